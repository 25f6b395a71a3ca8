import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { lockIssue } from '../issues/index.ts';
import { findMembershipOf, standingOn } from '../people/index.ts';
import { lockPlace } from './place.ts';
import { canAcknowledge, canLeadMembers } from './policy.ts';
import { expectationsOf, welcomeSteps } from './welcome.ts';

export interface NewExpectations {
  readonly expected: string;
  readonly responsibilities: string | null;
  readonly whatNext: string | null;
  readonly lang: string;
  /** The version it was written over; 0 where there was none. */
  readonly over: number;
}

/** Writes the next version; everybody is asked to acknowledge anew. @throws NotFound, Denied, StaleRevision */
export async function writeExpectations(ctx: Ctx, issueId: string, { over, whatNext: what_next, ...words }: NewExpectations): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    must(canLeadMembers(await standingOn(ctx, issue.id)));
    const [newest] = await expectationsOf(ctx, issue.id);
    if ((newest?.number ?? 0) !== over) throw new StaleRevision();
    const id = newId();
    await ctx.db
      .insertInto('expectations')
      .values({ ...words, what_next, id, issue_id: issue.id, number: over + 1, created_at: ctx.now, created_by: personId })
      .execute();
    await record(ctx, { kind: 'expectations.written', issueId: issue.id, subjectId: id, particulars: { number: over + 1 } });
  });
}

/** Says that one has read what is expected and takes it on; again is no harm. @throws NotFound, Denied; StaleRevision where a newer version came meanwhile */
export async function acknowledge(ctx: Ctx, issueId: string, expectationId: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    must(canAcknowledge(await standingOn(ctx, issue.id)));
    const versions = await expectationsOf(ctx, issue.id);
    if (!versions.some((one) => one.id === expectationId)) throw new NotFound();
    if (versions[0]?.id !== expectationId) throw new StaleRevision();
    const own = await findMembershipOf(ctx, issue.id, personId);
    const made = await ctx.db
      .insertInto('acknowledgements')
      .values({ expectation_id: expectationId, membership_id: own?.id ?? '', at: ctx.now })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) await record(ctx, { kind: 'expectations.acknowledged', issueId: issue.id, subjectId: expectationId });
  });
}

/** Ticks a step of the welcome off: the member herself, or who welcomed her. @throws NotFound also for a step that there is not, Denied */
export async function goStep(ctx: Ctx, issueId: string, membershipId: string, step: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { issue, membership, personId } = await lockPlace(ctx, issueId, membershipId);
    if (!(await welcomeSteps(ctx, issue.organizationId)).some((one) => one.key === step)) throw new NotFound();
    const made = await ctx.db
      .insertInto('welcome_steps')
      .values({ id: newId(), membership_id: membership.id, step, done_at: ctx.now, done_by: personId })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) await record(ctx, { kind: 'welcome-step.done', issueId, subjectId: membership.id, particulars: { step } });
  });
}

/** Takes it back. @throws NotFound, Denied */
export async function undoStep(ctx: Ctx, issueId: string, membershipId: string, step: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { membership, personId } = await lockPlace(ctx, issueId, membershipId);
    const gone = await ctx.db
      .updateTable('welcome_steps')
      .set({ undone_at: ctx.now, undone_by: personId })
      .where('membership_id', '=', membership.id)
      .where('step', '=', step)
      .where('undone_at', 'is', null)
      .executeTakeFirst();
    if (gone.numUpdatedRows) await record(ctx, { kind: 'welcome-step.undone', issueId, subjectId: membership.id, particulars: { step } });
  });
}
