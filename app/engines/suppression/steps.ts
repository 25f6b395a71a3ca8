/** What may be told of a table while its counts still change; see `tellInSteps`. */
export interface SteppedTable {
  /** Each count in steps. */
  readonly cells: readonly (readonly number[])[];
  /** The total of each column in steps, or null where it would tell what the cells are. */
  readonly columns: readonly (number | null)[];
}

/** A count rounded down to a multiple of the threshold: 0 says "fewer than the threshold", also of nobody. */
export function inSteps(count: number, threshold: number): number {
  return count - (count % threshold);
}

/** The least and the most that a count can be, for readers who know it in steps. */
export function stepOf(count: number, threshold: number): readonly [least: number, most: number] {
  const least = inSteps(count, threshold);
  return [least, least + threshold - 1];
}

/**
 * Tells a table in steps: every cell, and the total of every column. Row totals are not told, so columns stand alone.
 *
 * A total tells something only from below. Where it is the sum of the most that its cells can be, each of them is at its
 * most: five cells of 4 under a threshold of 5 have the total 20. That happens where the number of rows is a multiple of
 * the threshold and nowhere else. There the total is withheld; and also where it is one step lower, or withholding it
 * would itself say that all are at their most. So every cell, large or small, can always be at least two numbers, and
 * so can its difference to the same cell of any other release.
 *
 * Readers may know the same cells in narrower steps, from before the threshold was raised. Then the cells are at their most by
 * those, and again all totals are withheld from which that could be seen: those of one wide step below.
 * @param cells counts by row, then column
 * @param threshold fewest people that a figure may be about, 2 or more
 * @param known the narrowest steps in which the same cells may have been told: the threshold, or a divisor of it
 * @throws RangeError for a threshold below 2, where a step holds one number
 */
export function tellInSteps(cells: readonly (readonly number[])[], threshold: number, known = threshold): SteppedTable {
  if (!(threshold >= 2)) throw new RangeError('a step holds at least two numbers');
  const columns = (cells[0] ?? []).map((_, column) => cells.map((row) => row[column] ?? 0));
  return { cells: cells.map((row) => row.map((count) => inSteps(count, threshold))), columns: columns.map((counts) => totalInSteps(counts, threshold, known)) };
}

function totalInSteps(counts: readonly number[], threshold: number, known: number): number | null {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const total = inSteps(sum(counts), threshold);
  const room = sum(counts.map((count) => stepOf(count, known)[1])) - total;
  const canFix = counts.length > 0 && counts.length % known === 0;
  return canFix && room <= threshold ? null : total;
}
