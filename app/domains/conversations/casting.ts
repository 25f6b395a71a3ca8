import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { takeSeat } from '../people/index.ts';
import { visibleIssues } from '../issues/index.ts';
import type { VoteValue } from './statement.ts';

/**
 * - `cast`: kept, or changed; `unchanged`: the same value was there already, nothing was written
 * - `withdrawn`: there is no vote now
 * - `closed`: the conversation takes no votes at this time
 * - `gone`: the statement is hidden, withdrawn or waits to be looked at
 * - `not-found`: no such statement in a conversation that the actor may see
 */
export type CastOutcome = 'cast' | 'unchanged' | 'withdrawn' | 'closed' | 'gone' | 'not-found';

/** `freshSeat` names the seat that a visitor's browser must be given, on their first vote only. */
export interface Cast {
  readonly outcome: CastOutcome;
  readonly freshSeat: { readonly issueId: string; readonly participantId: string } | null;
}

export interface Choice {
  readonly conversationId: string;
  readonly statementId: string;
  readonly value: VoteValue;
}

/**
 * Keeps a participant's vote. The hottest path of the product, and the recorded exception to how capabilities are
 * built (decision 0004): for somebody who has a seat already it is one SQL statement that finds, checks, writes and
 * tells. No event is recorded; `vote_casts` is the history of voting.
 */
export async function castVote(ctx: Ctx, choice: Choice): Promise<Cast> {
  const first = await cast(ctx, choice, heldSeat(ctx));
  if (first?.participant_id || first === undefined) return settled(ctx, choice, first);
  if (outcomeOf(first) !== 'unchanged') return { outcome: outcomeOf(first), freshSeat: null };
  return transact(ctx, async (ctx) => {
    const seat = await takeSeat(ctx, first.issue_id);
    const row = await cast(ctx, choice, sql`${seat.participantId}::uuid`);
    const { outcome } = settled(ctx, choice, row);
    return { outcome, freshSeat: seat.fresh ? { issueId: first.issue_id, participantId: seat.participantId } : null };
  });
}

/** Takes a vote back; the opposite of `castVote`. History keeps that it was cast and taken back. */
export async function withdrawVote(ctx: Ctx, conversationId: string, statementId: string): Promise<CastOutcome> {
  const { rows } = await sql<Row>`
    with place as (${place(ctx, { conversationId, statementId }, heldSeat(ctx))}),
    written as (
      delete from votes v using place p
      where p.open and v.statement_id = p.statement_id and v.participant_id = p.participant_id
      returning v.statement_id
    ),
    kept as (
      insert into vote_casts (conversation_id, statement_id, participant_id, value, at)
      select p.conversation_id, p.statement_id, p.participant_id, null, ${ctx.now} from place p, written
    )
    select p.issue_id, p.participant_id, p.open, p.votable, exists (select 1 from written) as written from place p`.execute(ctx.db);
  const row = rows[0];
  if (!row) return 'not-found';
  if (!row.open) return 'closed';
  if (row.written) ctx.live.announce(`conversation:${conversationId}`);
  return 'withdrawn';
}

interface Row {
  readonly issue_id: string;
  readonly participant_id: string | null;
  readonly open: boolean;
  readonly votable: boolean;
  readonly written: boolean;
}

type Sql = ReturnType<typeof sql>;

async function cast(ctx: Ctx, choice: Choice, seat: Sql): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    with place as (${place(ctx, choice, seat)}),
    written as (
      insert into votes as v (statement_id, participant_id, conversation_id, value, at)
      select statement_id, participant_id, conversation_id, ${choice.value}, ${ctx.now} from place
      where open and votable and participant_id is not null
      on conflict (statement_id, participant_id) do update set value = excluded.value, at = excluded.at
      where v.value <> excluded.value
      returning v.statement_id
    ),
    kept as (
      insert into vote_casts (conversation_id, statement_id, participant_id, value, at)
      select p.conversation_id, p.statement_id, p.participant_id, ${choice.value}, ${ctx.now} from place p, written
    )
    select p.issue_id, p.participant_id, p.open, p.votable, exists (select 1 from written) as written from place p`.execute(ctx.db);
  return rows[0];
}

/** The statement in its conversation, whether it takes votes now, and the actor's participant; no row where it is not visible. */
function place(ctx: Ctx, where: Omit<Choice, 'value'>, seat: Sql): Sql {
  return sql`
    select c.id as conversation_id, s.id as statement_id, c.issue_id, ${seat} as participant_id,
      c.opens_at <= ${ctx.now} and (c.closes_at is null or c.closes_at > ${ctx.now}) as open,
      i.withdrawn_at is null and (i.moderated = 1 or (i.moderated = 0 and not c.reviewed_first)) as votable
    from conversations c
    join statements s on s.conversation_id = c.id
    join inputs i on i.id = s.id
    where c.id = ${where.conversationId} and s.id = ${where.statementId} and ${visible(ctx)}`;
}

/** For a visitor an issue is visible when it is published; that short form of `visibleIssues` is most of the load. */
function visible(ctx: Ctx): Sql {
  if (!ctx.actor.personId) return sql`exists (select 1 from issue_publications pub where pub.issue_id = c.issue_id)`;
  return sql`exists (${visibleIssues(ctx)
    .select('issues.id')
    .where('issues.id', '=', sql<string>`c.issue_id`)})`;
}

/** The participant that the browser or the person is on the issue, as `findSeat` finds it, inside the same statement. */
function heldSeat(ctx: Ctx): Sql {
  const held = [...ctx.actor.participants].map(([issueId, participantId]) => sql`when ${issueId}::uuid then ${participantId}::uuid`);
  const ofBrowser = held.length > 0 ? sql`case c.issue_id ${sql.join(held, sql` `)} end` : sql`null::uuid`;
  if (!ctx.actor.personId) return ofBrowser;
  return sql`coalesce(${ofBrowser}, (select t.id from participants t where t.issue_id = c.issue_id and t.person_id = ${ctx.actor.personId}))`;
}

function settled(ctx: Ctx, choice: Choice, row: Row | undefined): Cast {
  const outcome = outcomeOf(row);
  if (outcome === 'cast') ctx.live.announce(`conversation:${choice.conversationId}`);
  return { outcome, freshSeat: null };
}

function outcomeOf(row: Row | undefined): CastOutcome {
  if (!row) return 'not-found';
  if (!row.open) return 'closed';
  if (!row.votable) return 'gone';
  return row.written ? 'cast' : 'unchanged';
}
