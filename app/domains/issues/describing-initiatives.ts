import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { signedIn } from '../../platform/acting.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import type { CrosswalkCells } from './crosswalk.ts';
import { offeredGroup } from './naming-groups.ts';
import { lockToFill } from './publishing.ts';
import { getRow } from './questions.ts';

/** Writes what the crosswalk asks of an initiative that was read at `revision`, with the further groups it touches. @throws NotFound, Denied, StaleRevision */
export async function describeInitiative(
  ctx: Ctx,
  issueId: string,
  id: string,
  revision: number,
  { groupIds, ...cells }: CrosswalkCells & { readonly groupIds: readonly string[] },
): Promise<void> {
  const by = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToFill(ctx, issueId);
    const row = await getRow(ctx, issue.id, 'initiatives', id);
    if (row.revision !== revision) throw new StaleRevision();
    const said = cells.alignment ?? cells.alignmentWords;
    await ctx.db
      .updateTable('initiatives')
      .set({
        goal: cells.goal,
        funded_by: cells.fundedBy,
        promoted_by: cells.promotedBy,
        key_points: cells.keyPoints,
        alignment: cells.alignment,
        alignment_words: cells.alignmentWords,
        alignment_said_by: said === null ? null : (cells.alignmentSaidBy ?? 'guess'),
        revision: sql`revision + 1`,
      })
      .where('id', '=', row.id)
      .execute();
    await ctx.db.deleteFrom('initiative_groups').where('initiative_id', '=', row.id).execute();
    for (const groupId of new Set(groupIds)) {
      const group_id = await offeredGroup(ctx, issue, groupId);
      await ctx.db.insertInto('initiative_groups').values({ initiative_id: row.id, group_id, at: ctx.now, by }).execute();
    }
    await record(ctx, { kind: 'initiative.described', issueId: issue.id, subjectId: row.id, particulars: { alignment: cells.alignment, groupIds } });
  });
}

/** Chooses the initiative that the others are held against, in place of the one before. @throws NotFound, Denied */
export async function chooseMainInitiative(ctx: Ctx, issueId: string, id: string): Promise<void> {
  const by = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToFill(ctx, issueId);
    const row = await getRow(ctx, issue.id, 'initiatives', id);
    const chosen = { initiative_id: row.id, at: ctx.now, by };
    await ctx.db
      .insertInto('main_initiatives')
      .values({ issue_id: issue.id, ...chosen })
      .onConflict((oc) => oc.column('issue_id').doUpdateSet(chosen))
      .execute();
    await record(ctx, { kind: 'initiative.main-chosen', issueId: issue.id, subjectId: row.id });
  });
}
