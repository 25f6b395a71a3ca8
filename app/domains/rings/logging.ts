import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockIssue } from '../issues/index.ts';
import { standingOn, todayOf, type Ring } from '../people/index.ts';
import { getDispatch } from './dispatches.ts';
import { canLeadRings } from './policy.ts';
import type { Way } from './touch.ts';

export interface NewDispatch {
  readonly way: Way;
  /** `YYYY-MM-DD`, not after today. */
  readonly on: string;
  readonly what: string;
  readonly channel: string | null;
  /** An address to read it at. */
  readonly link: string | null;
  readonly lang: string;
}

/** Writes down that something was sent to a ring, or asked of it, elsewhere. @throws NotFound, Denied */
export async function logDispatch(ctx: Ctx, issueId: string, ring: Ring, dispatch: NewDispatch): Promise<Result<{ id: string }, 'future'>> {
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    must(canLeadRings(await standingOn(ctx, issue.id)));
    if (dispatch.on > todayOf(ctx)) return no('future');
    return ok({ id: await writeDispatch(ctx, issue.id, ring, dispatch) });
  });
}

/** Inside a transaction that has asked the policy. */
export async function writeDispatch(ctx: Ctx, issueId: string, ring: Ring, { on, ...rest }: NewDispatch): Promise<string> {
  const id = newId();
  await ctx.db
    .insertInto('ring_dispatches')
    .values({ ...rest, id, issue_id: issueId, ring, happened_on: on, created_at: ctx.now, created_by: signedIn(ctx) })
    .execute();
  await record(ctx, { kind: 'ring.touched', issueId, subjectId: id, particulars: { ring, way: rest.way } });
  return id;
}

/** Takes out what was written down by mistake; it can be put back. @throws NotFound, Denied */
export async function removeDispatch(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await setRemoved(ctx, issueId, id, true);
}

/** Puts it back. @throws NotFound, Denied */
export async function restoreDispatch(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await setRemoved(ctx, issueId, id, false);
}

async function setRemoved(ctx: Ctx, issueId: string, id: string, removed: boolean): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    must(canLeadRings(await standingOn(ctx, issue.id)));
    const dispatch = await getDispatch(ctx, issue.id, id);
    if (dispatch.removed === removed) return;
    const change = removed ? { removed_at: ctx.now, removed_by: personId } : { removed_at: null, removed_by: null };
    await ctx.db.updateTable('ring_dispatches').set(change).where('id', '=', id).execute();
    await record(ctx, { kind: removed ? 'ring.touch-removed' : 'ring.touch-restored', issueId: issue.id, subjectId: id });
  });
}
