import { isDeepStrictEqual } from 'node:util';
import type { MapElement, Relation, SystemMap } from './map.ts';

/** Nearer than this nobody sees that something moved. */
const leastMove = 12;

const elementWords = ['kind', 'name', 'about', 'groupId', 'tags'] as const;
const relationWords = ['kind', 'word', 'direction', 'strength', 'note', 'saidBy'] as const;

export interface Changed<Thing, Field extends string> {
  readonly before: Thing;
  readonly after: Thing;
  /** What of it is different; empty where it only moved. */
  readonly fields: readonly Field[];
}

/** What became of a map between two moments. Ids tell what is the same thing. */
export interface Comparison {
  readonly elements: {
    readonly appeared: readonly MapElement[];
    readonly gone: readonly MapElement[];
    readonly changed: readonly Changed<MapElement, (typeof elementWords)[number]>[];
    readonly moved: readonly MapElement[];
  };
  readonly relations: {
    readonly appeared: readonly Relation[];
    readonly gone: readonly Relation[];
    readonly changed: readonly Changed<Relation, (typeof relationWords)[number]>[];
  };
}

export function compareMaps(before: SystemMap, after: SystemMap): Comparison {
  const elements = pairs(before.elements, after.elements);
  const relations = pairs(before.relations, after.relations);
  const differs = <Thing, Field extends keyof Thing>(one: Thing, other: Thing, fields: readonly Field[]) =>
    fields.filter((field) => !isDeepStrictEqual(one[field] ?? null, other[field] ?? null));
  return {
    elements: {
      appeared: elements.appeared,
      gone: elements.gone,
      changed: elements.both
        .map(([one, other]) => ({ before: one, after: other, fields: differs(one, other, elementWords) }))
        .filter(({ fields }) => fields.length > 0),
      moved: elements.both.filter(([one, other]) => distance(one, other) > leastMove).map(([, other]) => other),
    },
    relations: {
      appeared: relations.appeared,
      gone: relations.gone,
      changed: relations.both
        .map(([one, other]) => ({ before: one, after: other, fields: differs(one, other, relationWords) }))
        .filter(({ fields }) => fields.length > 0),
    },
  };
}

function pairs<Thing extends { readonly id: string }>(before: readonly Thing[], after: readonly Thing[]) {
  const earlier = new Map(before.map((thing) => [thing.id, thing]));
  const later = new Set(after.map(({ id }) => id));
  return {
    appeared: after.filter(({ id }) => !earlier.has(id)),
    gone: before.filter(({ id }) => !later.has(id)),
    both: after.flatMap((thing): [Thing, Thing][] => {
      const known = earlier.get(thing.id);
      return known ? [[known, thing]] : [];
    }),
  };
}

function distance({ place: one }: MapElement, { place: other }: MapElement): number {
  if (!one || !other) return one === other ? 0 : Infinity;
  return Math.hypot(one.x - other.x, one.y - other.y);
}
