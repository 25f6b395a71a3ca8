import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { Touch } from './touch.ts';

/** What was written down of an issue's rings, newest first; what was taken out is left out. */
export async function dispatchesOf(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<Touch[]> {
  const rows = await ctx.db
    .selectFrom('ring_dispatches')
    .select(['id', 'ring', 'way', 'happened_on as on', 'what', 'lang', 'channel', 'link', sql<'dispatch'>`'dispatch'`.as('source')])
    .where('issue_id', '=', issueId)
    .where('removed_at', 'is', null)
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as Touch[];
}

/** One that was written down, also when it was taken out. @throws NotFound */
export async function getDispatch(
  ctx: Pick<Ctx, 'db'>,
  issueId: string,
  id: string,
): Promise<{ id: string; ring: string; what: string; lang: string; removed: boolean }> {
  const row = isId(id)
    ? await ctx.db
        .selectFrom('ring_dispatches')
        .select(['id', 'ring', 'what', 'lang', (eb) => eb('removed_at', 'is not', null).as('removed')])
        .where('issue_id', '=', issueId)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return { ...row, removed: Boolean(row.removed) };
}
