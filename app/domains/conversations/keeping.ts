import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { addInput, type Speaks } from '../inputs/index.ts';
import type { Conversation } from './conversation.ts';

/** A statement without a participant is one of the first statements, by those who lead. */
export interface StatementToKeep {
  readonly body: string;
  readonly lang: string;
  readonly participantId: string | null;
  /** The group it speaks for under its author's mandate; nobody but the author unless given. */
  readonly speech?: StatementSpeech;
}

export interface StatementSpeech {
  readonly speaks: Speaks;
  readonly groupId: string | null;
  readonly mandateId: string | null;
  readonly askedCount: number | null;
}

const forSelf: StatementSpeech = { speaks: 'self', groupId: null, mandateId: null, askedCount: null };

/** Writes a statement as what it is, an input with a number in its conversation; returns the id of both. */
export async function keepStatement(ctx: Ctx, conversation: Conversation, number: number, statement: StatementToKeep): Promise<string> {
  const { body, lang, participantId, speech = forSelf } = statement;
  const isSeed = participantId === null;
  const { id } = await addInput(ctx, {
    issueId: conversation.issueId,
    kind: 'statement',
    body,
    lang,
    channel: 'web',
    participantId,
    ...speech,
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
