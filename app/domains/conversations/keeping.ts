import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { addInput } from '../inputs/index.ts';
import type { Conversation } from './conversation.ts';

/** A statement without a participant is one of the first statements, by those who lead. */
export interface StatementToKeep {
  readonly body: string;
  readonly lang: string;
  readonly participantId: string | null;
}

/** Writes a statement as what it is, an input with a number in its conversation; returns the id of both. */
export async function keepStatement(ctx: Ctx, conversation: Conversation, number: number, { body, lang, participantId }: StatementToKeep): Promise<string> {
  const isSeed = participantId === null;
  const { id } = await addInput(ctx, {
    issueId: conversation.issueId,
    kind: 'statement',
    body,
    lang,
    channel: 'web',
    participantId,
    speaks: 'self',
    authorLocale: ctx.locale === 'en-XA' ? 'en' : ctx.locale,
    recordedBy: isSeed ? ctx.actor.personId : null,
    moderated: isSeed ? 1 : 0,
  });
  await ctx.db.insertInto('statements').values({ id, conversation_id: conversation.id, number, is_seed: isSeed }).execute();
  return id;
}

/** The next free number; the caller holds the lock of the conversation. */
export async function nextNumber(ctx: Ctx, conversationId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`select coalesce(max(number) + 1, 0) as next from statements where conversation_id = ${conversationId}`.execute(
    ctx.db,
  );
  return rows[0]?.next ?? 0;
}
