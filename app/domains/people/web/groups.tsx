import { z } from 'zod';
import { Denied } from '../../../platform/errors.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { EmptyState, Field, Form, Heading, Hidden, LanguageField, Section, Shell, Stacked, Submit, useView } from '../../../ui/index.ts';
import type { Group } from '../group.ts';
import { getGroup, listOwnGroups } from '../groups.ts';
import { changeGroup, keepsGroups, makeGroup } from '../keeping-groups.ts';
import type { Organization } from '../organization.ts';
import { getOrganization } from '../organizations.ts';
import { canKeepGroups } from '../policy.ts';
import { name, optionalText, revision } from './fields.ts';
import { Said } from './pieces.tsx';

const words = { name, about: optionalText(1000), lang: z.enum(textLanguages) };
const newGroup = z.object(words);
const changedGroup = z.object({ ...words, revision });

export const groupsPage: Controller = async (c) => showGroups(c, {}, {});

export const postGroup: Controller = async (c) => {
  const { ctx } = c.var;
  const organization = await getOrganization(ctx, param(c, 'organization'));
  const form = await readForm(c, newGroup);
  if (!form.ok) return showGroups(c, form.problems, form.typed);
  const made = await makeGroup(ctx, { ...form.value, organizationId: organization.id });
  if (made.ok) return redirect(c, href('groups.index', { organization: organization.id }), 'people:notice.group-made');
  return showGroups(c, { name: ctx.t('people:problem.group-duplicate') }, { ...form.value, about: form.value.about ?? '' });
};

export const groupPage: Controller = async (c) => showGroup(c, await findGroup(c), {}, {});

export const putGroup: Controller = async (c) => {
  const group = await findGroup(c);
  const form = await readForm(c, changedGroup);
  if (!form.ok) return showGroup(c, group, form.problems, form.typed);
  const changed = await changeGroup(c.var.ctx, group.id, form.value);
  if (changed.ok) return redirect(c, href('groups.index', { organization: group.organizationId }), 'people:notice.group-saved');
  const typed = { ...form.value, about: form.value.about ?? '', revision: String(form.value.revision) };
  return showGroup(c, group, { name: c.var.ctx.t('people:problem.group-duplicate') }, typed);
};

async function findGroup(c: Web): Promise<Group> {
  const group = await getGroup(c.var.ctx, param(c, 'group'));
  const verdict = canKeepGroups(await keepsGroups(c.var.ctx, group.organizationId));
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return group;
}

async function showGroups(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const organization = await getOrganization(ctx, param(c, 'organization'));
  const keeps = await keepsGroups(ctx, organization.id);
  const groups = await listOwnGroups(ctx, organization.id);
  const verdict = canKeepGroups(keeps);
  const refused = Object.keys(problems).length > 0;
  if (refused && !verdict.allowed) throw new Denied(verdict.reason);
  return render(c, <Groups organization={organization} groups={groups} keeps={keeps} problems={problems} typed={typed} />, refused ? 422 : 200);
}

async function showGroup(c: Web, group: Group, problems: Problems, typed: Typed): Promise<Response> {
  return render(c, <GroupPage group={group} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function Groups(props: { organization: Organization; groups: readonly Group[]; keeps: boolean; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const { organization, groups, keeps } = props;
  const head = [t('people:group'), t('people:group.about'), ...(keeps ? [t('people:change')] : [])];
  const rows = groups.map((group) => [
    <Said lang={group.lang}>{group.name}</Said>,
    group.about ? <Said lang={group.lang}>{group.about}</Said> : '',
    ...(keeps ? [<a href={href('group.edit', { group: group.id })}>{t('people:group.edit', { name: group.name })}</a>] : []),
  ]);
  return (
    <Shell title={t('people:groups.title')} desk problem={Object.keys(props.problems).length > 0}>
      <Heading
        title={t('people:groups.title')}
        lede={t('people:groups.lede')}
        above={
          <a href={href('organization.show', { organization: organization.id })} lang={organization.lang}>
            {organization.name}
          </a>
        }
      />
      {groups.length === 0 ? (
        <EmptyState title={t('people:groups.none')} why={t('people:groups.none.why')} />
      ) : (
        <Stacked caption={t('people:groups.title')} head={head} rows={rows} />
      )}
      {keeps ? (
        <Section title={t('people:group.add')}>
          <Form action={href('group.create', { organization: organization.id })} problems={props.problems} sees={t('people:group.sees')}>
            <GroupFields typed={props.typed} lang={organization.lang} />
            <Submit primary>{t('people:group.add')}</Submit>
          </Form>
        </Section>
      ) : null}
    </Shell>
  );
}

function GroupPage({ group, problems, typed }: { group: Group; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const title = t('people:group.edit', { name: group.name });
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading title={title} above={<a href={href('groups.index', { organization: group.organizationId })}>{group.organizationName}</a>} />
      <Form action={href('group.update', { group: group.id })} method="put" problems={problems} sees={t('people:group.sees')}>
        <Hidden name="revision" value={typed['revision'] ?? group.revision} />
        <GroupFields typed={{ name: group.name, about: group.about ?? '', ...typed }} lang={group.lang} />
        <Submit primary>{t('people:save')}</Submit>
      </Form>
    </Shell>
  );
}

function GroupFields({ typed, lang }: { typed: Typed; lang: string }) {
  const { t } = useView();
  return (
    <>
      <Field name="name" label={t('people:group.name')} hint={t('people:group.name.hint')} value={typed['name']} maxlength={200} required />
      <Field
        name="about"
        type="textarea"
        label={t('people:group.about')}
        hint={t('people:group.about.hint')}
        value={typed['about']}
        maxlength={1000}
        optional
      />
      <LanguageField name="lang" label={t('people:name.lang')} value={typed['lang'] ?? lang} />
    </>
  );
}
