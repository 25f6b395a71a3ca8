import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { showsResult, statementsOf, type Conversation } from '../conversations/index.ts';
import { speechesOf } from '../inputs/index.ts';
import { findSeat, isRing, keptGroups, standingOn, type Standing } from '../people/index.ts';
import { groupNames } from './naming.ts';
import { ownVotes, placeSelf } from './own-place.ts';
import { canSeeResult } from './policy.ts';
import { lastRelease, type ReleaseInForce } from './releases.ts';
import { staleConversations } from './staleness.ts';
import { tell, type StatementWords } from './telling.ts';
import type { OwnPlace, ToldResult } from './told.ts';

/**
 * - `few`: too few people have voted to tell anything
 * - `hidden`: it is shown when voting has closed
 * - `not-yet`: it is being worked out
 */
export type WhyNone = 'few' | 'hidden' | 'not-yet';

export type ResultView =
  | { readonly result: ToldResult; readonly own: OwnPlace | null; readonly why: null }
  | { readonly result: null; readonly own: null; readonly why: WhyNone };

/** The result of a conversation as this actor may see it, with where they stand themselves. */
export async function viewResult(ctx: Ctx, conversation: Conversation, standing: Standing): Promise<ResultView> {
  if (!canSeeResult(standing, showsResult(conversation, ctx.now)).allowed) return { result: null, own: null, why: 'hidden' };
  const release = await lastRelease(ctx, conversation.id);
  if (!release) return { result: null, own: null, why: await whyNone(ctx, conversation) };
  const result = await tellRelease(ctx, conversation, release);
  const participantId = await findSeat(ctx, conversation.issueId);
  const own = participantId ? placeSelf(release.findings, result, await ownVotes(ctx, conversation.id, participantId)) : null;
  return { result, own, why: null };
}

/** The result as everybody sees it once voting has closed; null before, and while nothing has been told. */
export async function closedResult(ctx: Ctx, conversation: Conversation): Promise<ToldResult | null> {
  if (conversation.closesAt === null || conversation.closesAt > ctx.now) return null;
  const release = await lastRelease(ctx, conversation.id);
  return release ? tellRelease(ctx, conversation, release) : null;
}

/** Whether a newer result is to come: the votes have changed since the last analysis. */
export async function isRenewing(ctx: Ctx, conversationId: string): Promise<boolean> {
  return (await staleConversations(ctx, { conversationId })).length > 0;
}

export async function standingFor(ctx: Ctx, conversation: Conversation): Promise<Standing> {
  return standingOn(ctx, conversation.issueId);
}

async function whyNone(ctx: Ctx, conversation: Conversation): Promise<WhyNone> {
  const { rows } = await sql<{ voters: number }>`select count(distinct participant_id) as voters from votes where conversation_id = ${conversation.id}`.execute(
    ctx.db,
  );
  return (rows[0]?.voters ?? 0) < conversation.privacyThreshold ? 'few' : 'not-yet';
}

/** Working out what may be told takes long beside showing it, and a room of people asks for the same: the last few are kept. */
const kept = new Map<string, ToldResult>();
const mostKept = 32;

async function tellRelease(ctx: Ctx, conversation: Conversation, release: ReleaseInForce): Promise<ToldResult> {
  const { id, findings, manner, threshold, lowest, releasedAt } = release;
  const words = await wordsOf(ctx, conversation);
  const names = await groupNames(ctx, conversation.id, findings);
  const labels = await labelsOf(ctx, findings.overlays);
  // A release never changes; what stands beside it may.
  const key = JSON.stringify([id, [...words].map(([number, { speech }]) => [number, speech]), [...names], [...labels]]);
  const told =
    kept.get(key) ?? tell(findings, { manner, threshold, lowest, releasedAt, afterSteps: conversation.resultsShown === 'live', words, names, labels });
  kept.delete(key);
  kept.set(key, told);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return told;
}

/** The statements that everybody may read now; what was hidden since the release is not in it. */
async function wordsOf(ctx: Ctx, { id, reviewedFirst }: Conversation): Promise<ReadonlyMap<number, StatementWords>> {
  const all = await statementsOf(ctx, id);
  const shown = all.filter((one) => !one.withdrawn && one.moderated >= (reviewedFirst ? 1 : 0));
  const speeches = await speechesOf(
    ctx,
    shown.map((one) => one.id),
  );
  return new Map(shown.map((one) => [one.number, { id: one.id, body: one.body, lang: one.lang, isMeta: one.isMeta, speech: speeches.get(one.id) }]));
}

/** What rings and stakeholder groups are called, by their key. */
async function labelsOf(ctx: Ctx, overlays: readonly { kind: 'ring' | 'group'; key: string }[]): Promise<ReadonlyMap<string, string>> {
  const labels = new Map(overlays.flatMap(({ kind, key }) => (kind === 'ring' && isRing(key) ? [[key, ctx.t(`people:ring.${key}`)] as [string, string]] : [])));
  const ids = overlays.filter(({ kind }) => kind === 'group').map(({ key }) => key);
  if (ids.length === 0) return labels;
  const rows = await ctx.db.selectFrom(keptGroups('g')).select(['g.id', 'g.name']).where('g.id', 'in', ids).execute();
  for (const { id, name } of rows) labels.set(id, name);
  return labels;
}
