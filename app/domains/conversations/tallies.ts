import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { waitsForAdult } from '../inputs/index.ts';

/** How the present votes on one statement fall. For those who lead only. */
export interface StatementTally {
  readonly id: string;
  readonly number: number;
  readonly body: string;
  readonly lang: string;
  readonly isSeed: boolean;
  /** -1 hidden, 0 not looked at, 1 accepted. */
  readonly moderated: number;
  /** A student's: not shown before an adult accepts it. */
  readonly waits: boolean;
  readonly withdrawn: boolean;
  readonly saidAt: Date;
  readonly agrees: number;
  readonly disagrees: number;
  readonly passes: number;
}

/** Every statement of a conversation with its votes, in the order they came. The caller has asked who leads. */
export async function tallyStatements(ctx: Ctx, conversationId: string): Promise<StatementTally[]> {
  const { rows } = await sql<StatementTally>`
    select s.id, s.number, i.body, i.lang, s.is_seed as "isSeed", i.moderated, ${waitsForAdult('i')} as waits, i.withdrawn_at is not null as withdrawn, i.said_at as "saidAt",
      coalesce(v.agrees, 0) as agrees, coalesce(v.disagrees, 0) as disagrees, coalesce(v.passes, 0) as passes
    from statements s
    join inputs i on i.id = s.id
    left join (
      select statement_id, count(*) filter (where value = 1) as agrees, count(*) filter (where value = -1) as disagrees, count(*) filter (where value = 0) as passes
      from votes where conversation_id = ${conversationId} group by statement_id
    ) v on v.statement_id = s.id
    where s.conversation_id = ${conversationId}
    order by s.number`.execute(ctx.db);
  return rows;
}

export interface Turnout {
  readonly votes: number;
  readonly voters: number;
}

/** How many votes there are, from how many participants. */
export async function turnoutOf(ctx: Ctx, conversationId: string): Promise<Turnout> {
  const { rows } =
    await sql<Turnout>`select count(*) as votes, count(distinct participant_id) as voters from votes where conversation_id = ${conversationId}`.execute(ctx.db);
  return rows[0] ?? { votes: 0, voters: 0 };
}

export interface ConversationCounts extends Turnout {
  readonly conversationId: string;
  /** Statements that are neither hidden nor withdrawn. */
  readonly statements: number;
  /** People's statements that nobody has looked at yet. */
  readonly waiting: number;
}

/** The counts of every conversation of an issue, by its id. */
export async function countsOf(ctx: Ctx, issueId: string): Promise<ReadonlyMap<string, ConversationCounts>> {
  const { rows } = await sql<ConversationCounts>`
    select c.id as "conversationId", s.statements, s.waiting, v.votes, v.voters
    from conversations c
    cross join lateral (
      select count(*) filter (where i.moderated >= 0 and i.withdrawn_at is null) as statements,
        count(*) filter (where i.moderated = 0 and i.withdrawn_at is null and i.channel <> 'import') as waiting
      from statements s join inputs i on i.id = s.id where s.conversation_id = c.id
    ) s
    cross join lateral (select count(*) as votes, count(distinct participant_id) as voters from votes where conversation_id = c.id) v
    where c.issue_id = ${issueId}`.execute(ctx.db);
  return new Map(rows.map((row) => [row.conversationId, row]));
}
