import { must } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { testsOf } from './answers-about.ts';
import { lockPlace } from './place.ts';
import { canConfirm } from './policy.ts';
import type { Outcome, Range, TestKey } from './relevance.ts';

export interface NewTest {
  readonly test: TestKey;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly lang: string;
}

/** Answers tests about a member; the same answer again changes nothing. What she says herself needs no yes. @returns how many are new. @throws NotFound, Denied */
export async function answerTests(ctx: Ctx, issueId: string, membershipId: string, answers: readonly NewTest[]): Promise<number> {
  return transact(ctx, async (ctx) => {
    const { membership, isOwn, personId } = await lockPlace(ctx, issueId, membershipId);
    const before = await testsOf(ctx, issueId, membership.id);
    const fresh = answers.filter((one) => !before.some((old) => old.test === one.test && old.outcome === one.outcome && old.reason === one.reason));
    if (fresh.length === 0) return 0;
    const said = { membership_id: membership.id, said_at: ctx.now, said_by: personId, confirmed_at: isOwn ? ctx.now : null };
    await ctx.db
      .insertInto('relevance_tests')
      .values(fresh.map((one) => ({ ...one, ...said, id: newId() })))
      .execute();
    await record(ctx, { kind: 'relevance.tested', issueId, subjectId: membership.id, particulars: { tests: fresh.map((one) => one.test), own: isOwn } });
    return fresh.length;
  });
}

/** Says how far and how often a member takes part, and in what role. @throws NotFound, Denied */
export async function sayRange(ctx: Ctx, issueId: string, membershipId: string, range: Range): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { membership, isOwn, personId } = await lockPlace(ctx, issueId, membershipId);
    const { howOften: how_often, ...rest } = range;
    await ctx.db
      .insertInto('member_ranges')
      .values({ ...rest, how_often, id: newId(), membership_id: membership.id, said_at: ctx.now, said_by: personId, confirmed_at: isOwn ? ctx.now : null })
      .execute();
    await record(ctx, { kind: 'range.said', issueId, subjectId: membership.id, particulars: { own: isOwn } });
  });
}

/** The member says yes to everything that is pencilled about her; to change something, she writes it herself. @throws NotFound, Denied */
export async function confirmAbout(ctx: Ctx, issueId: string, membershipId: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { membership, isOwn } = await lockPlace(ctx, issueId, membershipId);
    must(canConfirm(isOwn));
    for (const table of ['relevance_tests', 'member_ranges'] as const)
      await ctx.db.updateTable(table).set({ confirmed_at: ctx.now }).where('membership_id', '=', membership.id).where('confirmed_at', 'is', null).execute();
    await record(ctx, { kind: 'member.confirmed', issueId, subjectId: membership.id });
  });
}
