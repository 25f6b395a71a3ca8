import type { Components, Places, VoteMatrix } from './types.ts';

/**
 * Where each participant stands: their votes against the mean, along both directions, made larger for those who voted on
 * little, so that they are not all drawn to the middle. Columns left out count as voted on by everybody, as in Polis.
 */
export function placeParticipants(
  { rowStart, column, value }: Pick<VoteMatrix, 'rowStart' | 'column' | 'value'>,
  left: Uint8Array,
  { center, first, second }: Components,
): Places {
  const rows = rowStart.length - 1;
  const outside = left.reduce((count, out) => count + out, 0);
  const x = new Float64Array(rows);
  const y = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let [alongFirst, alongSecond, votes] = [0, 0, outside];
    for (let at = rowStart[row] ?? 0, end = rowStart[row + 1] ?? 0; at < end; at += 1) {
      const to = column[at] ?? 0;
      if (left[to]) continue;
      const off = (value[at] ?? 0) - (center[to] ?? 0);
      alongFirst += off * (first[to] ?? 0);
      alongSecond += off * (second[to] ?? 0);
      votes += 1;
    }
    const scale = Math.sqrt(left.length / Math.max(votes, 1));
    x[row] = scale * alongFirst;
    y[row] = scale * alongSecond;
  }
  return { x, y };
}

/** Where somebody would stand who agrees with one statement and voted on nothing else. */
export function placeStatements({ center, first, second }: Components): Places {
  const scale = Math.sqrt(center.length);
  const along = (direction: Float64Array) => center.map((mean, to) => scale * (1 - mean) * (direction[to] ?? 0));
  return { x: along(first), y: along(second) };
}

export function distancesFromMiddle({ x, y }: Places): Float64Array {
  return x.map((one, at) => Math.sqrt(one * one + (y[at] ?? 0) ** 2));
}
