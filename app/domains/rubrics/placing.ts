import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { standingOn } from '../people/index.ts';
import type { ByIdea } from './figures.ts';
import { canPlace } from './policy.ts';
import { lockReading, rubricOf } from './readings.ts';
import { must, signedIn } from '../../platform/acting.ts';
import type { Spread } from './spread.ts';

/** Places one big idea, privately; placing again replaces it, until the reading closes. @throws NotFound, Denied, NotSignedIn */
export async function place(ctx: Ctx, readingId: string, idea: string, spread: Spread): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const reading = await lockReading(ctx, readingId);
    must(canPlace(await standingOn(ctx, reading.issueId), reading));
    const { ideas } = await rubricOf(ctx, reading);
    if (!ideas.some((one) => one.key === idea)) throw new NotFound();
    const { informing, networking, collaborating, transforming } = spread;
    const placement = { informing, networking, collaborating, transforming, placed_at: ctx.now };
    await ctx.db
      .insertInto('placements')
      .values({ ...placement, reading_id: reading.id, person_id: personId, idea })
      .onConflict((oc) => oc.columns(['reading_id', 'person_id', 'idea']).doUpdateSet(placement))
      .execute();
    await record(ctx, { kind: 'reading.placed', issueId: reading.issueId, subjectId: reading.id });
  });
}

/** The actor's own placements in a reading; nobody can ask for another's. */
export async function myPlacements(ctx: Ctx, readingId: string): Promise<ByIdea<Spread>> {
  const { personId } = ctx.actor;
  if (!personId) return new Map();
  const rows = await ctx.db
    .selectFrom('placements')
    .select(['idea', 'informing', 'networking', 'collaborating', 'transforming'])
    .where('reading_id', '=', readingId)
    .where('person_id', '=', personId)
    .execute();
  return new Map(rows.map(({ idea, ...spread }) => [idea, spread]));
}
