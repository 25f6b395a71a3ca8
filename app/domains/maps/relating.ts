import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { act, lockMap } from './acting.ts';
import { mostRelations, type Direction, type RelationKind, type SaidBy, type Strength } from './map.ts';
import { getElement, getRelation, mapOf } from './maps.ts';
import { canDraw } from './policy.ts';
import { relationState, stillTrue } from './state.ts';

export interface RelationWords {
  readonly kind: RelationKind;
  /** What people call it; only for the kind `own`. */
  readonly word: string | null;
  readonly direction: Direction;
  readonly strength: Strength;
  readonly note: string | null;
  readonly saidBy: SaidBy;
  readonly lang: string;
}

export type RelationProblem = 'itself' | 'twice' | 'full';

/** Draws a relation between two that stand on the map. The same kind between the same two, in the same direction, is `twice`. @throws NotFound, Denied */
export async function drawRelation(
  ctx: Ctx,
  issueId: string,
  ends: { readonly fromId: string; readonly toId: string },
  words: RelationWords,
): Promise<Result<{ id: string; actId: string }, RelationProblem>> {
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canDraw);
    const { fromId, toId } = ends;
    for (const end of [fromId, toId]) await getElement(ctx, issueId, end);
    if (fromId === toId) return no('itself');
    const { relations } = await mapOf(ctx, issueId);
    if (relations.length >= mostRelations) return no('full');
    const state = relationState({ ...words, fromId, toId, tags: [], attributes: {} });
    if (relations.some((relation) => isSame(relation, state))) return no('twice');
    const id = newId();
    const actId = await act(ctx, issueId, 'added', [{ subject: 'relation', id, after: state }]);
    return ok({ id, actId: actId ?? '' });
  });
}

interface Shape {
  readonly fromId: string;
  readonly toId: string;
  readonly kind: RelationKind;
  readonly word: string | null;
  readonly direction: Direction;
}

/** Whether two relations say the same: without a direction it does not matter which end is named first. */
export function isSame(one: Shape, other: Shape): boolean {
  if (one.kind !== other.kind || one.word !== other.word) return false;
  const isStraight = one.fromId === other.fromId && one.toId === other.toId;
  const isTurned = one.fromId === other.toId && one.toId === other.fromId;
  return isStraight || (isTurned && one.direction !== 'directed' && other.direction !== 'directed');
}

/** Changes what is said of a relation. @throws NotFound, Denied, StaleRevision */
export async function changeRelation(
  ctx: Ctx,
  issueId: string,
  id: string,
  words: RelationWords,
  revision: number,
): Promise<Result<{ actId: string | null }, 'twice'>> {
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canDraw);
    const relation = await getRelation(ctx, issueId, id);
    if (relation.revision !== revision) throw new StaleRevision();
    const { relations } = await mapOf(ctx, issueId);
    if (relations.some((one) => one.id !== id && isSame(one, { ...relation, ...words }))) return no('twice');
    const after = relationState({ ...relation, ...words });
    const attributes = stillTrue(relationState(relation), after);
    return ok({ actId: await act(ctx, issueId, 'changed', [{ subject: 'relation', id, after: { ...after, attributes } }]) });
  });
}

/** Takes a relation off the map. @throws NotFound, Denied */
export async function removeRelation(ctx: Ctx, issueId: string, id: string): Promise<{ actId: string }> {
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canDraw);
    const relation = await getRelation(ctx, issueId, id);
    const actId = await act(ctx, issueId, 'removed', [{ subject: 'relation', id: relation.id, after: null }]);
    return { actId: actId ?? '' };
  });
}
