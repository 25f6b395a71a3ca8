/** A system map of an issue: elements, and relations between them. */
export const elementKinds = ['group', 'organization', 'person', 'initiative', 'thing'] as const;
export type ElementKind = (typeof elementKinds)[number];

export const relationKinds = ['works-with', 'informs', 'funds', 'decides-over', 'trusts', 'in-tension', 'own'] as const;
export type RelationKind = (typeof relationKinds)[number];

/** `directed` leads from the one to the other, `mutual` both ways; `undirected` has no direction. */
export const directions = ['directed', 'mutual', 'undirected'] as const;
export type Direction = (typeof directions)[number];

/** How strong a relation is, as people judge it. */
export const strengths = [1, 2, 3] as const;
export type Strength = (typeof strengths)[number];

/** Whether one of the two said so, or we guess. */
export const saidBys = ['group', 'guess'] as const;
export type SaidBy = (typeof saidBys)[number];

/** A place in the drawing, in its units; y grows downwards. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Something on the map. */
export interface MapElement {
  readonly id: string;
  readonly issueId: string;
  readonly kind: ElementKind;
  readonly name: string;
  readonly about: string | null;
  /** The group of the directory that it is, if any. */
  readonly groupId: string | null;
  readonly tags: readonly string[];
  /** What an imported file said beyond our own fields. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Null until somebody or the computer places it. */
  readonly place: Place | null;
  /** Placed by a person: laying out anew leaves it where it is. */
  readonly byHand: boolean;
  readonly lang: string;
  readonly revision: number;
}

/** A line between two things on the map. */
export interface Relation {
  readonly id: string;
  readonly issueId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly kind: RelationKind;
  /** What people call it where none of the kinds fits. */
  readonly word: string | null;
  readonly direction: Direction;
  readonly strength: Strength;
  readonly note: string | null;
  readonly saidBy: SaidBy;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly lang: string;
  readonly revision: number;
}

/** Everything that stands on a map. */
export interface SystemMap {
  readonly elements: readonly MapElement[];
  readonly relations: readonly Relation[];
}

/** As many as a map can hold and still be drawn. */
export const mostElements = 1000;
export const mostRelations = 4000;

/** The word of a relation of which nobody has said what it is, as in many files of other programs. */
export const unnamed = '–';

/** The direction that goes with a kind unless people say otherwise. */
export function usualDirection(kind: RelationKind): Direction {
  if (kind === 'works-with' || kind === 'in-tension') return 'mutual';
  return kind === 'own' ? 'undirected' : 'directed';
}

/** Relations of one element, with the element at the other end. */
export function relationsAt(map: SystemMap, elementId: string): { readonly relation: Relation; readonly other: MapElement }[] {
  const byId = new Map(map.elements.map((element) => [element.id, element]));
  return map.relations.flatMap((relation) => {
    const otherId = relation.fromId === elementId ? relation.toId : relation.toId === elementId ? relation.fromId : null;
    const other = otherId === null ? undefined : byId.get(otherId);
    return other ? [{ relation, other }] : [];
  });
}
