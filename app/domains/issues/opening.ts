import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { currentFramework, type PromiseLevel } from '../frameworks/index.ts';
import { stateOf, type GroupPromise } from './promise.ts';
import { getPromise, promisesOn } from './promises.ts';
import { lockToLead } from './publishing.ts';
import { signedIn } from '../../platform/acting.ts';

/** Opens one draft: from now on it is frozen. Opening it again does no harm. @throws NotFound, Denied */
export async function openPromise(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    await freeze(ctx, issue, [await getPromise(ctx, issue.id, id)]);
  });
}

/** Opens every draft of an issue, or of one decision; returns how many. @throws NotFound, Denied */
export async function openPromises(ctx: Ctx, issueId: string, decisionId: string | null = null): Promise<number> {
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    return freeze(ctx, issue, await promisesOn(ctx, issue.id, decisionId));
  });
}

/**
 * Puts a new promise in the place of one in force, with a reason that everybody can read; it opens at once.
 * `same`: the level would not change. @throws StaleRevision where it was replaced before; NotFound, Denied
 */
export async function replacePromise(
  ctx: Ctx,
  issueId: string,
  id: string,
  change: { level: PromiseLevel; reason: string; lang: string },
): Promise<Result<{ id: string }, 'same' | 'draft'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const old = await getPromise(ctx, issue.id, id);
    if (stateOf(old) === 'draft') return no('draft');
    if (stateOf(old) === 'replaced') throw new StaleRevision();
    if (old.level === change.level) return no('same');
    const row = {
      id: newId(),
      issue_id: issue.id,
      group_id: sql<string>`(select group_id from promises where id = ${old.id})`,
      decision_id: old.decisionId,
      level: change.level,
      promised_at: ctx.now,
      promised_by: personId,
    };
    const framework = await currentFramework(ctx, 'spectrum.participation', issue.organizationId);
    const opened = { opened_at: ctx.now, opened_by: personId, framework_id: framework.id };
    await ctx.db
      .insertInto('promises')
      .values({ ...row, ...opened, replaces_id: old.id, reason: change.reason, lang: change.lang })
      .execute();
    await record(ctx, {
      kind: 'promise.replaced',
      issueId: issue.id,
      subjectId: row.id,
      particulars: { replacesId: old.id, level: change.level, frameworkId: framework.id },
    });
    return ok({ id: row.id });
  });
}

/** The version of the spectrum is written down, so that the wording people were given can be found again. */
async function freeze(ctx: Ctx, issue: { id: string; organizationId: string }, promises: readonly GroupPromise[]): Promise<number> {
  const drafts = promises.filter((one) => one.openedAt === null);
  if (drafts.length === 0) return 0;
  const framework = await currentFramework(ctx, 'spectrum.participation', issue.organizationId);
  for (const draft of drafts) {
    await ctx.db
      .updateTable('promises')
      .set({ opened_at: ctx.now, opened_by: signedIn(ctx), framework_id: framework.id })
      .where('id', '=', draft.id)
      .execute();
    await record(ctx, { kind: 'promise.opened', issueId: issue.id, subjectId: draft.id, particulars: { level: draft.level, frameworkId: framework.id } });
  }
  return drafts.length;
}
