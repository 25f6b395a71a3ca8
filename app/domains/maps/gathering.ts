import { freePlace } from '../../engines/layout/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { listStakes, promisesOn, stateOf } from '../issues/index.ts';
import { act, lockMap } from './acting.ts';
import { mostElements, type Place, type SystemMap } from './map.ts';
import { mapOf } from './maps.ts';
import { canDraw } from './policy.ts';
import { elementState, type Wish } from './state.ts';

/** A group that has a stake in the issue, or was promised something. */
export interface GroupOfIssue {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
}

export async function groupsOfIssue(ctx: Ctx, issueId: string): Promise<GroupOfIssue[]> {
  const promised = (await promisesOn(ctx, issueId)).filter((promise) => stateOf(promise) === 'open');
  const all = [...(await listStakes(ctx, issueId)), ...promised].map(({ groupId, groupName, groupLang }) => ({
    id: groupId,
    name: groupName,
    lang: groupLang,
  }));
  return [...new Map(all.map((group) => [group.id, group])).values()];
}

/** Those that do not stand on the map. */
export function missingFrom(map: SystemMap, groups: readonly GroupOfIssue[]): GroupOfIssue[] {
  const standing = new Set(map.elements.map(({ groupId }) => groupId));
  return groups.filter(({ id }) => !standing.has(id));
}

/** Stands the groups of the issue that are not on the map yet on it, all in one act. @throws NotFound, Denied */
export async function gatherGroups(ctx: Ctx, issueId: string): Promise<Result<{ actId: string | null }, 'full'>> {
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canDraw);
    const map = await mapOf(ctx, issueId);
    const missing = missingFrom(map, await groupsOfIssue(ctx, issueId));
    if (map.elements.length + missing.length > mostElements) return no('full');
    const places: Place[] = map.elements.flatMap(({ place }) => place ?? []);
    const wishes = missing.map(({ id: groupId, name, lang }): Wish => {
      const place = freePlace(places, { x: 0, y: 0 });
      places.push(place);
      const after = elementState({ kind: 'group', name, about: null, groupId, tags: [], attributes: {}, place, byHand: false, lang });
      return { subject: 'element', id: newId(), after };
    });
    return ok({ actId: await act(ctx, issueId, 'added', wishes) });
  });
}
