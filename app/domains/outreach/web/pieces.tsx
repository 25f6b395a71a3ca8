import type { Child } from 'hono/jsx';
import type { Ctx } from '../../../platform/ctx.ts';
import { Denied } from '../../../platform/errors.ts';
import { param, type Web } from '../../../platform/http/web.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Field, Row, Select, useView } from '../../../ui/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { GroupName } from '../../issues/web/index.ts';
import { listGroups, listMembers, standingOn, type Group } from '../../people/index.ts';
import type { Partner } from '../ask.ts';
import { nameInDirectory } from '../partner.ts';
import { canReachOut } from '../policy.ts';

/** Whom something is about: the person, of which group, or the words. */
export function PartnerName({ partner }: { partner: Partner }) {
  const group = partner.groupName ? <GroupName name={partner.groupName} lang={partner.groupLang} /> : null;
  const one = partner.personName ?? partner.who;
  if (one && group)
    return (
      <>
        {one} · {group}
      </>
    );
  return <>{group ?? one}</>;
}

/** Whom a form may name, and who may do it. For those who lead: it holds members. */
export interface Choices {
  readonly groups: readonly Pick<Group, 'id' | 'name'>[];
  readonly persons: readonly { id: string; name: string }[];
  readonly owners: readonly { id: string; name: string }[];
}

/** `person` is somebody else of the directory who is chosen already. */
export async function choicesFor(ctx: Ctx, issue: Pick<Issue, 'id' | 'organizationId'>, person?: string): Promise<Choices> {
  const members = (await listMembers(ctx, issue.id)).map((one) => ({ id: one.personId, name: one.name }));
  const other = person && !members.some((one) => one.id === person) ? await nameInDirectory(ctx, issue, person) : null;
  const { personId } = ctx.actor;
  const own = personId && !members.some((one) => one.id === personId) ? [{ id: personId, name: ctx.t('outreach:owner.me') }] : [];
  return {
    groups: await listGroups(ctx, issue.organizationId),
    persons: other && person ? [{ id: person, name: other }, ...members] : members,
    owners: [...own, ...members],
  };
}

/** The issue, for pages that only those who lead it see. @throws NotFound, Denied */
export async function ledIssue(c: Web): Promise<Issue> {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const verdict = canReachOut(await standingOn(c.var.ctx, issue.id));
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return issue;
}

/** Whom it is about: a group, a person, or words. */
export function PartnerFields({ typed, choices }: { typed: Typed; choices: Choices }) {
  const { t } = useView();
  const options = (list: readonly { id: string; name: string }[], none: string) => [
    { value: '', label: none },
    ...list.map((one) => ({ value: one.id, label: one.name })),
  ];
  return (
    <>
      <Select name="groupId" label={t('outreach:partner.group')} options={options(choices.groups, t('outreach:partner.no-group'))} value={typed['groupId']} />
      <Select
        name="personId"
        label={t('outreach:partner.person')}
        options={options(choices.persons, t('outreach:partner.no-person'))}
        value={typed['personId']}
      />
      <Field name="who" label={t('outreach:partner.who')} hint={t('outreach:partner.who.hint')} value={typed['who']} maxlength={200} optional />
    </>
  );
}

export function OwnerField({ typed, choices, fallback, hint }: { typed: Typed; choices: Choices; fallback: string | null; hint?: string }) {
  const { t } = useView();
  const options = choices.owners.map((one) => ({ value: one.id, label: one.name }));
  return <Select name="ownerId" label={t('outreach:owner')} hint={hint} options={options} value={typed['ownerId'] ?? fallback} />;
}

/** The pages of outreach, side by side. */
export function Ways({ issue, current }: { issue: Pick<Issue, 'slug'>; current: 'asks' | 'offers' | 'relations' }): Child {
  const { t } = useView();
  const to = { issue: issue.slug };
  const ways = [
    ['asks', 'desk.outreach'],
    ['offers', 'offers.index'],
    ['relations', 'hard-relations.index'],
    ['nominations', 'nominations.index'],
    ['notes', 'notes.index'],
  ] as const;
  return (
    <Row>
      {ways
        .filter(([way]) => way !== current)
        .map(([way, route]) => (
          <ButtonLink small href={href(route, to)}>
            {t(`outreach:way.${way}`)}
          </ButtonLink>
        ))}
    </Row>
  );
}
