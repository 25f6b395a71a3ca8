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
  return diceOf(pairsOf(a), pairsOf(b));
}

/** The letter pairs of a text, each as one number, in order. */
function pairsOf(text: string): Uint32Array {
  const pairs = new Uint32Array(Math.max(0, text.length - 1));
  for (let at = 0; at < pairs.length; at += 1) pairs[at] = ((text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)) >>> 0;
  return pairs.sort();
}

function diceOf(first: Uint32Array, second: Uint32Array): number {
  const size = first.length + second.length;
  if (size === 0) return 0;
  let shared = 0;
  for (let a = 0, b = 0; a < first.length && b < second.length;) {
    const [one, other] = [first[a] ?? 0, second[b] ?? 0];
    if (one === other) shared += 1;
    if (one <= other) a += 1;
    if (other <= one) b += 1;
  }
  return (2 * shared) / size;
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

/** No start of a word that more names share is looked at: it tells nothing. */
const mostSharing = 200;
/** About a second's work; the rarest starts come first. */
const mostCompared = 1_000_000;

/**
 * Pairs of ids whose names are the same or at least `least` alike, the most alike first, at most `most`. Of names that are not the same
 * only those are compared that share the first three letters of some word, and no more than a million pairs, the rarest starts first:
 * a hundred thousand names take seconds, and may have a pair that is not found.
 */
export function alikePairs(things: readonly Named[], least = 0.82, most = 100): AlikePair[] {
  const names = things.map(({ id, name }) => ({ id, normal: normalName(name), pairs: pairsOf(normalName(name)) })).filter(({ normal }) => normal !== '');
  const found = new Best(most, least);
  for (const same of grouped(names, ({ normal }) => [normal])) for (const [at, other] of same.slice(1).entries()) found.add(same[at]?.id ?? '', other.id, 1);
  const starts = grouped(names, ({ normal }) => new Set(normal.split(' ').map((word) => word.slice(0, 3)))).filter((list) => list.length <= mostSharing);
  let compared = 0;
  for (const list of starts.sort((a, b) => a.length - b.length)) {
    compared += (list.length * (list.length - 1)) / 2;
    if (compared > mostCompared) break;
    for (const [at, a] of list.entries()) for (const b of list.slice(at + 1)) if (a.normal !== b.normal) found.add(a.id, b.id, diceOf(a.pairs, b.pairs));
  }
  return found.list();
}

/** The things in groups of two and more by what they share. */
function grouped<T>(things: readonly T[], keysOf: (thing: T) => Iterable<string>): T[][] {
  const groups = new Map<string, T[]>();
  for (const thing of things)
    for (const key of keysOf(thing)) {
      const group = groups.get(key);
      if (group) group.push(thing);
      else groups.set(key, [thing]);
    }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The most alike pairs so far, each once; never many more than are asked for. */
class Best {
  readonly #most: number;
  #least: number;
  #pairs = new Map<string, AlikePair>();

  constructor(most: number, least: number) {
    this.#most = most;
    this.#least = least;
  }

  add(a: string, b: string, likeness: number): void {
    if (likeness < this.#least || a === b) return;
    const [one, other] = a < b ? [a, b] : [b, a];
    this.#pairs.set(`${one} ${other}`, { one, other, likeness });
    if (this.#pairs.size < 20 * this.#most) return;
    const kept = this.list();
    this.#least = kept.at(-1)?.likeness ?? this.#least;
    this.#pairs = new Map(kept.map((pair) => [`${pair.one} ${pair.other}`, pair]));
  }

  list(): AlikePair[] {
    const best = [...this.#pairs.values()].sort((a, b) => b.likeness - a.likeness || (a.one + a.other < b.one + b.other ? -1 : 1));
    return best.slice(0, this.#most);
  }
}
