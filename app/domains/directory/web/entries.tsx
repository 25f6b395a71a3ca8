import { z } from 'zod';
import { Denied, NotFound } from '../../../platform/errors.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { CheckboxList, Field, Fold, Form, Heading, Hidden, LanguageField, Radios, Shell, Submit, languageName, useView, InLang } from '../../../ui/index.ts';
import { getOrganization, makeGroup, type Organization } from '../../people/index.ts';
import { addPerson } from '../adding-persons.ts';
import { visibleEntry } from '../entries.ts';
import type { Entry, EntryKind } from '../entry.ts';
import { changeEntry } from '../keeping.ts';
import { mustKeepDirectory } from '../keepers.ts';
import { removeEntry, restoreEntry } from '../removing.ts';
import { askForAdult, endAdult } from '../adult-moderation.ts';
import { DirectoryLink, kindIn, subjectIn } from './frame.tsx';
import { lang, languages, name, optionalEmail, optionalText, revision } from './fields.ts';

const newGroup = z.object({ name, about: optionalText(1000), lang });
const newPerson = z.object({ name, email: optionalEmail, phone: optionalText(100), about: optionalText(1000), languages, lang });
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

export const newEntryPage: Controller = async (c) => showNew(c, {}, {});

export const postEntry: Controller = async (c) => {
  const { ctx } = c.var;
  const kind = addable(c);
  const { id: organization } = await getOrganization(ctx, param(c, 'organization'));
  await mustKeepDirectory(ctx, organization);
  if (kind === 'groups') {
    const form = await readForm(c, newGroup);
    if (!form.ok) return showNew(c, form.problems, form.typed);
    const made = await makeGroup(ctx, { ...form.value, organizationId: organization });
    if (made.ok) return redirect(c, href('entry.show', { organization, kind, subject: made.value.id }), 'people:notice.group-made');
    return showNew(c, { name: ctx.t('people:problem.group-duplicate') }, { ...form.value, about: form.value.about ?? '' });
  }
  const form = await readForm(c, newPerson);
  if (!form.ok) return showNew(c, form.problems, form.typed);
  const made = await addPerson(ctx, organization, form.value);
  if (made.ok) return redirect(c, href('entry.show', { organization, kind, subject: made.value.personId }), 'directory:notice.person-made');
  const { name, email, phone, about } = form.value;
  return showNew(c, { email: ctx.t('directory:problem.person-duplicate') }, { name, email: email ?? '', phone: phone ?? '', about: about ?? '' });
};

function addable(c: Web): 'groups' | 'persons' {
  const kind = kindIn(c);
  if (kind === 'organizations') throw new NotFound();
  return kind;
}

async function showNew(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  const organization = await getOrganization(c.var.ctx, param(c, 'organization'));
  await mustKeepDirectory(c.var.ctx, organization.id);
  const page = <NewPage organization={organization} kind={addable(c)} problems={problems} typed={typed} />;
  return render(c, page, Object.keys(problems).length > 0 ? 422 : 200);
}

function NewPage(props: { organization: Organization; kind: 'groups' | 'persons'; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const { organization, kind, problems, typed } = props;
  const title = t(`directory:add.${kind}`);
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading title={title} above={<DirectoryLink organizationId={organization.id} kind={kind} />} />
      <Form
        action={href('entry.create', { organization: organization.id, kind })}
        problems={problems}
        sees={kind === 'groups' ? t('people:group.sees') : t('directory:person.sees')}
      >
        <Field
          name="name"
          label={kind === 'groups' ? t('people:group.name') : t('directory:person.name')}
          hint={kind === 'groups' ? t('people:group.name.hint') : undefined}
          value={typed['name']}
          maxlength={200}
          required
        />
        {kind === 'persons' ? (
          <>
            <Field
              name="email"
              type="email"
              label={t('directory:channel.email')}
              hint={t('directory:person.email.hint')}
              value={typed['email']}
              maxlength={254}
              optional
            />
            <Field name="phone" type="tel" label={t('directory:channel.phone')} value={typed['phone']} maxlength={100} optional />
            <LanguageTicks chosen={typed['languages']?.split('\n') ?? []} />
          </>
        ) : null}
        <AboutField kind={kind} value={typed['about']} />
        <LanguageField name="lang" label={t('directory:lang')} value={typed['lang'] ?? organization.lang} />
        <Submit primary>{title}</Submit>
      </Form>
    </Shell>
  );
}

function AboutField({ kind, value }: { kind: EntryKind; value: string | null | undefined }) {
  const { t } = useView();
  return (
    <Field
      name="about"
      type="textarea"
      label={kind === 'groups' ? t('people:group.about') : t('directory:about')}
      hint={kind === 'groups' ? t('people:group.about.hint') : t('directory:about.hint')}
      value={value}
      maxlength={kind === 'groups' ? 1000 : 4000}
      optional
    />
  );
}

function LanguageTicks({ chosen }: { chosen: readonly string[] }) {
  const { t, locale } = useView();
  const offered = [...new Set([...textLanguages, ...chosen])];
  return (
    <Fold label={t('directory:languages.choose')} open={chosen.length > 0}>
      <CheckboxList
        name="languages"
        label={t('directory:languages')}
        layout="row"
        options={offered.map((tag) => ({ value: tag, label: languageName(tag, locale) }))}
        values={chosen}
      />
    </Fold>
  );
}

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
  return showEdit(c, { name: ctx.t('people:problem.group-duplicate') }, { name: form.value.name });
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
        <LanguageTicks chosen={typed['languages']?.split('\n') ?? entry.languages} />
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

export const postRemoval: Controller = async (c) => {
  await removeEntry(c.var.ctx, param(c, 'organization'), subjectIn(c));
  return backTo(c, 'directory:notice.removed');
};

export const deleteRemoval: Controller = async (c) => {
  await restoreEntry(c.var.ctx, param(c, 'organization'), subjectIn(c));
  return backTo(c, 'directory:notice.restored');
};

export const postAdult: Controller = async (c) => {
  if (kindIn(c) !== 'persons') throw new NotFound();
  await askForAdult(c.var.ctx, param(c, 'organization'), param(c, 'subject'));
  return backTo(c, 'directory:notice.adult');
};

export const deleteAdult: Controller = async (c) => {
  if (kindIn(c) !== 'persons') throw new NotFound();
  await endAdult(c.var.ctx, param(c, 'organization'), param(c, 'subject'));
  return backTo(c, 'directory:notice.no-adult');
};

function backTo(c: Web, notice: string): Response {
  return redirect(c, href('entry.show', { organization: param(c, 'organization'), kind: kindIn(c), subject: param(c, 'subject') }), notice);
}
