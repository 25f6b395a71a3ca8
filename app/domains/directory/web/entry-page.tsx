import { param, render, type Controller, type Web } from '../../../platform/http/web.ts';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import { localDay } from '../../../platform/clock.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Facts, Form, Heading, Notice, Row, Section, Shell, Submit, useView, InLang } from '../../../ui/index.ts';
import { getOrganization, type Organization } from '../../people/index.ts';
import { listChannels, type Channel } from '../channels.ts';
import { listEncounters, type Encounter } from '../encounters.ts';
import { visibleEntry } from '../entries.ts';
import type { Entry, Subject } from '../entry.ts';
import { listKeepers, type Keeper } from '../keepers.ts';
import { issuesOf, type IssuePart } from '../taking-part.ts';
import { caredOf, externalIdsOf, rolesOf, type Cared, type RoleAt } from '../ties.ts';
import { ChannelSection } from './channel-section.tsx';
import { EncounterSection } from './encounter-section.tsx';
import { DirectoryLink, Languages, subjectIn } from './frame.tsx';

export const entryPage: Controller = async (c) => showEntry(c, param(c, 'organization'), subjectIn(c));

/** What was sent with a form of this page and did not fit. */
export interface Refused {
  readonly form: 'channel' | 'encounter';
  readonly problems: Problems;
  readonly typed: Typed;
}

export interface EntryData {
  organization: Organization;
  entry: Entry;
  keeps: boolean;
  channels: readonly Channel[];
  removedChannels: readonly Channel[];
  encounters: readonly Encounter[];
  removedEncounters: readonly Encounter[];
  keepers: readonly Keeper[];
  issues: readonly IssuePart[];
  /** Issues of the organization, which an encounter may be about. */
  ownIssues: readonly IssuePart[];
  roles: readonly RoleAt[];
  cared: readonly Cared[];
  externalIds: readonly { source: string; externalId: string }[];
  today: string;
  me: string;
  refused: Refused | null;
}

/** The page of one entry, with a refused form open. */
export async function showEntry(c: Web, organizationId: string, subject: Subject, refused?: Refused): Promise<Response> {
  const { ctx } = c.var;
  const { entry, keeps } = await visibleEntry(ctx, organizationId, subject);
  const organization = await getOrganization(ctx, organizationId);
  const ids = keeps ? [entry.entryId] : [];
  const data: EntryData = {
    organization,
    entry,
    keeps,
    channels: await listChannels(ctx, ids),
    removedChannels: await listChannels(ctx, ids, { removed: true }),
    encounters: await listEncounters(ctx, subject),
    removedEncounters: await listEncounters(ctx, subject, { removed: true, limit: 10 }),
    keepers: keeps ? await listKeepers(ctx, organizationId) : [],
    issues: await issuesOf(ctx, subject),
    ownIssues: keeps ? await issuesOf(ctx, { kind: 'organizations', id: organizationId }) : [],
    roles: await rolesOf(ctx, ids),
    cared: keeps ? await caredOf(ctx, entry.entryId) : [],
    externalIds: keeps ? await externalIdsOf(ctx, entry.entryId) : [],
    today: localDay(ctx.now, ctx.timeZone),
    me: ctx.actor.personId ?? '',
    refused: refused ?? null,
  };
  return render(c, <EntryPage {...data} />, refused ? 422 : 200);
}

function EntryPage(data: EntryData) {
  const { t } = useView();
  const { entry, keeps, organization } = data;
  const at = { organization: organization.id, kind: entry.kind, subject: entry.id };
  return (
    <Shell title={entry.name} desk problem={data.refused !== null}>
      <Heading title={<InLang lang={entry.lang}>{entry.name}</InLang>} above={<DirectoryLink organizationId={organization.id} kind={entry.kind} />} />
      {entry.about ? (
        <p class="lede">
          <InLang lang={entry.lang}>{entry.about}</InLang>
        </p>
      ) : null}
      <States {...data} />
      <FactList {...data} />
      {keeps ? (
        <Row>
          <ButtonLink href={href('entry.edit', at)}>{t('directory:change')}</ButtonLink>
          {entry.kind === 'groups' ? <ButtonLink href={href('card.show', { group: entry.id })}>{t('directory:context-card')}</ButtonLink> : null}
          <ButtonLink href={href('entry.history', at)}>{t('directory:history')}</ButtonLink>
          <ButtonLink href={href('merge.new', { organization: organization.id }, { kind: entry.kind, one: entry.id })}>{t('directory:merge.with')}</ButtonLink>
        </Row>
      ) : null}
      {keeps && entry.kind === 'groups' ? <Shaping entry={entry} edit={href('entry.edit', at)} /> : null}
      {keeps ? <ChannelSection {...data} /> : null}
      {keeps || data.encounters.length > 0 ? <EncounterSection {...data} /> : null}
      <TakingPart issues={data.issues} />
      {keeps && (entry.kind !== 'groups' || entry.removedAt) && entry.id !== organization.id ? <Standing {...data} /> : null}
    </Shell>
  );
}

function States({ entry, organization }: EntryData) {
  const { t } = useView();
  return (
    <>
      {entry.keptId ? <Notice>{t('directory:merged-into')}</Notice> : null}
      {entry.removedAt ? <Notice>{t('directory:is-removed')}</Notice> : null}
      {entry.needsAdult ? <Notice>{t('directory:adult.long')}</Notice> : null}
      {entry.keptId ? (
        <p>
          <a href={href('merges.index', { organization: organization.id }, { kind: entry.kind })}>{t('directory:merges.title')}</a>
        </p>
      ) : null}
    </>
  );
}

function FactList({ entry, organization, roles, cared, externalIds }: EntryData) {
  const { t } = useView();
  const person = (one: Cared) => <a href={href('entry.show', { organization: organization.id, kind: 'persons', subject: one.personId })}>{one.name}</a>;
  const both = (['looks-after', 'looked-after-by'] as const).flatMap((way) => {
    const some = cared.filter((one) => one.way === way);
    if (some.length === 0) return [];
    return [{ name: t(`directory:${way}`), value: <>{some.map((one, at) => [at > 0 ? ', ' : '', person(one)])}</> }];
  });
  const items = [
    ...(entry.level ? [{ name: t('directory:level'), value: t(`people:level.${entry.level}` as 'people:level.school') }] : []),
    ...(entry.languages.length > 0 ? [{ name: t('directory:languages'), value: <Languages tags={entry.languages} /> }] : []),
    ...roles.map((role) => ({
      name: t(`directory:role.${role.role}` as 'directory:role.parent'),
      value: <InLang lang={role.atLang}>{role.atName}</InLang>,
    })),
    ...both,
    ...externalIds.map((one) => ({
      name: one.source === 'nces' ? t('directory:nces') : t('directory:id-in', { source: one.source }),
      value: <bdi>{one.externalId}</bdi>,
    })),
  ];
  return items.length > 0 ? <Facts items={items} /> : null;
}

/** Tool 4.4, Meet the Stakeholders: what a group does to what practitioners know, believe and do. */
function Shaping({ entry, edit }: { entry: Entry; edit: string }) {
  const { t } = useView();
  const said = (['knows', 'believes', 'does'] as const).filter((verb) => entry[verb]);
  return (
    <Section title={t('directory:shapes')} quiet={t('directory:shapes.about')}>
      {said.length === 0 ? (
        <EmptyState
          title={t('directory:shapes.none')}
          why={t('directory:shapes.none.why')}
          action={<ButtonLink href={edit}>{t('directory:shapes.write')}</ButtonLink>}
        />
      ) : (
        <>
          <Facts items={said.map((verb) => ({ name: t(`directory:shapes.${verb}`), value: <InLang lang={entry.lang}>{entry[verb] ?? ''}</InLang> }))} />
          <p class="quiet">
            {entry.saidBy === 'guess' ? <b class="guess-mark">{t('ui:guess')}</b> : null} {t(`directory:said-by.${entry.saidBy}`)}
          </p>
        </>
      )}
    </Section>
  );
}

function TakingPart({ issues }: { issues: readonly IssuePart[] }) {
  const { t } = useView();
  return (
    <Section title={t('directory:issues')}>
      {issues.length === 0 ? (
        <p class="quiet">{t('directory:issues.none')}</p>
      ) : (
        <ul>
          {issues.map((issue) => (
            <li>
              <a href={href('issue.show', { issue: issue.slug })}>
                <InLang lang={issue.lang}>{issue.statement}</InLang>
              </a>{' '}
              <span class="quiet">{issue.as.map((as) => t(`directory:part.${as}` as 'directory:part.member')).join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Out of the directory and back, and whether an adult looks first. */
function Standing({ entry, organization }: EntryData) {
  const { t } = useView();
  const at = { organization: organization.id, kind: entry.kind, subject: entry.id };
  return (
    <Section title={t('directory:standing')}>
      <div class="stack">
        {entry.kind === 'persons' ? (
          <Form
            action={href(entry.needsAdult ? 'adult-moderation.end' : 'adult-moderation.begin', at)}
            method={entry.needsAdult ? 'delete' : 'post'}
            sees={t('directory:adult.sees')}
          >
            <Submit>{t(entry.needsAdult ? 'directory:adult.end' : 'directory:adult.begin')}</Submit>
          </Form>
        ) : null}
        <Form
          action={href(entry.removedAt ? 'entry.restore' : 'entry.remove', at)}
          method={entry.removedAt ? 'delete' : 'post'}
          sees={t('directory:remove.sees')}
        >
          <Submit>{t(entry.removedAt ? 'directory:restore' : 'directory:remove')}</Submit>
        </Form>
      </div>
    </Section>
  );
}
