import { freePlace } from '../../engines/layout/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound, StaleRevision } from '../../platform/errors.ts';
import { isId, newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { isOffered } from '../people/index.ts';
import { act, lockMap } from './acting.ts';
import { mostElements, type ElementKind, type MapElement, type Place, type SystemMap } from './map.ts';
import { getElement, mapOf } from './maps.ts';
import { canDraw } from './policy.ts';
import { elementState, stillTrue } from './state.ts';

export interface ElementWords {
  readonly kind: ElementKind;
  readonly name: string;
  readonly about: string | null;
  /** The group of the directory that it is; only for groups and organizations. */
  readonly groupId: string | null;
  readonly tags: readonly string[];
  readonly lang: string;
}

export type ElementProblem = 'group-twice' | 'group' | 'full';

/** Stands something on the map, near the middle or near `near`. @throws NotFound, Denied */
export async function addElement(
  ctx: Ctx,
  issueId: string,
  words: ElementWords,
  near?: string,
): Promise<Result<{ id: string; actId: string }, ElementProblem>> {
  return transact(ctx, async (ctx) => {
    const issue = await lockMap(ctx, issueId, canDraw);
    const map = await mapOf(ctx, issueId);
    if (map.elements.length >= mostElements) return no('full');
    const problem = await groupProblem(ctx, issue.organizationId, map, words, null);
    if (problem) return no(problem);
    const id = newId();
    const state = elementState({ ...words, attributes: {}, place: placeNear(map, near), byHand: false });
    const actId = await act(ctx, issueId, 'added', [{ subject: 'element', id, after: state }]);
    return ok({ id, actId: actId ?? '' });
  });
}

/** Changes what is said of an element. @throws NotFound, Denied, StaleRevision */
export async function changeElement(
  ctx: Ctx,
  issueId: string,
  id: string,
  words: ElementWords,
  revision: number,
): Promise<Result<{ actId: string | null }, ElementProblem>> {
  return transact(ctx, async (ctx) => {
    const issue = await lockMap(ctx, issueId, canDraw);
    const element = await getElement(ctx, issueId, id);
    if (element.revision !== revision) throw new StaleRevision();
    const problem = await groupProblem(ctx, issue.organizationId, await mapOf(ctx, issueId), words, element);
    if (problem) return no(problem);
    const after = elementState({ ...element, ...words });
    const attributes = stillTrue(elementState(element), after);
    return ok({ actId: await act(ctx, issueId, 'changed', [{ subject: 'element', id, after: { ...after, attributes } }]) });
  });
}

/** Takes an element off the map, and its relations with it. @throws NotFound, Denied */
export async function removeElement(ctx: Ctx, issueId: string, id: string): Promise<{ actId: string }> {
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canDraw);
    const element = await getElement(ctx, issueId, id);
    const { relations } = await mapOf(ctx, issueId);
    const hanging = relations.filter(({ fromId, toId }) => fromId === element.id || toId === element.id);
    const actId = await act(ctx, issueId, 'removed', [
      ...hanging.map((relation) => ({ subject: 'relation', id: relation.id, after: null }) as const),
      { subject: 'element', id, after: null },
    ]);
    return { actId: actId ?? '' };
  });
}

/** Moves an element to a place by hand; there it stays when the computer lays out anew. @throws NotFound, Denied */
export async function moveElement(ctx: Ctx, issueId: string, id: string, to: Place): Promise<{ actId: string | null }> {
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canDraw);
    const element = await getElement(ctx, issueId, id);
    return { actId: await act(ctx, issueId, 'moved', [{ subject: 'element', id, after: elementState({ ...element, place: to, byHand: true }) }]) };
  });
}

function placeNear(map: SystemMap, near: string | undefined): Place {
  const places = map.elements.flatMap(({ place }) => place ?? []);
  const start = map.elements.find(({ id }) => id === near)?.place;
  const mean = (of: (place: Place) => number) => (places.length === 0 ? 0 : places.reduce((sum, place) => sum + of(place), 0) / places.length);
  return freePlace(places, start ?? { x: mean(({ x }) => x), y: mean(({ y }) => y) });
}

async function groupProblem(ctx: Ctx, organizationId: string, map: SystemMap, words: ElementWords, own: MapElement | null): Promise<ElementProblem | null> {
  const { groupId, kind } = words;
  if (groupId === null || (own?.groupId === groupId && own.kind === kind)) return null;
  if (kind !== 'group' && kind !== 'organization') return 'group';
  if (!isId(groupId) || (groupId !== own?.groupId && !(await isOffered(ctx, organizationId, groupId)))) throw new NotFound();
  return map.elements.some((element) => element.groupId === groupId && element.id !== own?.id) ? 'group-twice' : null;
}
