import { suppress } from '../../engines/suppression/index.ts';
import type { List } from './lists.ts';

/** How many people there are of each kind as it may be told, by id; null where withheld, missing where no figure was given. */
export interface ToldPopulation {
  readonly kinds: ReadonlyMap<string, number | null>;
  /** Everybody in the table: the sum of the categories that have a figure. */
  readonly total: number | null;
}

/**
 * What may be told of the figures of a population under a threshold that was raised: what every one of them lets be told. Another
 * threshold withholds other figures beside the small ones, so each alone would give away what the one before hid.
 * @param counts exactly, by id of the kind
 * @param thresholds every one that held, and the one that holds
 */
export function tellPopulation(list: Pick<List, 'content'>, counts: ReadonlyMap<string, number>, thresholds: readonly number[]): ToldPopulation {
  const each = thresholds.map((threshold) => tellUnder(list, counts, threshold));
  const isTold = (figure: (told: ToldPopulation) => number | null | undefined) => each.every((told) => figure(told) !== null);
  const [first] = each;
  const kinds = [...(first?.kinds ?? [])].map(([id, count]) => [id, isTold((told) => told.kinds.get(id)) ? count : null] as const);
  return { kinds: new Map(kinds), total: isTold(({ total }) => total) ? (first?.total ?? null) : null };
}

/**
 * Under one threshold: each category's sub-groups as a table of their own with what is in none of them,
 * and the categories as a table with their sum. Where a category is withheld, so are its sub-groups, which would give it away; where
 * sub-groups can be hidden only together with their category, all of them are, and the category is told.
 */
function tellUnder(list: Pick<List, 'content'>, counts: ReadonlyMap<string, number>, threshold: number): ToldPopulation {
  const kinds = new Map<string, number | null>();
  const known = list.content.categories.flatMap(({ key }) => {
    const count = counts.get(key);
    return count === undefined ? [] : [{ key, count }];
  });
  const tops = tellRow(
    known.map(({ count }) => count),
    threshold,
  );
  known.forEach(({ key }, at) => kinds.set(key, tops.cells[at] ?? null));
  for (const { key, subgroups } of list.content.categories) tellParts(key, subgroups, counts, kinds, threshold);
  return { kinds, total: tops.total };
}

function tellParts(
  category: string,
  subgroups: readonly { key: string }[],
  counts: ReadonlyMap<string, number>,
  kinds: Map<string, number | null>,
  threshold: number,
): void {
  const parts = subgroups.flatMap((part) => {
    const id = `${category}.${part.key}`;
    const count = counts.get(id);
    return count === undefined ? [] : [{ id, count }];
  });
  const whole = counts.get(category);
  const sum = parts.reduce((total, part) => total + part.count, 0);
  // Sub-groups that overlap add up to more than their category: then nothing is left over, and they do not bound each other.
  const addsUp = whole !== undefined && sum <= whole;
  const rest = addsUp && sum < whole ? [whole - sum] : [];
  const told = tellRow([...parts.map((part) => part.count), ...rest], threshold);
  const isHidden = whole !== undefined && (kinds.get(category) === null || (addsUp && told.total === null));
  parts.forEach(({ id }, at) => kinds.set(id, isHidden ? null : (told.cells[at] ?? null)));
}

/** A row of counts and their sum. In a table of one row, each column's total is its cell once more: both must be tellable. */
function tellRow(counts: readonly number[], threshold: number): { cells: (number | null)[]; total: number | null } {
  if (counts.length === 0) return { cells: [], total: null };
  const told = suppress({ cells: [counts] }, threshold);
  const cells = counts.map((_, at) => (told.columns[at] === null ? null : (told.cells[0]?.[at] ?? null)));
  return { cells, total: told.rows[0] === null ? null : told.total };
}
