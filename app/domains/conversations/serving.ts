import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { Conversation } from './conversation.ts';
import type { StatementWithVote } from './statement.ts';
import { votableStatements } from './statements.ts';

/**
 * The next statement for a participant, or null when they have voted on all: drawn by chance, each with its priority as
 * its weight. One that the last analysis did not know weighs as much as the heaviest, so that it is heard at once.
 *
 * One SQL statement, in the way of Efraimidis and Spirakis: each statement waits -ln(u) / weight, with a u that its id and
 * the seed make, and the first one in is served. Taken as logarithms, which no weight can overflow.
 *
 * @param seed the same seed, the same statement: name the person and how many votes they have
 */
export async function nextStatement(
  ctx: Ctx,
  conversation: Pick<Conversation, 'id' | 'reviewedFirst'>,
  participantId: string | null,
  seed: string,
): Promise<StatementWithVote | null> {
  const weighed = votableStatements(ctx, conversation)
    .leftJoin('statement_priorities as known', 'known.statement_id', 'statements.id')
    .leftJoin('votes as mine', (join) => join.onRef('mine.statement_id', '=', 'statements.id').on('mine.participant_id', '=', participantId))
    .select([
      'statements.id',
      'statements.number',
      'inputs.body',
      'inputs.lang',
      'statements.is_seed as isSeed',
      'mine.statement_id as votedOn',
      sql<number>`coalesce(known.priority, max(known.priority) over (), 1)`.as('weight'),
    ]);
  const row = await ctx.db
    .selectFrom(weighed.as('one'))
    .select(['id', 'number', 'body', 'lang', 'isSeed'])
    .where('votedOn', 'is', null)
    .orderBy(sql`ln(-ln(${uniform(seed)})) - ln(weight)`)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, mine: null } : null;
}

/** Between 0 and 1, never either: 48 bits of a digest, in the middle of their step. */
function uniform(seed: string) {
  return sql`((('x' || left(md5(id::text || ${seed}), 12))::bit(48)::bigint + 0.5::double precision) / ${2 ** 48}::double precision)`;
}

/**
 * Keeps how much each statement should be voted on next; statements that are not named keep what they had.
 * Statements of other conversations are passed over. The caller has worked it out.
 *
 * @param priorities weights above 0 by statement id
 */
export async function setPriorities(ctx: Ctx, conversationId: string, priorities: ReadonlyMap<string, number>): Promise<void> {
  if (priorities.size === 0) return;
  await sql`
    insert into statement_priorities (statement_id, conversation_id, priority, set_at)
    select s.id, s.conversation_id, told.priority, ${ctx.now}
    from unnest(${[...priorities.keys()]}::uuid[], ${[...priorities.values()]}::double precision[]) as told (id, priority)
    join statements s on s.id = told.id and s.conversation_id = ${conversationId}
    on conflict (statement_id) do update set priority = excluded.priority, set_at = excluded.set_at`.execute(ctx.db);
}
