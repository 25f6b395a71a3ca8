import { sql, type RawBuilder } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { inputsInOrder, type Channel, type Input, type InputKind } from '../inputs/index.ts';
import type { Issue } from '../issues/index.ts';
import { sameGroupAs } from '../people/index.ts';

/** When the promised days run out; see `dueAt` of inputs, whose rule this is in SQL. */
const due = sql`(case when i.channel = 'import' then i.created_at else i.said_at end + interval '24 hours' * issues.answer_days)`;

/**
 * SQL of the inputs that are promised an answer: not hidden, not taken back, and not a seed, which we wrote ourselves.
 * `current` is the answer in force.
 */
const promised = sql`from inputs i
  join issues on issues.id = i.issue_id
  left join answers current on current.input_id = i.id and not exists (select 1 from answers later where later.replaces_id = current.id)
  where i.moderated >= 0 and i.withdrawn_at is null and not exists (select 1 from statements s where s.id = i.id and s.is_seed)`;

/** How the promise to answer stands. */
export interface AnswerCounts {
  readonly all: number;
  readonly answered: number;
  readonly used: number;
  readonly adapted: number;
  readonly notUsed: number;
  readonly waiting: number;
  readonly overdue: number;
  /** When the next of the waiting is due, overdue ones first; null where none waits. */
  readonly dueSoonest: Date | null;
}

/** Counts of one issue, or of one group on it. The caller has found the issue, and minds small groups. */
export async function countAnswers(ctx: Pick<Ctx, 'db' | 'now'>, issueId: string, groupId: string | null = null): Promise<AnswerCounts> {
  const group = groupId ? sql`and i.group_id in ${sameGroupAs(groupId)}` : sql``;
  const { rows } = await sql<AnswerCounts>`
    select count(*)::int as "all", count(current.id)::int as answered,
      count(*) filter (where current.verdict = 'used')::int as used,
      count(*) filter (where current.verdict = 'adapted')::int as adapted,
      count(*) filter (where current.verdict = 'not-used')::int as "notUsed",
      count(*) filter (where current.id is null)::int as waiting,
      count(*) filter (where current.id is null and ${due} < ${ctx.now})::int as overdue,
      min(${due}) filter (where current.id is null) as "dueSoonest"
    ${promised} and i.issue_id = ${issueId} ${group}`.execute(ctx.db);
  const counts = rows[0];
  if (!counts) throw new Error('a count without group by always has one row');
  return { ...counts, dueSoonest: counts.dueSoonest ? new Date(counts.dueSoonest) : null };
}

export interface QueueFilter {
  readonly overdue?: boolean | undefined;
  readonly kind?: InputKind | undefined;
  readonly channel?: Channel | undefined;
  readonly lang?: string | undefined;
  readonly groupId?: string | undefined;
}

const queueSize = 50;

/** Inputs that wait for an answer, the longest overdue first; `page` counts from 1. */
export async function listWaiting(ctx: Ctx, issueId: string, filter: QueueFilter = {}, page = 1): Promise<{ inputs: Input[]; more: boolean }> {
  const { rows } = await sql<{ id: string }>`
    select i.id ${promised} and current.id is null and i.issue_id = ${issueId} ${conditions(ctx, filter)}
    order by ${due}, i.id limit ${queueSize + 1} offset ${(page - 1) * queueSize}`.execute(ctx.db);
  const inputs = await inputsInOrder(
    ctx,
    rows.slice(0, queueSize).map((row) => row.id),
  );
  return { inputs, more: rows.length > queueSize };
}

function conditions(ctx: Ctx, filter: QueueFilter): RawBuilder<unknown> {
  const parts = [
    filter.overdue ? sql`and ${due} < ${ctx.now}` : sql``,
    filter.kind ? sql`and i.kind = ${filter.kind}` : sql``,
    filter.channel ? sql`and i.channel = ${filter.channel}` : sql``,
    filter.lang ? sql`and i.lang = ${filter.lang}` : sql``,
    filter.groupId ? sql`and i.group_id in ${sameGroupAs(filter.groupId)}` : sql``,
  ];
  return sql.join(parts, sql` `);
}

export interface ChangedPage {
  readonly inputs: readonly Input[];
  /** The answer id to continue before, or null at the end. */
  readonly older: string | null;
}

/**
 * Answered inputs, the newest answer first, used, adapted and not used alike; `before` is the answer id where the last
 * page ended. With a group, what it said; `onlyItself` leaves out what single people of it said.
 */
export async function listChanged(
  ctx: Ctx,
  issue: Pick<Issue, 'id'>,
  group: { id: string; onlyItself: boolean } | null,
  before: string | null,
  size = 20,
): Promise<ChangedPage> {
  const ofGroup = group ? sql`and i.group_id in ${sameGroupAs(group.id)} ${group.onlyItself ? sql`and i.speaks <> 'self'` : sql``}` : sql``;
  const after = before ? sql`and (current.given_at, current.id) < (select a.given_at, a.id from answers a where a.id = ${before})` : sql``;
  const { rows } = await sql<{ id: string; answerId: string }>`
    select i.id, current.id as "answerId" ${promised} and current.id is not null and i.issue_id = ${issue.id} ${ofGroup} ${after}
    order by current.given_at desc, current.id desc limit ${size + 1}`.execute(ctx.db);
  const shown = rows.slice(0, size);
  return {
    inputs: await inputsInOrder(
      ctx,
      shown.map((row) => row.id),
    ),
    older: rows.length > size ? (shown.at(-1)?.answerId ?? null) : null,
  };
}
