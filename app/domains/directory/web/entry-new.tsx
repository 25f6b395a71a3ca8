import { z } from 'zod';
import { NotFound } from '../../../platform/errors.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Heading, LanguageField, Shell, Submit, useView } from '../../../ui/index.ts';
import { getOrganization, makeGroup, type Organization } from '../../people/index.ts';
import { addPerson } from '../adding-persons.ts';
import { mustKeepDirectory } from '../keepers.ts';
import { AboutField, LanguageTicks } from './entry-fields.tsx';
import { DirectoryLink, kindIn } from './frame.tsx';
import { lang, languages, name, optionalEmail, optionalText } from './fields.ts';

const newGroup = z.object({ name, about: optionalText(1000), lang });
const newPerson = z.object({ name, email: optionalEmail, phone: optionalText(100), about: optionalText(1000), languages, lang });

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
    return showNew(c, { name: ctx.t('people:problem.group-duplicate') }, await typedFields(c));
  }
  const form = await readForm(c, newPerson);
  if (!form.ok) return showNew(c, form.problems, form.typed);
  const made = await addPerson(ctx, organization, form.value);
  if (made.ok) return redirect(c, href('entry.show', { organization, kind, subject: made.value.personId }), 'directory:notice.person-made');
  return showNew(c, { email: ctx.t('directory:problem.person-duplicate') }, await typedFields(c));
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
