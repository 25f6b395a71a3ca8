import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockIssue } from '../issues/index.ts';
import { findMembershipOf, getMembership, standingOn } from '../people/index.ts';
import { lockPlace } from './place.ts';
import { canAnswerSuccession, canKeepMember } from './policy.ts';
import { getSuccession, stateOf, successionOf } from './succession.ts';

/**
 * Names who follows a member: another member, who is asked. `not-member`, `self`; `taken`: somebody is named already, take that back
 * first. @throws NotFound, Denied
 */
export async function nameSuccessor(
  ctx: Ctx,
  issueId: string,
  membershipId: string,
  successorId: string,
): Promise<Result<{ id: string }, 'not-member' | 'self' | 'taken'>> {
  return transact(ctx, async (ctx) => {
    const { issue, membership, personId } = await lockPlace(ctx, issueId, membershipId);
    if (successorId === membership.personId) return no('self');
    if (!(await findMembershipOf(ctx, issue.id, successorId))) return no('not-member');
    if (await successionOf(ctx, membership.id)) return no('taken');
    const id = newId();
    await ctx.db
      .insertInto('successions')
      .values({ id, membership_id: membership.id, successor_id: successorId, named_at: ctx.now, named_by: personId })
      .execute();
    await record(ctx, { kind: 'successor.named', issueId, subjectId: id });
    return ok({ id });
  });
}

/** The named person says yes or no. @throws NotFound, Denied; `late`: it was answered, taken back or handed over meanwhile */
export async function answerSuccession(ctx: Ctx, issueId: string, id: string, yes: boolean): Promise<Result<null, 'late'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    const succession = await getSuccession(ctx, issue.id, id);
    must(canAnswerSuccession(succession.successorId === personId));
    if (stateOf(succession) !== 'named') return no('late');
    await ctx.db
      .updateTable('successions')
      .set(yes ? { agreed_at: ctx.now } : { declined_at: ctx.now })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: yes ? 'successor.agreed' : 'successor.declined', issueId: issue.id, subjectId: id });
    return ok(null);
  });
}

/** Takes the naming back, also after the yes, as long as nothing was handed over. @throws NotFound, Denied */
export async function removeSuccessor(ctx: Ctx, issueId: string, id: string): Promise<Result<null, 'late'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    const succession = await getSuccession(ctx, issue.id, id);
    const isNamed = succession.successorId === personId;
    if (!isNamed) {
      const { personId: memberId } = await getMembership(ctx, issue.id, succession.membershipId);
      must(canKeepMember(await standingOn(ctx, issue.id), memberId === personId));
    }
    if (!['named', 'agreed'].includes(stateOf(succession))) return no('late');
    await ctx.db.updateTable('successions').set({ removed_at: ctx.now, removed_by: personId }).where('id', '=', id).execute();
    await record(ctx, { kind: 'successor.removed', issueId: issue.id, subjectId: id });
    return ok(null);
  });
}
