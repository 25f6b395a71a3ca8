import { findNetwork } from '../../engines/network/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { mandatesOn } from '../people/index.ts';
import { groupsOfIssue, missingFrom, type GroupOfIssue } from './gathering.ts';
import { relationsAt, type MapElement, type SystemMap } from './map.ts';

/** What the shape of a map tells. Each is shown as a sentence with its reason. */
export interface MapFindings {
  /** Groups and organizations to which nothing on the map is linked. */
  readonly alone: readonly MapElement[];
  /** Where the map falls apart: its parts with more than one element, the largest first; empty where there is only one. */
  readonly parts: readonly (readonly MapElement[])[];
  /** Who stands between others. `cutOff` would lose their link to the rest without it; empty where there are other ways. */
  readonly brokers: readonly { readonly element: MapElement; readonly betweenness: number; readonly cutOff: readonly MapElement[] }[];
  /** Groups of the issue that do not stand on the map. */
  readonly missing: readonly GroupOfIssue[];
  /** Groups of the issue that stand on the map without a member and without a relation to anybody for whom a member speaks. */
  readonly unknown: readonly GroupOfIssue[];
}

const mostBrokers = 3;
/** Less is no standing between others that anybody would notice. */
const leastBetweenness = 0.05;

/** Reads a map; `members` are the groups for whom a member speaks. */
export function readMap(map: SystemMap, groups: readonly GroupOfIssue[], members: ReadonlySet<string>): MapFindings {
  const byId = new Map(map.elements.map((element) => [element.id, element]));
  const elementsOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  // Who stands between people is asked of people: a thing links nobody by itself.
  const people = map.elements.filter(({ kind }) => kind !== 'thing').map(({ id }) => id);
  const links = map.relations.map(({ fromId, toId }) => ({ from: fromId, to: toId }));
  const network = findNetwork(
    map.elements.map(({ id }) => id),
    links,
  );
  const parts = network.parts.filter((part) => part.length > 1);
  return {
    alone: elementsOf(network.alone).filter(({ kind }) => kind === 'group' || kind === 'organization'),
    parts: parts.length > 1 ? parts.map(elementsOf) : [],
    brokers: findNetwork(people, links)
      .brokers.filter(({ betweenness, separates }) => betweenness >= leastBetweenness || separates.length > 2)
      .slice(0, mostBrokers)
      .flatMap(({ id, betweenness, separates }) =>
        elementsOf([id]).map((element) => ({ element, betweenness, cutOff: elementsOf(separates.slice(1).flat()) })),
      ),
    ...unreached(map, groups, members),
  };
}

function unreached(map: SystemMap, groups: readonly GroupOfIssue[], members: ReadonlySet<string>): Pick<MapFindings, 'missing' | 'unknown'> {
  const standing = new Map(map.elements.flatMap((element) => (element.groupId === null ? [] : [[element.groupId, element] as const])));
  const knowsMember = (element: MapElement) => relationsAt(map, element.id).some(({ other }) => other.groupId !== null && members.has(other.groupId));
  return {
    missing: missingFrom(map, groups),
    unknown: groups.filter(({ id }) => {
      const element = standing.get(id);
      return element !== undefined && !members.has(id) && !knowsMember(element);
    }),
  };
}

/** What the map of an issue tells about the groups of the issue. The caller has asked the policy. */
export async function findOnMap(ctx: Ctx, issueId: string, map: SystemMap): Promise<MapFindings> {
  const members = new Set((await mandatesOn(ctx, issueId)).map(({ groupId }) => groupId));
  return readMap(map, await groupsOfIssue(ctx, issueId), members);
}
