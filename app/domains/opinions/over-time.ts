import { sql } from 'kysely';
import { stepOf } from '../../engines/suppression/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Manner, Slice, ToldVotes } from './told.ts';

/** What is told of all votes on a statement, and up to when. */
export interface ToldOfAll {
  readonly until: Date;
  readonly threshold: number;
  readonly manner: Manner;
  readonly all: ToldVotes;
}

const mostSlices = 8;
/** So many thresholds of votes in each slice, that its shares say something. */
const thresholdsInSlice = 5;
const sides = ['agrees', 'disagrees', 'passes'] as const;

type Counted = { readonly from: Date; readonly to: Date } & Readonly<Record<(typeof sides)[number], number>>;

/**
 * How the present votes on a statement came in, in slices of as many votes each, oldest first; as many slices as may be told. Always
 * in steps, whatever the manner of the result: exact slices could be subtracted from exact totals. Null where there are too few
 * votes for two slices, or votes have no time.
 */
export async function votesOverTime(ctx: Ctx, statementId: string, told: ToldOfAll): Promise<Slice[] | null> {
  const timed = await countTimed(ctx, statementId, told.until);
  const most = Math.min(mostSlices, Math.floor(timed / (told.threshold * thresholdsInSlice)));
  for (let number = most; number >= 2; number -= 1) {
    const slices = await cut(ctx, statementId, told.until, number);
    if (!fixesAny(slices, told)) return slices.map((slice) => tellSlice(slice, told.threshold));
  }
  return null;
}

async function countTimed(ctx: Ctx, statementId: string, until: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from votes where statement_id = ${statementId} and at is not null and at <= ${until}`.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

async function cut(ctx: Ctx, statementId: string, until: Date, number: number): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select min(at) as "from", max(at) as "to", count(*) filter (where value = 1) as agrees, count(*) filter (where value = -1) as disagrees,
      count(*) filter (where value = 0) as passes
    from (
      select value, at, ntile(${number}) over (order by at, participant_id) as slice
      from votes where statement_id = ${statementId} and at is not null and at <= ${until}
    ) as cut group by slice order by slice`.execute(ctx.db);
  return rows;
}

/**
 * Whether a reader could work out a count: they know how many votes are in a slice, because all are alike, and what is told of all.
 * A sum leaves its parts open as long as it is neither the least nor the most that their steps allow.
 */
function fixesAny(slices: readonly Counted[], { threshold, manner, all }: ToldOfAll): boolean {
  const isFixed = (counts: readonly number[], [low, high]: readonly [number, number]) => {
    const least = counts.reduce((sum, count) => sum + stepOf(count, threshold)[0], 0);
    const most = counts.reduce((sum, count) => sum + stepOf(count, threshold)[1], 0);
    return high <= least || low >= most;
  };
  const ofSlice = slices.some((slice) => {
    const counts = sides.map((side) => slice[side]);
    const size = counts.reduce((sum, count) => sum + count, 0);
    return isFixed(counts, [size, size]);
  });
  const ofSide = sides.some((side) => {
    const total = all[side];
    if (total === null) return false;
    return isFixed(
      slices.map((slice) => slice[side]),
      manner === 'exact' ? [total, total] : stepOf(total, threshold),
    );
  });
  return ofSlice || ofSide;
}

function tellSlice({ from, to, ...votes }: Counted, threshold: number): Slice {
  const [agrees = 0, disagrees = 0, passes = 0] = sides.map((side) => stepOf(votes[side], threshold)[0]);
  return { from, to, votes: { agrees, disagrees, passes, total: agrees + disagrees + passes } };
}
