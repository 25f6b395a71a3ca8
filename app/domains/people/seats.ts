import type { Ctx } from '../../platform/ctx.ts';
import { newId } from '../../platform/ids.ts';

import { keepingGroup } from './kept-groups.ts';

/** A participant's place on one issue. `fresh` says that a visitor's cookie must be handed out. */
export interface Seat {
  readonly participantId: string;
  readonly fresh: boolean;
}

/**
 * The participant the actor already is on an issue, or null. A browser's seat comes before the person's,
 * so that signing in later does not make a second voter, and does not tie earlier votes to a name.
 */
export async function findSeat(ctx: Ctx, issueId: string): Promise<string | null> {
  const held = ctx.actor.participants.get(issueId);
  if (held) return held;
  if (!ctx.actor.personId) return null;
  const row = await ctx.db
    .selectFrom('participants')
    .select('id')
    .where('issue_id', '=', issueId)
    .where('person_id', '=', ctx.actor.personId)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The actor's seat on an issue, made where there is none. The caller has checked that the issue is visible. */
export async function takeSeat(ctx: Ctx, issueId: string): Promise<Seat> {
  const existing = await findSeat(ctx, issueId);
  if (existing) return { participantId: existing, fresh: false };
  const { personId } = ctx.actor;
  const row = await ctx.db
    .insertInto('participants')
    .values({ id: newId(), issue_id: issueId, person_id: personId, locale: ctx.locale, created_at: ctx.now })
    .onConflict((oc) => oc.columns(['issue_id', 'person_id']).where('person_id', 'is not', null).doUpdateSet({ locale: ctx.locale }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return { participantId: row.id, fresh: personId === null };
}

/** Says which group a participant belongs to, so that the right promise is shown; null takes it back. */
export async function chooseGroup(ctx: Ctx, participantId: string, groupId: string | null): Promise<void> {
  await ctx.db
    .updateTable('participants')
    .set({ group_id: keepingGroup(groupId) })
    .where('id', '=', participantId)
    .execute();
}
