import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { Conversation } from './conversation.ts';
import { chanceOf, chooseNext, type Candidate, type StatementWithVote, type VoteValue } from './statement.ts';
import { findStatement, votableStatements } from './statements.ts';

/** How far a participant is: how many statements there are to vote on, and on how many of them they did. */
export interface Progress {
  readonly voted: number;
  readonly total: number;
}

/** So many statements are weighed against each other for the next one, so that the work stays bounded. */
const mostCandidates = 24;
/** A statement with more votes than this counts as having this many. */
const enoughVotes = 200;

export async function progressOf(ctx: Ctx, conversation: Conversation, participantId: string | null): Promise<Progress> {
  const row = await votableStatements(ctx, conversation)
    .leftJoin('votes as mine', (join) => join.onRef('mine.statement_id', '=', 'statements.id').on('mine.participant_id', '=', participantId))
    .select(({ fn }) => [fn.countAll<number>().as('total'), fn.count<number>('mine.statement_id').as('voted')])
    .executeTakeFirstOrThrow();
  return row;
}

/**
 * The next statement for a participant, or null when they have voted on all. The same participant with as many votes
 * sees the same statement, however often the page is opened; a visitor without votes has no such memory.
 *
 * @param chance a number from 0 to 1 for a text; replaced in tests
 */
export async function nextStatement(
  ctx: Ctx,
  conversation: Conversation,
  participantId: string | null,
  voted: number,
  chance: (text: string) => number = chanceOf,
): Promise<StatementWithVote | null> {
  const seed = `${participantId ?? ctx.now.getTime()}:${voted}`;
  const candidates = await listCandidates(ctx, conversation, participantId, seed);
  const id = chooseNext(candidates, chance(seed));
  return id ? findStatement(ctx, conversation, participantId, id) : null;
}

async function listCandidates(ctx: Ctx, conversation: Conversation, participantId: string | null, seed: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select c.id, (select count(*) from (select 1 from votes v where v.statement_id = c.id limit ${enoughVotes}) as counted) as votes
    from (${votableStatements(ctx, conversation)
      .select('statements.id')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('votes as mine')
              .select('mine.value')
              .whereRef('mine.statement_id', '=', 'statements.id')
              .where('mine.participant_id', '=', participantId),
          ),
        ),
      )
      .orderBy(sql`md5(statements.id::text || ${seed})`)
      .limit(mostCandidates)}) as c`.execute(ctx.db);
  return rows;
}

/** The statement this participant voted on last, with that vote. */
export async function lastVote(ctx: Ctx, conversation: Conversation, participantId: string | null): Promise<(StatementWithVote & { mine: VoteValue }) | null> {
  if (!participantId) return null;
  const row = await ctx.db
    .selectFrom('votes')
    .select('statement_id')
    .where('conversation_id', '=', conversation.id)
    .where('participant_id', '=', participantId)
    .orderBy('at', (order) => order.desc().nullsLast())
    .orderBy('statement_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const statement = await findStatement(ctx, conversation, participantId, row?.statement_id);
  return statement && statement.mine !== null ? { ...statement, mine: statement.mine } : null;
}
