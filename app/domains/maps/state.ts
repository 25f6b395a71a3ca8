import { isDeepStrictEqual } from 'node:util';
import type { MapElement, Relation } from './map.ts';

/** Everything about an element that an act can change, as it is kept in the journal. */
export interface ElementState extends Omit<MapElement, 'id' | 'issueId' | 'place' | 'revision'> {
  readonly x: number | null;
  readonly y: number | null;
}

/** The same for a relation. */
export type RelationState = Omit<Relation, 'id' | 'issueId' | 'revision'>;

export type Subject = 'element' | 'relation';
export type State = ElementState | RelationState;

/** Where something stands; changing it is no new revision, because nobody's words are lost by it. */
export const placeFields: ReadonlySet<string> = new Set(['x', 'y', 'byHand']);

/** What an act wants of one thing: its fields afterwards, or null to take it off the map. */
export type Wish =
  | { readonly subject: 'element'; readonly id: string; readonly after: ElementState | null }
  | { readonly subject: 'relation'; readonly id: string; readonly after: RelationState | null };

export function elementState({
  kind,
  name,
  about,
  groupId,
  tags,
  attributes,
  place,
  byHand,
  lang,
}: Omit<MapElement, 'id' | 'issueId' | 'revision'>): ElementState {
  return { kind, name, about, groupId, tags, attributes, x: place?.x ?? null, y: place?.y ?? null, byHand, lang };
}

export function relationState(relation: Omit<Relation, 'id' | 'issueId' | 'revision'>): RelationState {
  const { fromId, toId, kind, word, direction, strength, note, saidBy, tags, attributes, lang } = relation;
  return { fromId, toId, kind, word, direction, strength, note, saidBy, tags, attributes, lang };
}

/** Names under which an imported file may have said the same as a field of ours. */
const saidAs: Readonly<Record<string, string>> = {
  name: 'label',
  kind: 'type',
  word: 'type',
  about: 'description',
  note: 'description',
  tags: 'tags',
  direction: 'direction',
  strength: 'strength',
  saidBy: 'said by',
  lang: 'language',
};

/** The attributes without those that no longer hold, because people have changed the field that says the same. */
export function stillTrue<S extends State>(before: S, after: S): Readonly<Record<string, unknown>> {
  const stale = (Object.keys(saidAs) as (keyof S & string)[]).filter((field) => !isDeepStrictEqual(before[field], after[field])).map((field) => saidAs[field]);
  return Object.fromEntries(Object.entries(before.attributes).filter(([name]) => !stale.includes(name)));
}
