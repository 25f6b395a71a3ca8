import { must } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { lockPlace } from './place.ts';
import { canSayValue } from './policy.ts';
import type { Still } from './value.ts';
import { valueOf } from './values.ts';

export interface NewValue {
  readonly professional: string | null;
  readonly personal: string | null;
  readonly cost: string | null;
  readonly lang: string;
  readonly shown: boolean;
}

/** Says what is in it for oneself; what was said before stays. @throws NotFound, Denied */
export async function sayValue(ctx: Ctx, issueId: string, membershipId: string, { shown, ...words }: NewValue): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { membership, isOwn } = await lockPlace(ctx, issueId, membershipId);
    must(canSayValue(isOwn));
    const id = newId();
    await ctx.db
      .insertInto('member_values')
      .values({ ...words, id, membership_id: membership.id, shown_to_leaders: shown, said_at: ctx.now })
      .execute();
    await record(ctx, { kind: 'value.said', issueId, subjectId: membership.id });
  });
}

/** Says whether it is still what one gets; every look back is kept. @throws NotFound where nothing was said yet, Denied */
export async function reviewValue(
  ctx: Ctx,
  issueId: string,
  membershipId: string,
  review: { still: Still; words: string | null; lang: string },
): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { membership, isOwn } = await lockPlace(ctx, issueId, membershipId);
    must(canSayValue(isOwn));
    const value = await valueOf(ctx, membership.id);
    if (!value) throw new NotFound();
    await ctx.db
      .insertInto('value_reviews')
      .values({ ...review, id: newId(), value_id: value.id, said_at: ctx.now })
      .execute();
    await record(ctx, { kind: 'value.reviewed', issueId, subjectId: membership.id });
  });
}

/** Lets those who lead read one's words, or no longer. @throws NotFound where nothing was said yet, Denied */
export async function showValue(ctx: Ctx, issueId: string, membershipId: string, shown: boolean): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { membership, isOwn } = await lockPlace(ctx, issueId, membershipId);
    must(canSayValue(isOwn));
    const value = await valueOf(ctx, membership.id);
    if (!value) throw new NotFound();
    if (value.shown === shown) return;
    await ctx.db.updateTable('member_values').set({ shown_to_leaders: shown }).where('id', '=', value.id).execute();
    await record(ctx, { kind: shown ? 'value.shown' : 'value.hidden', issueId, subjectId: membership.id });
  });
}
