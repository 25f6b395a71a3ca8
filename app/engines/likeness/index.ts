/** How alike two names are: for finding entries that may be the same. Pure; no tables of any language. */

/** A name without case, accents, signs and the order of its words: `García, Ana` and `ana garcia` are the same. */
export function normalName(name: string): string {
  return plainWords(name).sort().join(' ');
}

function plainWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Likeness of two names from 0 to 1: twice the letter pairs they share, of all they have (Dice). Symmetric; 1 for the same normal name. */
export function likeness(one: string, other: string): number {
  const [a, b] = [normalName(one), normalName(other)];
  if (a === b) return a === '' ? 0 : 1;
  const [first, second] = [pairsOf(a), pairsOf(b)];
  const size = sum(first) + sum(second);
  if (size === 0) return 0;
  let shared = 0;
  for (const [pair, count] of first) shared += Math.min(count, second.get(pair) ?? 0);
  return (2 * shared) / size;
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function sum(pairs: ReadonlyMap<string, number>): number {
  let all = 0;
  for (const count of pairs.values()) all += count;
  return all;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface AlikePair {
  readonly one: string;
  readonly other: string;
  /** 0 to 1. */
  readonly likeness: number;
}

/**
 * Pairs of ids whose names are at least `least` alike, the most alike first, at most `most`. Only names that share the first three letters
 * of some word are compared, and no such word that more than 200 names share: near linear, also for thousands.
 */
export function alikePairs(things: readonly Named[], least = 0.82, most = 100): AlikePair[] {
  const byStart = new Map<string, Named[]>();
  for (const thing of things)
    for (const start of new Set(plainWords(thing.name).map((word) => word.slice(0, 3)))) {
      const list = byStart.get(start) ?? [];
      list.push(thing);
      byStart.set(start, list);
    }
  const seen = new Set<string>();
  const found: AlikePair[] = [];
  for (const list of byStart.values()) if (list.length <= 200) compareAll(list, least, seen, found);
  return found.sort((a, b) => b.likeness - a.likeness || (a.one + a.other < b.one + b.other ? -1 : 1)).slice(0, most);
}

function compareAll(list: readonly Named[], least: number, seen: Set<string>, found: AlikePair[]): void {
  for (const [at, a] of list.entries())
    for (const b of list.slice(at + 1)) {
      if (Math.abs(a.name.length - b.name.length) > 12) continue;
      const [one, other] = a.id < b.id ? [a, b] : [b, a];
      const key = `${one.id} ${other.id}`;
      if (one.id === other.id || seen.has(key)) continue;
      seen.add(key);
      const like = likeness(one.name, other.name);
      if (like >= least) found.push({ one: one.id, other: other.id, likeness: like });
    }
}
