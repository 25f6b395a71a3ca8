import { sql } from 'kysely';
import { inSteps } from '../../engines/suppression/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Figure, ToldVotes } from './told.ts';

/** The votes on a statement that came in between two moments. */
export interface Slice {
  readonly from: Date;
  readonly to: Date;
  readonly votes: ToldVotes;
}

const mostSlices = 8;
/** So many thresholds of votes in each slice, that its shares say something. */
const thresholdsInSlice = 5;

/**
 * How the present votes on a statement came in, in slices of as many votes each, oldest first. Always told in steps, whatever the
 * manner of the result: exact slices could be subtracted from exact totals. Null where there are too few votes for two slices,
 * where votes have no time, where something is withheld of all, or where what is told of all would fix a slice.
 */
export async function votesOverTime(ctx: Ctx, statementId: string, until: Date, threshold: number, all: ToldVotes): Promise<Slice[] | null> {
  const least = threshold * thresholdsInSlice;
  const { rows } = await sql<{ from: Date; to: Date; agrees: number; disagrees: number; passes: number }>`
    with timed as (select value, at from votes where statement_id = ${statementId} and at is not null and at <= ${until}),
    slices as (select least(${mostSlices}, count(*) / ${least}::integer)::integer as number from timed),
    cut as (select t.value, t.at, ntile(greatest(s.number, 1)) over (order by t.at) as slice, s.number from timed t, slices s)
    select min(at) as "from", max(at) as "to", count(*) filter (where value = 1) as agrees, count(*) filter (where value = -1) as disagrees,
      count(*) filter (where value = 0) as passes
    from cut where number >= 2 group by slice order by slice`.execute(ctx.db);
  if (rows.length < 2) return null;
  const sides = ['agrees', 'disagrees', 'passes'] as const;
  const told = rows.map(({ from, to, ...votes }) => ({ from, to, steps: sides.map((side) => inSteps(votes[side], threshold)) }));
  if (sides.some((side) => all[side] === null)) return null;
  const isFixed = sides.some((side, at) =>
    fixes(
      all[side],
      told.map(({ steps }) => steps[at] ?? 0),
      threshold,
    ),
  );
  if (isFixed) return null;
  return told.map(({ from, to, steps: [agrees = 0, disagrees = 0, passes = 0] }) => ({
    from,
    to,
    votes: { agrees, disagrees, passes, total: agrees + disagrees + passes },
  }));
}

/** Whether a total leaves each of its parts only one value within its step: all at the bottom, or all at the top. */
function fixes(total: Figure, steps: readonly number[], threshold: number): boolean {
  if (total === null) return false;
  const above = total - steps.reduce((sum, step) => sum + step, 0);
  return above <= 0 || above >= steps.length * (threshold - 1);
}
