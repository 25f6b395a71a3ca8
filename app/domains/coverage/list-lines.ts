import type { Category, CategoryList, Subgroup } from '../frameworks/index.ts';

/** A list as people write it: one category a line, its sub-groups below it with a dash in front. */
export interface ListLines {
  readonly name: string;
  readonly about: string;
  readonly lines: string;
  readonly lang: string;
}

export type ReadList = { ok: true; content: CategoryList } | { ok: false; reason: 'no-category' | 'twice' | 'long' | 'many'; line: number };

const longest = 200;
const mostCategories = 60;
const mostParts = 40;

/**
 * A list from lines. What has the same name as before, in its language, keeps its key, its words in other languages and its words for
 * suggestions: everything that was said under it stays. Everything in it is the organization's own, so nothing is marked as ours.
 * @param before the version that is changed or copied
 */
export function listFromLines({ name, about, lines, lang }: ListLines, before: CategoryList | null): ReadList {
  const categories: Category[] = [];
  for (const [at, written] of lines.split('\n').entries()) {
    const text = written.trim();
    if (text === '') continue;
    const isPart = /^[-–—•*]/.test(text);
    const words = text.replace(/^[-–—•*]\s*/, '').trim();
    if (words.length === 0 || words.length > longest) return { ok: false, reason: 'long', line: at + 1 };
    const last = categories.at(-1);
    if (isPart && !last) return { ok: false, reason: 'no-category', line: at + 1 };
    const siblings = isPart && last ? last.subgroups : categories;
    if (siblings.some((one) => one.name[lang] === words)) return { ok: false, reason: 'twice', line: at + 1 };
    if (siblings.length >= (isPart ? mostParts : mostCategories)) return { ok: false, reason: 'many', line: at + 1 };
    if (isPart && last) last.subgroups.push(partOf(words, lang, last, before));
    else categories.push({ ...wordsOf(words, lang, before?.categories ?? [], categories), subgroups: [] });
  }
  if (categories.length === 0) return { ok: false, reason: 'no-category', line: 1 };
  return { ok: true, content: { name: { [lang]: name }, about: { [lang]: about }, categories } };
}

/** A list as lines, to be changed or copied. */
export function linesOfList({ categories }: CategoryList, locale: string): string {
  const text = (words: Readonly<Record<string, string>>) => words[locale] ?? words['en'] ?? Object.values(words)[0] ?? '';
  return categories.flatMap((one) => [text(one.name), ...one.subgroups.map((part) => `- ${text(part.name)}`)]).join('\n');
}

function partOf(words: string, lang: string, category: Category, before: CategoryList | null): Subgroup {
  const old = before?.categories.find((one) => one.key === category.key);
  return wordsOf(words, lang, old?.subgroups ?? [], category.subgroups);
}

function wordsOf(words: string, lang: string, before: readonly Subgroup[], taken: readonly Subgroup[]): Subgroup {
  const old = before.find((one) => one.name[lang] === words && !taken.some((other) => other.key === one.key));
  if (old) return { key: old.key, name: old.name, phrase: old.phrase, hints: old.hints, basis: old.basis };
  // A key that stood in the version before never comes back for another name.
  const used = new Set([...before, ...taken].map((one) => one.key));
  return { key: freeKey(keyFrom(words), used), name: { [lang]: words }, basis: 'sourced' };
}

function keyFrom(words: string): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replaceAll(/-+$/g, '');
  return plain || 'kind';
}

function freeKey(key: string, used: ReadonlySet<string>): string {
  if (!used.has(key)) return key;
  let number = 2;
  while (used.has(`${key}-${number}`)) number++;
  return `${key}-${number}`;
}
