import type { NamedKind } from './kind.ts';

/** A kind that a group seems to be, because its name says one of the words that give the kind away. */
export interface Suggestion {
  readonly groupId: string;
  readonly kind: NamedKind;
  readonly word: string;
}

/**
 * Kinds that names of groups give away, for somebody to look at: never taken as so. A sub-group is named rather than its category,
 * and the longest word decides between kinds of one category. A group that stands in the list already is left alone.
 */
export function suggestKinds(groups: readonly { id: string; name: string }[], kinds: readonly NamedKind[], placed: ReadonlySet<string>): Suggestion[] {
  return groups.flatMap((group) => {
    if (placed.has(group.id)) return [];
    const name = group.name.toLowerCase();
    const hits = kinds.flatMap((kind) => {
      const word = longest(kind.hints.filter((hint) => says(name, hint)));
      return word === undefined ? [] : [{ groupId: group.id, kind, word }];
    });
    return bestPerCategory(hits);
  });
}

/** Whole words only: "art" is not in "Carters". */
function says(name: string, hint: string): boolean {
  const escaped = hint.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'u').test(name);
}

function bestPerCategory(hits: readonly Suggestion[]): Suggestion[] {
  const categories = [...new Set(hits.map((hit) => hit.kind.category))];
  return categories.flatMap((category) => {
    const own = hits.filter((hit) => hit.kind.category === category);
    const parts = own.filter((hit) => hit.kind.subgroup !== null);
    const best = (parts.length > 0 ? parts : own).toSorted((a, b) => b.word.length - a.word.length)[0];
    return best ? [best] : [];
  });
}

function longest(words: readonly string[]): string | undefined {
  return words.toSorted((a, b) => b.length - a.length)[0];
}
