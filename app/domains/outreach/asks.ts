import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { administered, keptGroups, todayOf } from '../people/index.ts';
import { dueOf, stateOf, type Ask, type Attempt, type CategoryKey, type Outcome } from './ask.ts';

function askRows(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('asks')
    .leftJoin(keptGroups('groups'), 'groups.id', 'asks.group_id')
    .leftJoin('persons as asked', 'asked.id', 'asks.person_id')
    .innerJoin('persons as owner', 'owner.id', 'asks.owner_id')
    .select([
      'asks.id',
      'asks.issue_id as issueId',
      'groups.kept_id as groupId',
      'groups.name as groupName',
      'groups.lang as groupLang',
      'asks.person_id as personId',
      'asked.name as personName',
      'asks.who',
      'asks.category_framework as framework',
      'asks.category_key as category',
      'asks.category_subgroup as subgroup',
      'asks.what',
      'asks.lang',
      'asks.owner_id as ownerId',
      'owner.name as ownerName',
      'asks.by_on as byOn',
      'asks.through',
      'asks.without_offer as withoutOffer',
      'asks.revision',
      'asks.created_at as createdAt',
      'asks.removed_at as removedAt',
    ]);
}

type AskRow = Awaited<ReturnType<ReturnType<typeof askRows>['executeTakeFirstOrThrow']>>;

/** The asks of an issue, what is due first on top. The caller has made sure that the actor leads the issue. */
export async function listAsks(ctx: Ctx, issueId: string, which: 'standing' | 'removed' = 'standing'): Promise<Ask[]> {
  const rows = await askRows(ctx)
    .where('asks.issue_id', '=', issueId)
    .where('asks.removed_at', which === 'standing' ? 'is' : 'is not', null)
    .orderBy('asks.created_at')
    .orderBy('asks.id')
    .execute();
  return (await withAttempts(ctx, rows)).sort((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'));
}

/** The open asks that the actor does, on every issue, what is due first on top. */
export async function listMyAsks(ctx: Ctx): Promise<(Ask & { slug: string; statement: string; issueLang: string })[]> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const rows = await askRows(ctx)
    .innerJoin('issues', 'issues.id', 'asks.issue_id')
    .select(['issues.slug', 'issues.statement', 'issues.lang as issueLang'])
    .where('asks.owner_id', '=', personId)
    .where('asks.removed_at', 'is', null)
    // Whoever left reads no more of whom is asked, as on its own page.
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('memberships as m')
            .select('m.id')
            .whereRef('m.issue_id', '=', 'issues.id')
            .where('m.person_id', '=', personId)
            .where('m.ended_at', 'is', null),
        ),
        eb('issues.organization_id', 'in', administered(personId)),
      ]),
    )
    .execute();
  const places = new Map(rows.map((row) => [row.id, { slug: row.slug, statement: row.statement, issueLang: row.issueLang }]));
  const asks = (await withAttempts(ctx, rows)).filter((ask) => ask.dueOn !== null);
  return asks
    .map((ask) => ({ ...ask, ...(places.get(ask.id) ?? { slug: '', statement: '', issueLang: 'en' }) }))
    .sort((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? ''));
}

/** An ask of that issue. @throws NotFound */
export async function getAsk(ctx: Ctx, issueId: string, id: string, which: 'standing' | 'removed' = 'standing'): Promise<Ask> {
  const rows = isId(id)
    ? await askRows(ctx)
        .where('asks.issue_id', '=', issueId)
        .where('asks.id', '=', id)
        .where('asks.removed_at', which === 'standing' ? 'is' : 'is not', null)
        .execute()
    : [];
  const [ask] = await withAttempts(ctx, rows);
  if (!ask) throw new NotFound();
  return ask;
}

/** Attempts on these asks, oldest first; also those taken out, for the history of one ask. */
export async function listAttempts(ctx: Pick<Ctx, 'db'>, askIds: readonly string[]): Promise<Attempt[]> {
  if (askIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('ask_attempts')
    .innerJoin('persons', 'persons.id', 'ask_attempts.created_by')
    .select([
      'ask_attempts.id',
      'ask_id as askId',
      'asked_on as askedOn',
      'channel',
      'outcome',
      'next_on as nextOn',
      'note',
      'lang',
      'persons.name as askedBy',
      'removed_at as removedAt',
    ])
    .where('ask_id', 'in', askIds)
    .orderBy('asked_on')
    .orderBy('ask_attempts.created_at')
    .orderBy('ask_attempts.id')
    .execute();
  return rows as Attempt[];
}

async function withAttempts(ctx: Pick<Ctx, 'db'>, rows: readonly AskRow[]): Promise<Ask[]> {
  const all = await listAttempts(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map(({ framework, category, subgroup, ...row }) => {
    const attempts = all.filter((one) => one.askId === row.id && one.removedAt === null);
    return {
      ...row,
      category: framework !== null && category !== null ? { framework, category, subgroup } : null,
      attempts,
      state: stateOf(attempts),
      dueOn: dueOf(row.byOn, attempts),
    };
  });
}

/** How far outreach got with one group, person or kind of people. `planned`: nobody was asked yet. */
export interface Reached {
  readonly askId: string;
  readonly groupId: string | null;
  readonly personId: string | null;
  readonly category: CategoryKey | null;
  readonly outcome: 'planned' | Outcome;
  /** How often they were asked. */
  readonly attempts: number;
  /** Day of the last time, `YYYY-MM-DD`. */
  readonly lastOn: string | null;
}

/** Whom outreach on an issue went to, and with what outcome: one line for each ask that stands. For counting; it holds no names. */
export async function reachedBy(ctx: Ctx, issueId: string): Promise<Reached[]> {
  const asks = await listAsks(ctx, issueId);
  return asks.map(({ id, groupId, personId, category, attempts }) => {
    const last = attempts.at(-1);
    return { askId: id, groupId, personId, category, outcome: last?.outcome ?? 'planned', attempts: attempts.length, lastOn: last?.askedOn ?? null };
  });
}

/** How much outreach waits on an issue: asks due today or before, and hard relations whose next step is. */
export async function countDueOutreach(ctx: Ctx, issueId: string): Promise<{ asks: number; relations: number }> {
  const today = todayOf(ctx);
  const { rows } = await sql<{ asks: number; relations: number }>`
    select
      (select count(*)::int from asks a left join lateral (
          select t.next_on, true as asked from ask_attempts t where t.ask_id = a.id and t.removed_at is null order by t.asked_on desc, t.created_at desc, t.id desc limit 1
        ) last on true
        where a.issue_id = ${issueId} and a.removed_at is null and (case when last.asked then last.next_on else a.by_on end) <= ${today}::date) as asks,
      (select count(*)::int from hard_relations r join lateral (
          select s.by_on from hard_relation_steps s where s.hard_relation_id = r.id order by s.number desc limit 1
        ) step on true
        where r.issue_id = ${issueId} and step.by_on <= ${today}::date
          and not exists (select 1 from hard_relation_resolutions x where x.hard_relation_id = r.id and x.undone_at is null)) as relations`.execute(ctx.db);
  return rows[0] ?? { asks: 0, relations: 0 };
}
