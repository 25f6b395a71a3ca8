import { isListKey, type CategoryList, type KindOfPeople, type ListKey, type LocalText } from '../frameworks/index.ts';

/** A category of a list, or a sub-group of it. */
export interface Kind extends KindOfPeople {
  readonly listKey: ListKey;
}

/** What a list says of a kind. */
export interface NamedKind extends Kind {
  readonly id: string;
  readonly name: LocalText;
  /** The name as it stands inside a sentence. */
  readonly phrase: LocalText;
  readonly basis: 'sourced' | 'inferred';
  readonly hints: readonly string[];
}

/** Names a kind within its list, in addresses and forms: `families`, or `families.grandparents`. */
export function kindId({ category, subgroup }: KindOfPeople): string {
  return subgroup === null ? category : `${category}.${subgroup}`;
}

/** The kinds of a list in its order: each category, then its sub-groups. */
export function kindsOf(listKey: ListKey, { categories }: CategoryList): NamedKind[] {
  return categories.flatMap((one) => {
    const whole = { category: one.key, subgroup: null };
    const parts = one.subgroups.map((part) => named(listKey, { category: one.key, subgroup: part.key }, part));
    return [named(listKey, whole, one), ...parts];
  });
}

function named(listKey: ListKey, kind: KindOfPeople, words: CategoryList['categories'][number]['subgroups'][number]): NamedKind {
  return { ...kind, listKey, id: kindId(kind), name: words.name, phrase: words.phrase ?? words.name, basis: words.basis, hints: words.hints ?? [] };
}

export function listKeyOf(text: string): ListKey | null {
  return isListKey(text) ? text : null;
}
