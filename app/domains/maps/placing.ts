import type { Placed } from '../../engines/layout/index.ts';
import { openThread } from '../../platform/threads.ts';
import type { LayoutQuestion } from './layout-thread.ts';
import type { MapElement, Relation } from './map.ts';

const file = new URL(import.meta.url.endsWith('.ts') ? './layout-thread.ts' : './layout-thread.js', import.meta.url);
/** Laying out takes up to a second, so it is done beside the requests. The thread starts with the first question and ends when idle. */
const thread = openThread<LayoutQuestion, Placed[]>(file);

/** Places for everything that nobody placed by hand. */
export function placesFor(
  elements: readonly Pick<MapElement, 'id' | 'place' | 'byHand'>[],
  relations: readonly Pick<Relation, 'fromId' | 'toId' | 'strength'>[],
): Promise<Placed[]> {
  return thread.ask(layoutQuestion(elements, relations));
}

export function layoutQuestion(
  elements: readonly Pick<MapElement, 'id' | 'place' | 'byHand'>[],
  relations: readonly Pick<Relation, 'fromId' | 'toId' | 'strength'>[],
): LayoutQuestion {
  return {
    items: elements.map(({ id, place, byHand }) => ({ id, pinned: byHand ? place : null })),
    links: relations.map(({ fromId, toId, strength }) => ({ from: fromId, to: toId, strength })),
  };
}
