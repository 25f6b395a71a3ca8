import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { currentFramework } from '../frameworks/index.ts';
import { lockToLead, openPromises } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { getDecision, lockDecision, standOf } from './decisions.ts';
import { canOpen, canTakeBack } from './policy.ts';
import { electorsNow } from './roll.ts';
import { must, signedIn } from '../../platform/acting.ts';

/**
 * Opens a draft to ballots: fixes the roll, the scale and the promises made for it; returns how many people are on the roll.
 * `empty`: nobody would be on it; `past`: the closing time is over. @throws NotFound, Denied, StaleRevision
 */
export async function openDecision(ctx: Ctx, id: string, revision: number): Promise<Result<{ roll: number }, 'empty' | 'past'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, (await getDecision(ctx, id)).issueId);
    const decision = await lockDecision(ctx, id);
    must(canOpen(await standingOn(ctx, issue.id), await standOf(ctx, decision)));
    if (decision.revision !== revision) throw new StaleRevision();
    if (decision.closesAt.getTime() <= ctx.now.getTime()) return no('past');
    const electors = await electorsNow(ctx, decision);
    if (electors.length === 0) return no('empty');
    await ctx.db
      .insertInto('decision_roll')
      .values(electors.map(({ personId, ring }) => ({ decision_id: id, person_id: personId, ring })))
      .execute();
    const scale = await currentFramework(ctx, `scale.${decision.method}`, issue.organizationId);
    await ctx.db
      .updateTable('decisions')
      .set({ opened_at: ctx.now, opened_by: personId, scale_id: scale.id, revision: revision + 1 })
      .where('id', '=', id)
      .execute();
    await openPromises(ctx, issue.id, id);
    await record(ctx, { kind: 'decision.opened', issueId: issue.id, subjectId: id, particulars: { roll: electors.length, scaleId: scale.id } });
    return ok({ roll: electors.length });
  });
}

/** Makes an opened decision a draft again, as long as nobody voted; promises that opened with it stand. @throws NotFound, Denied */
export async function takeBackDecision(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const decision = await lockDecision(ctx, id);
    must(canTakeBack(await standingOn(ctx, decision.issueId), await standOf(ctx, decision)));
    await ctx.db.deleteFrom('decision_roll').where('decision_id', '=', id).execute();
    await ctx.db
      .updateTable('decisions')
      .set({ opened_at: null, opened_by: null, scale_id: null, revision: decision.revision + 1 })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'decision.taken-back', issueId: decision.issueId, subjectId: id });
  });
}
