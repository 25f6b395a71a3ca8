import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { signedIn } from '../../platform/acting.ts';
import { record } from '../../platform/events.ts';
import type { Conversation } from './conversation.ts';
import { findConversation } from './conversations.ts';
import { newJoinCode, readJoinCode } from './join-code.ts';
import { lockToLead } from './leading.ts';
import { canLead } from './policy.ts';

/** The short way into a conversation, for people in a room. It opens nothing that they could not see without it. */
export interface JoinCode {
  readonly code: string;
  readonly madeAt: Date;
}

/** The live code of a conversation, or null. */
export async function joinCodeOf(ctx: Ctx, conversationId: string): Promise<JoinCode | null> {
  const row = await ctx.db
    .selectFrom('join_codes')
    .select(['code', 'made_at as madeAt'])
    .where('conversation_id', '=', conversationId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Where a code leads that somebody typed. `unknown`: there is none such, or nothing that this actor may see;
 * `retired`: it led somewhere that they may see, and does not any more.
 */
export async function findByJoinCode(ctx: Ctx, text: string): Promise<{ readonly to: Conversation } | 'unknown' | 'retired'> {
  const code = readJoinCode(text);
  const row = code ? await ctx.db.selectFrom('join_codes').select(['conversation_id', 'retired_at']).where('code', '=', code).executeTakeFirst() : undefined;
  if (!row) return 'unknown';
  const to = await findConversation(ctx, row.conversation_id);
  if (!to) return 'unknown';
  return row.retired_at ? 'retired' : { to };
}

/** Gives a conversation a code, or leaves the one it has; returns it. @throws NotFound, Denied */
export async function makeJoinCode(ctx: Ctx, conversationId: string, draw: () => string = newJoinCode): Promise<string> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const conversation = await lockToLead(ctx, conversationId, canLead);
    const live = await joinCodeOf(ctx, conversationId);
    if (live) return live.code;
    const code = await keepFreeOne(ctx, { conversation_id: conversationId, made_at: ctx.now, made_by: personId }, draw);
    await record(ctx, { kind: 'join-code.made', issueId: conversation.issueId, subjectId: conversationId });
    ctx.happened.push(`conversation:${conversationId}`);
    return code;
  });
}

/** Makes the code lead nowhere; the opposite of `makeJoinCode`. Without a live one nothing happens. @throws NotFound, Denied */
export async function retireJoinCode(ctx: Ctx, conversationId: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const conversation = await lockToLead(ctx, conversationId, canLead);
    const live = await joinCodeOf(ctx, conversationId);
    if (!live) return;
    await ctx.db.updateTable('join_codes').set({ retired_at: ctx.now, retired_by: personId }).where('code', '=', live.code).execute();
    await record(ctx, { kind: 'join-code.retired', issueId: conversation.issueId, subjectId: conversationId });
    ctx.happened.push(`conversation:${conversationId}`);
  });
}

const mostDraws = 20;

/** Keeps the first code drawn that was never used here. @throws when chance is broken */
async function keepFreeOne(ctx: Ctx, row: { conversation_id: string; made_at: Date; made_by: string }, draw: () => string): Promise<string> {
  for (let drawn = 0; drawn < mostDraws; drawn += 1) {
    const kept = await ctx.db
      .insertInto('join_codes')
      .values({ ...row, code: draw() })
      .onConflict((clash) => clash.column('code').doNothing())
      .returning('code')
      .executeTakeFirst();
    if (kept) return kept.code;
  }
  throw new Error(`${mostDraws} join codes drawn, and each was used before`);
}
