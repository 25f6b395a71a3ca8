import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { newId } from '../../platform/ids.ts';
import { setPriorities } from '../conversations/index.ts';
import { standardSeed, type Found } from './finding.ts';
import type { FindingQuestion } from './finding-thread.ts';
import type { Findings } from './findings.ts';
import { engineVersion } from '../../engines/opinion/index.ts';
import { withLease } from './leases.ts';
import { releaseIfDue } from './releasing.ts';
import { staleConversations, type Stale } from './staleness.ts';
import { readVotes } from './votes-to-analyse.ts';

/** Works out findings: in the same thread in tests, in one of its own in the product. */
export type Finder = (question: FindingQuestion) => Promise<Found>;

/**
 * - `fresh`: nothing changed since the last analysis
 * - `busy`: another process is at it
 * - `analysed`: it was worked out, or found to be what is known already
 */
export type AnalysisOutcome = 'fresh' | 'busy' | 'analysed';

/** Works a conversation out anew where it is stale, keeps what was found, and tells it where a release is due. Safe to run at any time, and twice. */
export async function analyseConversation(ctx: Ctx, finder: Finder, conversationId: string): Promise<AnalysisOutcome> {
  const [first] = await staleConversations(ctx, { conversationId });
  if (!first) return 'fresh';
  const outcome = await withLease(ctx, conversationId, async (): Promise<AnalysisOutcome> => {
    // Asked again, because another process may have just finished it. What is read now is not older than this.
    const [stale] = await staleConversations(ctx, { conversationId });
    if (!stale) return 'fresh';
    await analyse(ctx, finder, stale);
    return 'analysed';
  });
  return outcome ?? 'busy';
}

async function analyse(ctx: Ctx, finder: Finder, stale: Stale): Promise<void> {
  const start = performance.now();
  const known = await ctx.db
    .selectFrom('analyses')
    .select('digest')
    .where('conversation_id', '=', stale.id)
    .where('engine', '=', engineVersion)
    .where('seed', '=', standardSeed)
    .execute();
  const found = await finder({ votes: await readVotes(ctx, stale), known: known.map((one) => one.digest) });
  await transact(ctx, async (ctx) => {
    const analysisId = found.findings
      ? await keep(ctx, stale, found.digest, found.findings, Math.round(performance.now() - start))
      : await freshen(ctx, stale, found.digest);
    await setPriorities(ctx, stale.id, found.priorities);
    const isReleased = await releaseIfDue(ctx, stale, analysisId);
    await sweep(ctx, stale.id, analysisId);
    if (isReleased) ctx.happened.push(`result:${stale.id}`);
  });
}

async function keep(ctx: Ctx, stale: Stale, digest: string, findings: Findings, tookMs: number): Promise<string> {
  const id = newId();
  await ctx.db
    .insertInto('analyses')
    .values({
      id,
      conversation_id: stale.id,
      digest,
      engine: findings.engine,
      seed: findings.seed,
      findings: sql`${JSON.stringify(findings)}::json`,
      last_cast_id: stale.lastCastId,
      mark: stale.mark,
      computed_at: ctx.now,
      took_ms: tookMs,
    })
    .execute();
  return id;
}

/** Votes that come to what they were before: the old analysis is the newest again. */
async function freshen(ctx: Ctx, stale: Stale, digest: string): Promise<string> {
  const row = await ctx.db
    .updateTable('analyses')
    .set({ last_cast_id: stale.lastCastId, mark: stale.mark, computed_at: ctx.now })
    .where('conversation_id', '=', stale.id)
    .where('digest', '=', digest)
    .where('engine', '=', engineVersion)
    .where('seed', '=', standardSeed)
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Analyses that no release in force and no name refers to are let go; they can be worked out again at any time. */
async function sweep(ctx: Ctx, conversationId: string, newest: string): Promise<void> {
  await sql`
    delete from analyses a where a.conversation_id = ${conversationId} and a.id <> ${newest}
      and not exists (select 1 from group_names n where n.analysis_id = a.id and n.removed_at is null)
      and a.id <> coalesce((select r.analysis_id from releases r where r.conversation_id = ${conversationId} order by r.released_at desc, r.id desc limit 1), a.id)`.execute(
    ctx.db,
  );
}
