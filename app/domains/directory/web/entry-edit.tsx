import { z } from 'zod';
import { Denied } from '../../../platform/errors.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Heading, Hidden, LanguageField, Radios, Shell, Submit, useView, InLang } from '../../../ui/index.ts';
import { getOrganization, type Organization } from '../../people/index.ts';
import { visibleEntry } from '../entries.ts';
import type { Entry } from '../entry.ts';
import { changeEntry } from '../keeping.ts';
import { AboutField, LanguageTicks } from './entry-fields.tsx';
import { subjectIn } from './frame.tsx';
import { lang, languages, name, optionalText, revision } from './fields.ts';

const change = z.object({
  name,
  lang,
  about: optionalText(4000),
  languages,
  knows: optionalText(4000),
  believes: optionalText(4000),
  does: optionalText(4000),
  saidBy: z.enum(['group', 'guess']).optional().default('guess'),
  revision,
  subjectRevision: revision.optional().default(0),
});

export const editEntryPage: Controller = async (c) => showEdit(c, {}, {});

export const putEntry: Controller = async (c) => {
  const { ctx } = c.var;
  const subject = subjectIn(c);
  const organization = param(c, 'organization');
  await keptHere(c);
  const form = await readForm(c, change);
  if (!form.ok) return showEdit(c, form.problems, form.typed);
  const changed = await changeEntry(ctx, organization, subject, form.value);
  if (changed.ok) return redirect(c, href('entry.show', { organization, kind: subject.kind, subject: subject.id }), 'directory:notice.saved');
  return showEdit(c, { name: ctx.t('people:problem.group-duplicate') }, await typedFields(c));
};

/** The entry, for who keeps the directory; others are told why not, or find nothing. @throws NotFound, Denied */
async function keptHere(c: Web): Promise<Entry> {
  const { entry, keeps } = await visibleEntry(c.var.ctx, param(c, 'organization'), subjectIn(c));
  if (!keeps) throw new Denied('directory:denied.keep');
  return entry;
}

async function showEdit(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  const entry = await keptHere(c);
  const organization = await getOrganization(c.var.ctx, param(c, 'organization'));
  return render(c, <EditPage entry={entry} organization={organization} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function EditPage({ entry, organization, problems, typed }: { entry: Entry; organization: Organization; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const title = t('directory:edit', { name: entry.name });
  const at = { organization: organization.id, kind: entry.kind, subject: entry.id };
  const filled = (field: 'name' | 'about' | 'knows' | 'believes' | 'does') => typed[field] ?? entry[field] ?? '';
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading
        title={title}
        above={
          <a href={href('entry.show', at)}>
            <InLang lang={entry.lang}>{entry.name}</InLang>
          </a>
        }
      />
      <Form
        action={href('entry.update', at)}
        method="put"
        problems={problems}
        sees={entry.kind === 'groups' ? t('directory:group.sees') : t('directory:entry.sees')}
      >
        <Hidden name="revision" value={typed['revision'] ?? entry.revision} />
        <Hidden name="subjectRevision" value={typed['subjectRevision'] ?? entry.subjectRevision} />
        {entry.kind === 'organizations' ? (
          <Hidden name="name" value={entry.name} />
        ) : (
          <Field
            name="name"
            label={t(entry.kind === 'groups' ? 'people:group.name' : 'directory:person.name')}
            value={filled('name')}
            maxlength={200}
            required
          />
        )}
        <AboutField kind={entry.kind} value={filled('about')} />
        <LanguageTicks chosen={typed['revision'] === undefined ? entry.languages : (typed['languages']?.split('\n') ?? [])} />
        {entry.kind === 'groups' ? <ShapingFields filled={filled} saidBy={typed['saidBy'] ?? entry.saidBy} /> : null}
        <LanguageField name="lang" label={t('directory:lang')} value={typed['lang'] ?? entry.lang} />
        <Submit primary>{t('people:save')}</Submit>
      </Form>
    </Shell>
  );
}

function ShapingFields({ filled, saidBy }: { filled: (field: 'knows' | 'believes' | 'does') => string; saidBy: string }) {
  const { t } = useView();
  return (
    <fieldset class="stack">
      <legend>{t('directory:shapes')}</legend>
      <p class="hint">{t('directory:shapes.about')}</p>
      {(['knows', 'believes', 'does'] as const).map((verb) => (
        <Field
          name={verb}
          type="textarea"
          label={t(`directory:shapes.${verb}`)}
          hint={t(`directory:shapes.${verb}.hint`)}
          value={filled(verb)}
          maxlength={4000}
          optional
        />
      ))}
      <Radios
        name="saidBy"
        label={t('directory:said-by')}
        options={(['group', 'guess'] as const).map((by) => ({ value: by, label: t(`directory:said-by.${by}`) }))}
        value={saidBy}
      />
    </fieldset>
  );
}
