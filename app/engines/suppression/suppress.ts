import { cheapestCover, type Arc, type Network } from './network.ts';

export interface CountTable {
  /** Counts by row, then column; every row has as many columns. */
  readonly cells: readonly (readonly number[])[];
  /** Cells where nobody can ever be counted, whatever people do, as readers know: `row,column`. They are told as 0. */
  readonly impossible?: ReadonlySet<string>;
}

/** What may be told; null where it is withheld, for which of the two reasons is not said. */
export interface ToldTable {
  readonly cells: readonly (readonly (number | null)[])[];
  /** The total of each row. */
  readonly rows: readonly (number | null)[];
  /** The total of each column. */
  readonly columns: readonly (number | null)[];
  readonly total: number | null;
  /** Whether anything is withheld. */
  readonly withheld: boolean;
}

/**
 * Withholds every count below the threshold, and of the others as few and as small as it can find so that no withheld
 * small count can be worked out from the rest: with what is told, each could be at least two different numbers, also
 * for a reader who knows the threshold and which cells are small.
 *
 * A zero counts as small, in a cell or a total: in a table it would tell that nobody of a row said a thing, and so
 * what the others said. Only an impossible cell is told as 0.
 *
 * It protects one table. Two tables of the same people at different times can be subtracted from each other.
 * @param threshold fewest people that a figure may be about, 1 or more
 * @throws RangeError for rows of unequal length, and for counts that are not whole numbers of 0 or more
 */
export function suppress(table: CountTable, threshold: number): ToldTable {
  const { cells } = table;
  const width = cells[0]?.length ?? 0;
  const fits = cells.every((row) => row.length === width && row.every((count) => Number.isSafeInteger(count) && count >= 0));
  if (!fits) throw new RangeError('a table of counts has rows of one length and whole numbers of 0 or more');
  const network = networkOf(table, width, threshold);
  for (const arc of network.arcs) arc.hidden = arc.small;
  const covered = new Set<number>();
  for (const [number, arc] of network.arcs.entries()) {
    if (!arc.small || covered.has(number)) continue;
    for (const other of cheapestCover(network, number) ?? []) {
      hide(network.arcs[other]);
      // All of them can be one more or one less together, so this covers each of them.
      covered.add(other);
    }
  }
  return told(network, cells.length, width);
}

function hide(arc: Arc | undefined): void {
  if (arc) arc.hidden = true;
}

/** Nodes: the rows, then the columns, then source and sink. Arcs: cells row by row, row totals, column totals, the grand total. */
function networkOf({ cells, impossible }: CountTable, width: number, threshold: number): Network {
  const height = cells.length;
  const [source, sink] = [height + width, height + width + 1];
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const rowTotals = cells.map(sum);
  const columnTotals = Array.from({ length: width }, (_, column) => sum(cells.map((row) => row[column] ?? 0)));
  const total = sum(rowTotals);
  const arc = (from: number, to: number, value: number, cost: number, fixed = false): Arc => ({
    from,
    to,
    value,
    cost,
    fixed,
    small: !fixed && value < threshold,
    hidden: false,
  });
  // A total tells more than any cell, so it is withheld last.
  const arcs = [
    ...cells.flatMap((row, r) => row.map((count, c) => arc(r, height + c, count, 1 + count, count === 0 && impossible?.has(`${r},${c}`)))),
    ...rowTotals.map((count, r) => arc(source, r, count, total + count + 1)),
    ...columnTotals.map((count, c) => arc(height + c, sink, count, total + count + 1)),
    arc(sink, source, total, (total + 1) * (height + width + 2)),
  ];
  const touching: number[][] = Array.from({ length: sink + 1 }, () => []);
  for (const [number, { from, to }] of arcs.entries()) {
    touching[from]?.push(number);
    touching[to]?.push(number);
  }
  return { nodes: sink + 1, arcs, touching, most: threshold - 1 };
}

function told({ arcs }: Network, height: number, width: number): ToldTable {
  const values = arcs.map((arc) => (arc.hidden ? null : arc.value));
  const cells = Array.from({ length: height }, (_, row) => values.slice(row * width, (row + 1) * width));
  const totals = values.slice(height * width);
  return {
    cells,
    rows: totals.slice(0, height),
    columns: totals.slice(height, height + width),
    total: totals.at(-1) ?? null,
    withheld: values.includes(null),
  };
}
