import { sql } from 'kysely';
import type { Ctx } from './ctx.ts';

/** A line of history, written in the transaction of what it tells. */
export interface HistoryEvent {
  /** `thing.verb-past`, such as `issue.published`. */
  readonly kind: string;
  readonly issueId?: string | null;
  readonly organizationId?: string | null;
  readonly participantId?: string | null;
  readonly subjectId?: string | null;
  /** JSON, without names, addresses or secrets. */
  readonly particulars?: object;
}

/** Writes the event, enqueues the reactions to its kind, and marks its issue as changed for live pages. */
export async function record(ctx: Ctx, event: HistoryEvent): Promise<void> {
  const row = await ctx.db
    .insertInto('events')
    .values({
      kind: event.kind,
      at: ctx.now,
      issue_id: event.issueId ?? null,
      organization_id: event.organizationId ?? null,
      person_id: ctx.actor.personId,
      participant_id: event.participantId ?? null,
      subject_id: event.subjectId ?? null,
      particulars: sql`${JSON.stringify(event.particulars ?? {})}::jsonb`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.jobs.enqueue(ctx.db, event.kind, { eventId: String(row.id), subjectId: event.subjectId ?? null });
  if (event.issueId) ctx.happened.push(`issue:${event.issueId}`);
}
