import type { People } from './count-tables.ts';
import { rangeOf, type Readers, type ToldPeople } from './exact-tables.ts';

/**
 * How many people readers must think possible in each row of a conversation's tables: as many as there are, or one more where
 * its size is withheld and somebody could be missing elsewhere, in another row or in the number of all voters. A row is never
 * smaller than the number of its people who voted on one statement, which may be told.
 * @param voted by row, on any one statement
 */
export function mostPeople(people: People, told: ToldPeople, voted: readonly number[], readers: Readers): number[] {
  const rows = rowsOf(people, told, readers);
  const placed = people.sizes.reduce((sum, size) => sum + size, people.ungrouped);
  const mayMove = (count: number, by: 1 | -1, figure: number | null) => figure === null && isPossible(count, by, readers);
  return rows.map((row, at) => {
    if (!row.mayGrow) return row.count;
    const crosses = (other: Row) => other.isPlaced === row.isPlaced || mayMove(placed, row.isPlaced ? 1 : -1, told.placed);
    const isElsewhere = rows.some((other, to) => to !== at && other.mayShrink && other.count > (voted[to] ?? 0) && crosses(other));
    const isNew = mayMove(placed + people.unplaced, 1, told.voters) && (!row.isPlaced || mayMove(placed, 1, told.placed));
    return isElsewhere || isNew ? row.count + 1 : row.count;
  });
}

interface Row {
  readonly count: number;
  readonly isPlaced: boolean;
  readonly mayGrow: boolean;
  readonly mayShrink: boolean;
}

/** Groups, then people in no group. These are told by nothing but the sum; they are either all placed, where there are no groups, or none is. */
function rowsOf({ sizes, ungrouped, unplaced }: People, told: ToldPeople, readers: Readers): Row[] {
  const groups = sizes.map((count, group): Row => {
    const isHidden = told.sizes[group] === null;
    return { count, isPlaced: true, mayGrow: isHidden && isPossible(count, 1, readers), mayShrink: isHidden && isPossible(count, -1, readers) };
  });
  const count = ungrouped + unplaced;
  return [...groups, { count, isPlaced: false, mayGrow: true, mayShrink: count > 0 }];
}

/** Readers tell small numbers of people from large ones: the map shows large groups only. */
function isPossible(count: number, by: 1 | -1, readers: Readers): boolean {
  const [least, most] = rangeOf(count, readers);
  const isLarge = (people: number) => people >= readers.threshold;
  return count + by >= least && count + by <= most && isLarge(count + by) === isLarge(count);
}
