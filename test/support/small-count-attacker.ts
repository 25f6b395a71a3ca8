import type { ToldTable } from '#app/engines/suppression/index.ts';

/** What somebody who wants to know small counts works out from a table and its totals. */
export type Bounds = [low: number, high: number][][];

/** A table with its totals as one grid: the last column holds the row totals, the last row the column totals. */
export function gridOf({ cells, rows, columns, total }: Pick<ToldTable, 'cells' | 'rows' | 'columns' | 'total'>): (number | null)[][] {
  return [...cells.map((row, r) => [...row, rows[r] ?? null]), [...columns, total]];
}

export function trueGrid(cells: readonly (readonly number[])[]): number[][] {
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  const columns = (cells[0] ?? []).map((_, c) => sum(cells.map((row) => row[c] ?? 0)));
  return [...cells.map((row) => [...row, sum(row)]), [...columns, sum(columns)]];
}

/**
 * Narrows down what each figure of a grid can be: every line says that a total is the sum of its parts, and so bounds each of
 * them, again and again. Changes the bounds it is given.
 * @throws Error where nothing fits, so that what was told cannot be true
 */
export function propagate(bounds: Bounds): Bounds {
  const height = bounds.length;
  const width = bounds[0]?.length ?? 0;
  const at = (r: number, c: number) => bounds[r]?.[c] ?? [0, Infinity];
  const lines = [
    ...Array.from({ length: height }, (_, r) => Array.from({ length: width }, (_unused, c) => [r, c] as const)),
    ...Array.from({ length: width }, (_, c) => Array.from({ length: height }, (_unused, r) => [r, c] as const)),
  ];
  for (let changed = true, rounds = 0; changed && rounds < 200; rounds++) {
    changed = false;
    for (const line of lines) {
      const total = line.at(-1);
      const parts = line.slice(0, -1);
      if (!total) continue;
      const tighten = ([r, c]: readonly [number, number], low: number, high: number) => {
        const figure = at(r, c);
        if (low > figure[0]) [figure[0], changed] = [low, true];
        if (high < figure[1]) [figure[1], changed] = [high, true];
        if (figure[0] > figure[1]) throw new Error(`nothing fits at ${r},${c}`);
      };
      const sum = (end: 0 | 1, without?: readonly [number, number]) => parts.reduce((sum, part) => (part === without ? sum : sum + at(...part)[end]), 0);
      tighten(total, sum(0), sum(1));
      for (const part of parts) tighten(part, at(...total)[0] - sum(1, part), at(...total)[1] - sum(0, part));
    }
  }
  return bounds;
}
