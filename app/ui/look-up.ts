/** A word that is explained somewhere: how it may be written, where its meanings stand, and those meanings for paper, where nothing can be opened. */
export interface LookUp {
  readonly spellings: readonly string[];
  readonly href: string;
  readonly entries: readonly Entry[];
}

/** What is said of one word. Several spellings of a word share its entry. */
export interface Entry {
  /** In plain words. */
  readonly plain: { readonly text: string; readonly lang: string } | null;
  /** What each calls it and means by it; no one stands above the others. */
  readonly says: readonly { readonly who: string; readonly term: string; readonly meaning: string | null; readonly lang: string; readonly guess: boolean }[];
}

/** A stretch of a text; `href` where it is a word to look up. The stretches of a text together are the text, letter by letter. */
export interface Stretch {
  readonly text: string;
  readonly href: string | null;
}

/** Cuts a text at its words. `seen` holds the addresses marked before in the same passage: each is marked only once. */
export type Marker = (text: string, seen: Set<string>) => readonly Stretch[];

const made = new WeakMap<readonly LookUp[], Marker>();
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Marks words whatever their case, at the borders of words as Unicode knows them; of two that begin at the same place the
 * longer wins. A spelling that belongs to two words leads to the first.
 */
export function markerOf(lookUps: readonly LookUp[]): Marker {
  const known = made.get(lookUps) ?? makeMarker(lookUps);
  made.set(lookUps, known);
  return known;
}

interface Spelling {
  /** Matches it at one place. */
  readonly at: RegExp;
  readonly href: string;
}

function makeMarker(lookUps: readonly LookUp[]): Marker {
  const spelled = lookUps
    .flatMap(({ spellings, href }) => spellings.map((text) => ({ text: text.normalize('NFC').trim(), href })))
    .filter(({ text }) => [...text].length > 1)
    .toSorted((one, other) => other.text.length - one.text.length);
  if (spelled.length === 0) return (text) => [{ text, href: null }];
  const byFirst = new Map<string, Spelling[]>();
  for (const { text, href } of spelled) {
    const first = firstOf(text);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { at: new RegExp(patternOf(text), 'iuy'), href }]);
  }
  const any = new RegExp(spelled.map(({ text }) => patternOf(text)).join('|'), 'iu');
  return (text, seen) => (any.test(text) ? cut(text, byFirst, seen) : [{ text, href: null }]);
}

/** Case is folded by the pattern; here it only has to be the same for what may match. */
function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0).toLowerCase();
}

/** The letters as they are; a line may break at a space, and both forms of an apostrophe are the same. */
function patternOf(text: string): string {
  return text
    .replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replace(/['’]/g, "['’]")
    .replace(/\s+/g, String.raw`\s+`);
}

function cut(text: string, byFirst: ReadonlyMap<string, readonly Spelling[]>, seen: Set<string>): Stretch[] {
  const starts = [...segmenter.segment(text)].map(({ index }) => index);
  const borders = new Set([...starts, text.length]);
  const stretches: Stretch[] = [];
  let done = 0;
  for (const start of starts) {
    if (start < done) continue;
    const found = longestAt(text, start, borders, byFirst.get(firstOf(text.slice(start, start + 2))) ?? []);
    if (!found) continue;
    // Marked before: it is passed over whole, so that no shorter word inside it is marked instead.
    if (!seen.has(found.href)) {
      if (start > done) stretches.push({ text: text.slice(done, start), href: null });
      stretches.push({ text: text.slice(start, found.end), href: found.href });
      seen.add(found.href);
      done = found.end;
    } else {
      stretches.push({ text: text.slice(done, found.end), href: null });
      done = found.end;
    }
  }
  if (done < text.length || stretches.length === 0) stretches.push({ text: text.slice(done), href: null });
  return stretches;
}

function longestAt(text: string, start: number, borders: ReadonlySet<number>, spellings: readonly Spelling[]): { end: number; href: string } | null {
  for (const { at, href } of spellings) {
    at.lastIndex = start;
    const [hit] = at.exec(text) ?? [];
    if (hit !== undefined && borders.has(start + hit.length)) return { end: start + hit.length, href };
  }
  return null;
}
