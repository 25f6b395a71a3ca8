import { pathBetween } from '../../engines/network/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { mandatesOn } from '../people/index.ts';
import { relationsAt, type MapElement, type SystemMap } from './map.ts';
import { mapOf } from './maps.ts';

/** Somebody on the map who could help to reach a group. */
export interface BrokerTo {
  readonly elementId: string;
  /** The group of the directory that the broker is, if any. */
  readonly groupId: string | null;
  readonly label: string;
  /** A sentence in the reader's language that says why. */
  readonly because: string;
}

const most = 5;

/**
 * Who could help to reach a group, by the map of the issue: those who are linked to it without tension; first those for whom a
 * member speaks, then those whom one of these knows. Empty where the group is not on the map, or nobody is linked to it.
 * The caller has found the issue through the actor and may see its inside.
 */
export async function brokersTo(ctx: Ctx, issueId: string, groupId: string): Promise<readonly BrokerTo[]> {
  const map = await mapOf(ctx, issueId);
  const target = map.elements.find((element) => element.groupId === groupId);
  if (!target) return [];
  const spokenFor = new Set((await mandatesOn(ctx, issueId)).map((mandate) => mandate.groupId));
  const ours = map.elements.filter((element) => element.groupId !== null && element.groupId !== groupId && spokenFor.has(element.groupId));
  return brokersOn(map, target, ours)
    .slice(0, most)
    .map(({ element, by }) => ({
      elementId: element.id,
      groupId: element.groupId,
      label: element.name,
      because:
        by === null
          ? ctx.t('maps:broker.linked', { name: element.name, group: target.name })
          : by === element
            ? ctx.t('maps:broker.member', { name: element.name, group: target.name })
            : ctx.t('maps:broker.known', { name: element.name, group: target.name, by: by.name }),
    }));
}

/** Neighbours of an element without tension, those nearest to ours first; `by` is the one of ours who leads to them, or null. */
export function brokersOn(map: SystemMap, target: MapElement, ours: readonly MapElement[]): { element: MapElement; by: MapElement | null }[] {
  const friendly = { ...map, relations: map.relations.filter(({ kind }) => kind !== 'in-tension') };
  const neighbours = [...new Map(relationsAt(friendly, target.id).map(({ other }) => [other.id, other])).values()];
  const without = friendly.elements.filter(({ id }) => id !== target.id).map(({ id }) => id);
  const links = friendly.relations.map(({ fromId, toId }) => ({ from: fromId, to: toId }));
  const starts = ours.map(({ id }) => id);
  return neighbours
    .map((element) => ({ element, way: pathBetween(without, links, starts, element.id) }))
    .sort((a, b) => (a.way?.length ?? Infinity) - (b.way?.length ?? Infinity) || a.element.name.localeCompare(b.element.name))
    .map(({ element, way }) => ({ element, by: map.elements.find(({ id }) => id === way?.[0]) ?? null }));
}
