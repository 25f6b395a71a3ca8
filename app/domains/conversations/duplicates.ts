/** More statements than this are not compared: a page must come in a moment. */
export const mostCompared = 2000;

/** From this likeness on, two statements probably say the same: found by hand on the statements of six real conversations. */
export const alike = 0.5;

export interface Likely<T> {
  readonly statement: T;
  /** Share of trigrams in common, 0 to 1. */
  readonly likeness: number;
}

/**
 * The statements that probably say the same as `text`, most alike first. The measure is that of PostgreSQL's
 * pg_trgm, which the embedded engine does not have.
 */
export function likelyDuplicates<T extends { readonly body: string }>(text: string, statements: readonly T[], limit = 3): Likely<T>[] {
  const ours = trigrams(text);
  return statements
    .slice(0, mostCompared)
    .map((statement) => ({ statement, likeness: share(ours, trigrams(statement.body)) }))
    .filter((one) => one.likeness >= alike)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, limit);
}

/** Likeness of two texts: shared trigrams by all trigrams of both; 1 for texts that differ in case, marks and order only. */
export function likeness(a: string, b: string): number {
  return share(trigrams(a), trigrams(b));
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const gram of a) if (b.has(gram)) common += 1;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}

/** Three letters at a time of each word, with two blanks before and one after it; accents and case do not count. */
function trigrams(text: string): ReadonlySet<string> {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const grams = new Set<string>();
  for (const word of words) {
    const padded = [...`  ${word} `];
    for (let at = 0; at + 3 <= padded.length; at += 1) grams.add(padded.slice(at, at + 3).join(''));
  }
  return grams;
}
