import type { Ctx } from '../../platform/ctx.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { hold, mustWait } from './holding.ts';
import type { Channel, InputKind, Speaks } from './input.ts';

/** An input as it comes in. The caller has found the issue through the actor and asked its own policy. */
export interface NewInput {
  readonly issueId: string;
  readonly kind: InputKind;
  readonly body: string;
  readonly lang: string;
  readonly channel: Channel;
  readonly participantId: string | null;
  readonly speaks: Speaks;
  readonly groupId?: string | null;
  readonly mandateId?: string | null;
  /** With `asked`: how many people. */
  readonly askedCount?: number | null;
  /** Where its author wants to be told of the answer; used for that only. */
  readonly authorAddress?: string | null;
  /** The language in which its author is written to. */
  readonly authorLocale: string;
  /** Who wrote it down for somebody else. */
  readonly recordedBy?: string | null;
  /** When it was said; now unless given. */
  readonly saidAt?: Date;
  /** 1 where it needs no look, such as a seed; 0 unless given. */
  readonly moderated?: 0 | 1;
}

/** Writes an input and its event in the open transaction: the one way in, for remarks and statements alike. A student's is held back for an adult. */
export async function addInput(ctx: Ctx, input: NewInput): Promise<{ id: string }> {
  const id = newId();
  const waits = await mustWait(ctx, { participantId: input.participantId, recordedBy: input.recordedBy ?? null });
  await ctx.db
    .insertInto('inputs')
    .values({
      id,
      issue_id: input.issueId,
      kind: input.kind,
      body: input.body,
      lang: input.lang,
      channel: input.channel,
      participant_id: input.participantId,
      group_id: input.groupId ?? null,
      mandate_id: input.mandateId ?? null,
      speaks: input.speaks,
      asked_count: input.askedCount ?? null,
      author_address: input.authorAddress ?? null,
      author_locale: input.authorLocale,
      recorded_by: input.recordedBy ?? null,
      moderated: waits ? -1 : (input.moderated ?? 0),
      said_at: input.saidAt ?? ctx.now,
      created_at: ctx.now,
    })
    .execute();
  if (waits) await hold(ctx, id);
  await record(ctx, {
    kind: input.recordedBy ? 'input.recorded' : 'input.said',
    issueId: input.issueId,
    participantId: input.participantId,
    subjectId: id,
    particulars: { kind: input.kind, channel: input.channel, speaks: input.speaks, lang: input.lang },
  });
  return { id };
}
