import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { lockConversation, type Conversation } from '../conversations/index.ts';
import { standingOn } from '../people/index.ts';
import type { Findings } from './findings.ts';
import { matchGroups } from './group-likeness.ts';
import { canNameGroups } from './policy.ts';
import { lastRelease } from './releases.ts';

export interface GroupName {
  readonly name: string;
  /** Why it is called so: everybody reads it. */
  readonly reason: string;
  readonly lang: string;
}

export const longestName = 60;
export const longestReason = 300;

/** Names an opinion group of the result that is told now, in the place of the name it had. @throws NotFound, Denied */
export async function nameGroup(ctx: Ctx, conversationId: string, letter: string, given: GroupName): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { analysisId, findings, number } = await lockGroup(ctx, conversationId, letter);
    await remove(ctx, conversationId, findings, number);
    const row = { id: newId(), conversation_id: conversationId, analysis_id: analysisId, number, ...given, named_at: ctx.now, named_by: signedIn(ctx) };
    await ctx.db.insertInto('group_names').values(row).execute();
  });
}

/** Takes a group's name back; the opposite of `nameGroup`. History keeps what it was. @throws NotFound, Denied */
export async function unnameGroup(ctx: Ctx, conversationId: string, letter: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { findings, number } = await lockGroup(ctx, conversationId, letter, 'opinion-group.name-removed');
    await remove(ctx, conversationId, findings, number);
  });
}

/** The names in force, by number of the group in `findings`; the newest where two groups became one. */
export async function groupNames(ctx: Ctx, conversationId: string, findings: Findings): Promise<ReadonlyMap<number, GroupName & { readonly id: string }>> {
  const rows = await ctx.db
    .selectFrom('group_names')
    .innerJoin('analyses', 'analyses.id', 'group_names.analysis_id')
    .select(['group_names.id', 'number', 'name', 'reason', 'lang', 'findings'])
    .where('group_names.conversation_id', '=', conversationId)
    .where('removed_at', 'is', null)
    .orderBy('named_at')
    .orderBy('group_names.id')
    .execute();
  const names = new Map<number, GroupName & { id: string }>();
  for (const { id, number, name, reason, lang, findings: earlier } of rows) {
    const now = matchGroups(asFindings(earlier), findings)[number];
    if (now !== null && now !== undefined) names.set(now, { id, name, reason, lang });
  }
  return names;
}

async function lockGroup(ctx: Ctx, conversationId: string, letter: string, kind: 'opinion-group.named' | 'opinion-group.name-removed' = 'opinion-group.named') {
  const conversation: Conversation = await lockConversation(ctx, conversationId);
  must(canNameGroups(await standingOn(ctx, conversation.issueId)));
  const release = await lastRelease(ctx, conversationId);
  const number = letter.charCodeAt(0) - 65;
  if (!release || letter.length !== 1 || !release.findings.groups[number]) throw new NotFound();
  await record(ctx, { kind, issueId: conversation.issueId, subjectId: conversationId, particulars: { letter } });
  ctx.happened.push(`result:${conversationId}`);
  return { analysisId: release.analysisId, findings: release.findings, number };
}

async function remove(ctx: Ctx, conversationId: string, findings: Findings, number: number): Promise<void> {
  const named = (await groupNames(ctx, conversationId, findings)).get(number);
  if (!named) return;
  await ctx.db
    .updateTable('group_names')
    .set({ removed_at: ctx.now, removed_by: signedIn(ctx) })
    .where('id', '=', named.id)
    .execute();
}

function asFindings(json: unknown): Findings {
  return json as Findings;
}
