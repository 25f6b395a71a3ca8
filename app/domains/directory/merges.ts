import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';

/** The group that stands for this one today: itself, unless it was merged into another. Never throws. */
export async function keptGroup(ctx: Pick<Ctx, 'db'>, groupId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select kept_group(${groupId}) as id`.execute(ctx.db);
  return rows[0]?.id ?? groupId;
}

/**
 * SQL: the id of the kept group for a column that holds ids of groups.
 *
 *     select ${keptGroupOf(sql.ref('promises.group_id'))} as "groupId" from promises
 */
export function keptGroupOf(column: ReturnType<typeof sql.ref>) {
  return sql<string>`coalesce((select mg.kept_id from merged_groups mg where mg.group_id = ${column}), ${column})`;
}
