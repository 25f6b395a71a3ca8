import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { Denied, NotSignedIn } from '../../platform/errors.ts';
import { standingOn } from '../people/index.ts';
import { lockIssue } from './issues.ts';
import { canFill, canLead } from './policy.ts';

/** Opens an issue to everybody; again is no harm. @throws NotFound, Denied */
export async function publishIssue(ctx: Ctx, id: string): Promise<void> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  await transact(ctx, async (ctx) => {
    await lockToLead(ctx, id);
    const made = await ctx.db
      .insertInto('issue_publications')
      .values({ issue_id: id, at: ctx.now, by: personId })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) await record(ctx, { kind: 'issue.published', issueId: id, subjectId: id });
  });
}

/** Makes a public issue private again; what people said stays. @throws NotFound, Denied */
export async function unpublishIssue(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    await lockToLead(ctx, id);
    const gone = await ctx.db.deleteFrom('issue_publications').where('issue_id', '=', id).executeTakeFirst();
    if (gone.numDeletedRows) await record(ctx, { kind: 'issue.unpublished', issueId: id, subjectId: id });
  });
}

/** Locks the issue and makes sure that the actor leads it: the start of every change to an issue. @throws NotFound, Denied */
export async function lockToLead(ctx: Ctx, id: string) {
  const issue = await lockIssue(ctx, id);
  const verdict = canLead(await standingOn(ctx, id));
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return issue;
}

/** The same for what the core team and the advisors write down together. @throws NotFound, Denied */
export async function lockToFill(ctx: Ctx, id: string) {
  const issue = await lockIssue(ctx, id);
  const verdict = canFill(await standingOn(ctx, id));
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return issue;
}
