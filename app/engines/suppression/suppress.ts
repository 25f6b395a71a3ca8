import { cheapestCover, type Arc, type Network } from './network.ts';

export interface CountTable {
  /** Counts by row, then column; every row has as many columns. */
  readonly cells: readonly (readonly number[])[];
  /** Cells where nobody can ever be counted, whatever people do, as readers know: `row,column`. They are told as 0. */
  readonly impossible?: ReadonlySet<string>;
  /** Figures that only make the sums right and are told to nobody. They protect others for nothing, and are protected when small. */
  readonly untold?: (place: Place) => boolean;
  /** What readers know of a figure from elsewhere: the least and the most that it can be. */
  readonly known?: (place: Place, value: number) => readonly [least: number, most: number];
}

/** Where a figure stands in a table. `row` null: the total of a column; `column` null: of a row; both: of everything. */
export interface Place {
  readonly row: number | null;
  readonly column: number | null;
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
  /** Whether what readers know from elsewhere fixes a small count although nothing of the table is told. */
  readonly pinned: boolean;
}

/**
 * Withholds every count below the threshold, and of the others as few and as small as it can find so that no withheld
 * small count can be worked out from the rest: with what is told, each could be at least two different numbers, also
 * for a reader who knows the threshold, which cells are small, and what `known` says. Where that cannot be had, nothing
 * of the table is told.
 *
 * A zero counts as small, in a cell or a total: in a table it would tell that nobody of a row said a thing, and so
 * what the others said. Only an impossible cell is told as 0.
 *
 * It protects one table. Two tables of the same people at different times can be subtracted from each other:
 * tell the others in steps, and say so by `known`.
 * @param threshold fewest people that a figure may be about, 1 or more
 * @throws RangeError for rows of unequal length, and for counts that are not whole numbers of 0 or more
 */
export function suppress(table: CountTable, threshold: number): ToldTable {
  const { cells } = table;
  const width = cells[0]?.length ?? 0;
  const fits = cells.every((row) => row.length === width && row.every((count) => Number.isSafeInteger(count) && count >= 0));
  if (!fits) throw new RangeError('a table of counts has rows of one length and whole numbers of 0 or more');
  const network = networkOf(table, width, threshold);
  const isOpen = coverAll(network);
  if (!isOpen) for (const arc of network.arcs) arc.hidden = true;
  return told(network, cells.length, width, !isOpen && !coverAll(network));
}

/** Withholds what it takes to keep every small figure open; false where that cannot be done. */
function coverAll(network: Network): boolean {
  const covered = new Set<number>();
  for (const [number, arc] of network.arcs.entries()) {
    if (!arc.small || covered.has(number)) continue;
    const cover = cheapestCover(network, number);
    if (!cover) return false;
    for (const other of cover) {
      hide(network.arcs[other]);
      // All of them can be one more or one less together, so this covers each of them.
      covered.add(other);
    }
  }
  return true;
}

function hide(arc: Arc | undefined): void {
  if (arc) arc.hidden = true;
}

/** Nodes: the rows, then the columns, then source and sink. Arcs: cells row by row, row totals, column totals, the grand total. */
function networkOf(table: CountTable, width: number, threshold: number): Network {
  const { cells } = table;
  const height = cells.length;
  const [source, sink] = [height + width, height + width + 1];
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const rowTotals = cells.map(sum);
  const columnTotals = Array.from({ length: width }, (_, column) => sum(cells.map((row) => row[column] ?? 0)));
  const total = sum(rowTotals);
  const arc = (from: number, to: number, place: Place, value: number, cost: number): Arc => ({
    from,
    to,
    value,
    cost,
    ...stateOf(table, place, value, threshold),
  });
  // A total tells more than any cell, so it is withheld last.
  const arcs = [
    ...cells.flatMap((row, r) => row.map((count, c) => arc(r, height + c, { row: r, column: c }, count, 1 + count))),
    ...rowTotals.map((count, r) => arc(source, r, { row: r, column: null }, count, total + count + 1)),
    ...columnTotals.map((count, c) => arc(height + c, sink, { row: null, column: c }, count, total + count + 1)),
    arc(sink, source, { row: null, column: null }, total, (total + 1) * (height + width + 2)),
  ];
  const touching: number[][] = Array.from({ length: sink + 1 }, () => []);
  for (const [number, { from, to }] of arcs.entries()) {
    touching[from]?.push(number);
    touching[to]?.push(number);
  }
  return { nodes: sink + 1, arcs, touching };
}

/** What readers know of a figure, and whether it is withheld from the start. One that they know anyway need not stay open. */
function stateOf({ impossible, untold, known }: CountTable, place: Place, value: number, threshold: number): Pick<Arc, 'least' | 'most' | 'small' | 'hidden'> {
  if (value === 0 && impossible?.has(`${place.row},${place.column}`)) return { least: 0, most: 0, small: false, hidden: false };
  const few = value < threshold;
  const [low, high] = known?.(place, value) ?? [0, Infinity];
  const [least, most] = [Math.max(low, 0), few ? Math.min(high, threshold - 1) : high];
  return { least, most, small: few && least < most, hidden: few || (untold?.(place) ?? false) };
}

function told({ arcs }: Network, height: number, width: number, pinned: boolean): ToldTable {
  const values = arcs.map((arc) => (arc.hidden ? null : arc.value));
  const cells = Array.from({ length: height }, (_, row) => values.slice(row * width, (row + 1) * width));
  const totals = values.slice(height * width);
  return {
    cells,
    rows: totals.slice(0, height),
    columns: totals.slice(height, height + width),
    total: totals.at(-1) ?? null,
    withheld: values.includes(null),
    pinned,
  };
}
