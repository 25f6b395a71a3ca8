import { textOf, textsOf, type Fields, type KumuConnection, type KumuElement, type KumuMap } from '../../engines/kumu-format/index.ts';
import { unnamed, type ElementKind, type MapElement, type Relation, type RelationKind, type SystemMap } from './map.ts';

/** What Kumu shows as the type of an element or connection. */
export const elementTypes: Readonly<Record<ElementKind, string>> = {
  group: 'Group',
  organization: 'Organization',
  person: 'Person',
  initiative: 'Initiative',
  thing: 'Thing',
};
export const relationTypes: Readonly<Record<Exclude<RelationKind, 'own'>, string>> = {
  'works-with': 'works with',
  informs: 'informs',
  funds: 'funds',
  'decides-over': 'decides over',
  trusts: 'trusts',
  'in-tension': 'in tension with',
};

/** What other people's maps call the same. */
const elementSynonyms: Readonly<Record<string, ElementKind>> = {
  'stakeholder group': 'group',
  stakeholders: 'group',
  community: 'group',
  company: 'organization',
  agency: 'organization',
  institution: 'organization',
  school: 'organization',
  role: 'person',
  individual: 'person',
  project: 'initiative',
  program: 'initiative',
};

/** The kind that a type stands for; a thing where we do not know it. */
export function elementKindOf(type: string | null): ElementKind {
  const word = (type ?? '').trim().toLowerCase();
  const own = (Object.keys(elementTypes) as ElementKind[]).find((kind) => elementTypes[kind].toLowerCase() === word);
  return own ?? (Object.hasOwn(elementSynonyms, word) ? (elementSynonyms[word] ?? 'thing') : 'thing');
}

/** The kind that a type stands for; `own` where it is none of ours. */
export function relationKindOf(type: string | null): RelationKind {
  const word = (type ?? '').trim().toLowerCase();
  return (Object.keys(relationTypes) as (keyof typeof relationTypes)[]).find((kind) => relationTypes[kind] === word) ?? 'own';
}

/**
 * A map as Kumu knows it. What an imported file said stands again as it said it; our own fields go along under names of
 * their own, and are found again when the file comes back. Elements get an id only where two share a name.
 */
export function toKumu({ elements, relations }: SystemMap): KumuMap {
  const ordered = [...elements].sort((a, b) => (a.id < b.id ? -1 : 1));
  const count = new Map<string, number>();
  for (const element of ordered) count.set(labelOf(element), (count.get(labelOf(element)) ?? 0) + 1);
  const nameOf = (element: MapElement) => textOf(element.attributes, 'id') ?? ((count.get(labelOf(element)) ?? 0) > 1 ? element.id : labelOf(element));
  const index = new Map(ordered.map((element, at) => [element.id, at]));
  const names = ordered.map(nameOf);
  return {
    elements: ordered.map((element, at): KumuElement => ({ label: element.name, fields: elementFields(element, names[at] ?? ''), isImplied: false })),
    connections: relations.flatMap((relation): KumuConnection[] => {
      const [from, to] = [index.get(relation.fromId), index.get(relation.toId)];
      if (from === undefined || to === undefined) return [];
      return [{ from, to: [to], fields: relationFields(relation, names[from] ?? '', names[to] ?? '') }];
    }),
    rest: {},
  };
}

/** An imported label may hold line breaks and the like, of which our name is rid. */
function labelOf({ name, attributes }: MapElement): string {
  return textOf(attributes, 'label') ?? name;
}

function elementFields(element: MapElement, name: string): Fields {
  const { attributes, kind, place } = element;
  return {
    ...(name === labelOf(element) ? {} : { id: name }),
    label: element.name,
    type: elementTypes[kind],
    ...(element.about === null ? {} : { description: element.about }),
    ...(element.tags.length === 0 ? {} : { tags: element.tags }),
    ...(place ? { x: place.x, y: place.y, 'placed by hand': element.byHand } : {}),
    language: element.lang,
    ...attributes,
  };
}

function relationFields(relation: Relation, from: string, to: string): Fields {
  return {
    from,
    to,
    direction: relation.direction,
    ...(relation.word === unnamed ? {} : { type: relation.kind === 'own' ? relation.word : relationTypes[relation.kind] }),
    ...(relation.note === null ? {} : { description: relation.note }),
    ...(relation.tags.length === 0 ? {} : { tags: relation.tags }),
    strength: relation.strength,
    'said by': relation.saidBy,
    language: relation.lang,
    ...relation.attributes,
  };
}

/** Several texts of a field, without those that are the same twice. */
export function tagsOf(fields: Fields): string[] {
  return [...new Set(textsOf(fields, 'tags') ?? [])];
}
