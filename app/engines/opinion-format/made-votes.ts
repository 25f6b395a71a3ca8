import { chances } from '../opinion/index.ts';

export const plainColumns = 'participant,statement,vote,timestamp_ms';

/** Two camps of made people with some changed votes, in the plain layout: lines without column names, for tests. */
export function madeLines(people: number, statements: number, seed = 1): string[] {
  const chance = chances(seed);
  const lines: string[] = [];
  for (let person = 0; person < people; person += 1) {
    for (let statement = 0; statement < statements; statement += 1) {
      if (chance() < 0.3) continue;
      const leaning = (person % 2 === 0) === (statement % 2 === 0) ? 1 : -1;
      const vote = chance() < 0.15 ? 0 : chance() < 0.85 ? leaning : -leaning;
      const at = 1_700_000_000_000 + lines.length;
      lines.push(`${person * 7 + 3},${statement},${vote},${at}`);
      if (chance() < 0.05) lines.push(`${person * 7 + 3},${statement},${-vote},${at + 1_000_000}`);
    }
  }
  return lines;
}

/** The same things in another order, by chance. */
export function shuffled<T>(things: readonly T[], seed: number): T[] {
  const chance = chances(seed);
  const keyed = things.map((thing) => ({ thing, key: chance() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ thing }) => thing);
}
