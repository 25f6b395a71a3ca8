import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';

/** The group that stands for this one today: itself, unless it was merged into another. Never throws. */
export async function keptGroup(ctx: Pick<Ctx, 'db'>, groupId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select kept_group(${groupId}) as id`.execute(ctx.db);
  return rows[0]?.id ?? groupId;
}
