import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import type { PromiseLevel } from '../frameworks/index.ts';
import { offeredGroup } from './naming-groups.ts';
import { stateOf } from './promise.ts';
import { getPromise, promisesOn } from './promises.ts';
import { lockToLead } from './publishing.ts';
import { signedIn } from '../../platform/acting.ts';

export interface NewPromise {
  readonly issueId: string;
  readonly groupId: string;
  readonly level: PromiseLevel;
  /** Null: for the whole issue. */
  readonly decisionId?: string | null;
}

/**
 * Drafts a promise to a group; a draft that is there already gets the new level. Nobody is promised anything until it opens.
 * `open`: the group has a promise in force, which only `replacePromise` changes. @throws NotFound, Denied, NotSignedIn
 */
export async function draftPromise(ctx: Ctx, draft: NewPromise): Promise<Result<{ id: string }, 'open'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, draft.issueId);
    const groupId = await offeredGroup(ctx, issue, draft.groupId);
    const decisionId = await decisionOf(ctx, issue.id, draft.decisionId);
    const before = (await promisesOn(ctx, issue.id, decisionId)).find((one) => one.groupId === groupId && stateOf(one) !== 'replaced');
    if (before?.openedAt) return no('open');
    const id = before?.id ?? newId();
    const now = { level: draft.level, promised_at: ctx.now, promised_by: personId };
    if (before) await ctx.db.updateTable('promises').set(now).where('id', '=', id).execute();
    else
      await ctx.db
        .insertInto('promises')
        .values({ ...now, id, issue_id: issue.id, group_id: groupId, decision_id: decisionId, lang: issue.lang })
        .execute();
    await record(ctx, { kind: 'promise.drafted', issueId: issue.id, subjectId: id, particulars: { level: draft.level } });
    return ok({ id });
  });
}

/**
 * Sets the drafts of many groups at once; null takes a draft away. Groups with a promise in force are left alone: a page
 * that is open in two windows must not look like a refusal. @throws NotFound, Denied, NotSignedIn
 */
export async function draftPromises(
  ctx: Ctx,
  issueId: string,
  levels: ReadonlyMap<string, PromiseLevel | null>,
  decisionId: string | null = null,
): Promise<void> {
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const drafts = (await promisesOn(ctx, issue.id, await decisionOf(ctx, issue.id, decisionId))).filter((one) => stateOf(one) === 'draft');
    for (const [groupId, level] of levels) {
      const draft = drafts.find((one) => one.groupId === groupId);
      if (level && level !== draft?.level) await draftPromise(ctx, { issueId, groupId, level, decisionId });
      if (!level && draft) await dropDraft(ctx, issueId, draft.id);
    }
  });
}

/** Takes a draft away; what was opened stays. @throws NotFound, Denied */
export async function dropDraft(ctx: Ctx, issueId: string, id: string): Promise<Result<null, 'open'>> {
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const promise = await getPromise(ctx, issue.id, id);
    if (promise.openedAt) return no('open');
    await ctx.db.deleteFrom('promises').where('id', '=', promise.id).execute();
    await record(ctx, { kind: 'promise.dropped', issueId: issue.id, subjectId: promise.id, particulars: { level: promise.level, groupId: promise.groupId } });
    return ok(null);
  });
}

/** The decision's id, once it is known to be one of this issue. */
async function decisionOf(ctx: Ctx, issueId: string, decisionId: string | null | undefined): Promise<string | null> {
  if (!decisionId) return null;
  const found =
    isId(decisionId) && (await ctx.db.selectFrom('decisions').select('id').where('id', '=', decisionId).where('issue_id', '=', issueId).executeTakeFirst());
  if (!found) throw new NotFound();
  return found.id;
}
