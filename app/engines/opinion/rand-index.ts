/** Groups are numbered below this. */
const groupsAtMost = 1024;

/**
 * How alike two divisions of the same things are: 1 where they are the same, about 0 where they agree by chance only (the
 * adjusted Rand index of Hubert and Arabie, Journal of Classification 2, 1985). Things that either leaves out (-1) do not count.
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const pairs = new Map<number, number>();
  const [rows, columns] = [new Map<number, number>(), new Map<number, number>()];
  let count = 0;
  for (let at = 0; at < a.length; at += 1) {
    const [one, other] = [a[at] ?? -1, b[at] ?? -1];
    if (one < 0 || other < 0) continue;
    count += 1;
    add(pairs, one * groupsAtMost + other);
    add(rows, one);
    add(columns, other);
  }
  const [together, byRow, byColumn] = [pairsWithin(pairs), pairsWithin(rows), pairsWithin(columns)];
  const all = (count * (count - 1)) / 2;
  const byChance = all > 0 ? (byRow * byColumn) / all : 0;
  const most = (byRow + byColumn) / 2;
  return most === byChance ? 1 : (together - byChance) / (most - byChance);
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairsWithin(counts: Map<unknown, number>): number {
  return [...counts.values()].reduce((sum, one) => sum + (one * (one - 1)) / 2, 0);
}
