import type { SaidBy } from '../issues/index.ts';

/** Whether the groups mean the same by their wordings; `open` until somebody asked. */
export const meanings = ['open', 'same', 'different'] as const;
export type Meant = (typeof meanings)[number];

/** What one group calls it, and means by it. */
export interface Wording {
  readonly id: string;
  readonly wordId: string;
  /** Null: those who convene the issue. */
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly groupLang: string | null;
  readonly term: string;
  /** How else it is written, one a line. */
  readonly spellings: string | null;
  /** In their words; null where nobody has asked them. */
  readonly meaning: string | null;
  readonly lang: string;
  readonly saidBy: SaidBy;
  readonly revision: number;
  readonly createdAt: Date;
  /** When it was last written. */
  readonly writtenAt: Date;
  readonly removedAt: Date | null;
}

export interface Explanation {
  readonly lang: string;
  readonly body: string;
}

/** One entry of the shared vocabulary. */
export interface Word {
  readonly id: string;
  readonly issueId: string;
  readonly meant: Meant;
  readonly revision: number;
  readonly removedAt: Date | null;
  /** Standing ones, in the order they were told; no one stands above the others. */
  readonly wordings: readonly Wording[];
  /** Ours, in plain language, one for each language. */
  readonly explanations: readonly Explanation[];
}

/** What the side by side shows: how the terms and the meanings of the groups stand to each other. */
export type WordKind = 'one-group' | 'not-asked' | 'shared' | 'many-words' | 'many-things' | 'near';

export function kindOf({ wordings, meant }: Pick<Word, 'wordings' | 'meant'>): WordKind {
  if (new Set(wordings.map((one) => one.groupId)).size < 2) return 'one-group';
  if (meant === 'open') return 'not-asked';
  const oneTerm = new Set(wordings.map((one) => folded(one.term))).size === 1;
  if (meant === 'same') return oneTerm ? 'shared' : 'many-words';
  return oneTerm ? 'many-things' : 'near';
}

/** A text as it is compared: without case, and with single spaces. */
export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Everything under which a wording is found. */
export function spellingsOf({ term, spellings }: Pick<Wording, 'term' | 'spellings'>): string[] {
  return [term, ...(spellings?.split('\n') ?? [])];
}

/** The different terms of a word, in the order they were told, each with its language. */
export function termsOf({ wordings }: Pick<Word, 'wordings'>): { term: string; lang: string }[] {
  const seen = new Set<string>();
  return wordings.filter(({ term }) => !seen.has(folded(term)) && seen.add(folded(term))).map(({ term, lang }) => ({ term, lang }));
}

/** The ids of words that share a term with this one: one term for different things. */
export function sharingTerms(word: Word, all: readonly Word[]): Word[] {
  const mine = new Set(word.wordings.map((one) => folded(one.term)));
  return all.filter((other) => other.id !== word.id && other.wordings.some((one) => mine.has(folded(one.term))));
}

/** Words that answer a search: in a term, a spelling, a meaning or an explanation. */
export function findWords(words: readonly Word[], search: string): readonly Word[] {
  const sought = folded(search);
  if (!sought) return words;
  const says = (text: string | null) => text !== null && folded(text).includes(sought);
  return words.filter(
    (word) =>
      word.wordings.some((one) => spellingsOf(one).some(says) || says(one.meaning) || says(one.groupName)) || word.explanations.some((one) => says(one.body)),
  );
}

/** The explanation for a reader: in their language, else in the first there is. */
export function explanationFor(word: Pick<Word, 'explanations'>, locale: string): Explanation | null {
  return word.explanations.find((one) => one.lang === locale.slice(0, 2)) ?? word.explanations[0] ?? null;
}
