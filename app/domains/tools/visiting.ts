import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { standingOn } from '../people/index.ts';
import { canFill } from './policy.ts';
import type { Sheet } from './sheet.ts';

/**
 * Remembers that somebody who fills an open sheet is there, so that the others see it; of everybody else nothing is kept.
 * Written while reading, at most once a minute, because a page that is only looked at is how people are there. No event:
 * it must not make the others' pages load anew.
 */
export async function visitSheet(ctx: Ctx, issueId: string, sheet: Pick<Sheet, 'id' | 'closedAt'>): Promise<void> {
  const { personId } = ctx.actor;
  if (!personId || !canFill(await standingOn(ctx, issueId), sheet).allowed) return;
  await ctx.db
    .insertInto('sheet_visits')
    .values({ sheet_id: sheet.id, person_id: personId, first_at: ctx.now, last_at: ctx.now })
    .onConflict((oc) =>
      oc
        .columns(['sheet_id', 'person_id'])
        .doUpdateSet({ last_at: ctx.now })
        .where(sql<boolean>`sheet_visits.last_at < ${ctx.now}::timestamptz - interval '1 minute'`),
    )
    .execute();
}
