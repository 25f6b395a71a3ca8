import { stepOf, suppress, tellInSteps, type Place, type ToldTable } from '../../engines/suppression/index.ts';
import { sum, type People } from './count-tables.ts';
import type { Figure } from './told.ts';

/** Numbers of people as they may be told; see `People`. */
export interface ToldPeople {
  /** Of each group. */
  readonly sizes: readonly Figure[];
  readonly placed: Figure;
  readonly voters: Figure;
  /** Whether steps and votes fix a small one although no number of people is told. */
  readonly pinned: boolean;
}

/** What readers have to go by besides. */
export interface Readers {
  readonly threshold: number;
  /** The narrowest steps in which the same votes may have been told to them before: the threshold, or a lower one that held then. Null for never. */
  readonly steps: number | null;
}

type Known = (place: Place, value: number) => readonly [least: number, most: number];
const anything = [0, Infinity] as const;

/** What readers know of a count from having seen it in steps. */
export function rangeOf(count: number, { steps }: Readers): readonly [least: number, most: number] {
  return steps === null ? anything : stepOf(count, steps);
}

/**
 * The votes on a statement.
 * @param most how many people can be in each row, as far as readers can tell
 */
export function tellVotes(cells: number[][], most: readonly number[], people: People, readers: Readers): ToldTable {
  const rest = people.sizes.length;
  const steps = knownSteps(cells, readers, ({ row }) => row === rest);
  const known: Known = (place, value) => {
    if (place.column !== null) return steps(place, value);
    return place.row === null ? anything : [0, most[place.row] ?? Infinity];
  };
  return suppress({ cells, known, untold: ({ row }) => row === rest }, readers.threshold);
}

/** Overlays beside each other, with a column for people in none of them where there are any. Rows are whole groups, as if their sizes were told. */
export function tellSpread(overlays: number[][], people: People, readers: Readers): ToldTable {
  const width = overlays[0]?.length ?? 0;
  const none = overlays.map((row, at) => (people.sizes[at] ?? people.ungrouped) - sum(row));
  const cells = sum(none) > 0 ? overlays.map((row, at) => [...row, none[at] ?? 0]) : overlays;
  const isUntold = ({ row, column }: Place) => row === people.sizes.length || column === null || column === width;
  const steps = knownSteps(cells, readers, isUntold);
  const known: Known = (place, value) => (place.column === null ? [value, value] : steps(place, value));
  return suppress({ cells, known, untold: isUntold }, readers.threshold);
}

/**
 * The sizes of groups, of all who are placed, and of all voters. A size is at least as large as what is told of who voted on
 * a statement; that nobody is left out of the groups is about no one.
 * @param mostVoters by group, on any one statement
 */
export function tellPeople({ sizes, ungrouped, unplaced }: People, mostVoters: readonly number[], readers: Readers): ToldPeople {
  const placed = sizes.length > 0 && ungrouped === 0 ? sizes : [...sizes, ungrouped];
  const outside = placed.length;
  const cells =
    unplaced > 0
      ? [
          [...placed, 0],
          [...placed.map(() => 0), unplaced],
        ]
      : [placed];
  const impossible = new Set([`0,${outside}`, ...placed.map((_, column) => `1,${column}`)]);
  const isUntold = ({ row, column }: Place) => row === 1 || column === outside || (column !== null && column >= sizes.length);
  const known: Known = (place, value) => {
    if (isUntold(place)) return anything;
    const [least, most] = rangeOf(value, readers);
    // The map shows which groups are not small.
    return value < readers.threshold ? [least, most] : [Math.max(least, readers.threshold, mostVoters[place.column ?? -1] ?? 0), most];
  };
  const table = suppress({ cells, impossible, known, untold: isUntold }, readers.threshold);
  return { sizes: sizes.map((_, group) => table.cells[0]?.[group] ?? null), placed: table.rows[0] ?? null, voters: table.total, pinned: table.pinned };
}

/** What was told of the same table in steps: of its cells and of the totals of its columns. */
function knownSteps(cells: number[][], readers: Readers, isUntold: (place: Place) => boolean): Known {
  const { columns } = tellInSteps(cells, readers.steps ?? readers.threshold);
  return (place, value) => {
    if (isUntold(place) || (place.row === null && columns[place.column ?? -1] === null)) return anything;
    return rangeOf(value, readers);
  };
}
