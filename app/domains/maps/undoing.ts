import { isDeepStrictEqual } from 'node:util';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { act, lockMap } from './acting.ts';
import { mapOf } from './maps.ts';
import { canDraw } from './policy.ts';
import { keptElements, keptRelations, type Kept } from './rows.ts';
import { placeFields, type ElementState, type RelationState, type State, type Wish } from './state.ts';

export type UndoProblem = 'undone' | 'changed-since' | 'used-since';

interface Change {
  readonly subject: string;
  readonly subjectId: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

/**
 * Takes an act back as a whole, or not at all: `changed-since` where somebody went on from it, `used-since` where something hangs on
 * what it added. Undoing is an act too, so it can be undone. `elementId` is one of the elements that it was about. @throws NotFound, Denied
 */
export async function undoAct(ctx: Ctx, issueId: string, actId: string): Promise<Result<{ actId: string | null; elementId: string | null }, UndoProblem>> {
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canDraw);
    await mustBeOf(ctx, issueId, actId);
    const undone = await ctx.db.selectFrom('map_acts').select('id').where('undoes_id', '=', actId).executeTakeFirst();
    if (undone) return no('undone');
    const changes = (await ctx.db
      .selectFrom('map_changes')
      .select(['subject', 'subject_id as subjectId', 'before', 'after'])
      .where('act_id', '=', actId)
      .execute()) as Change[];
    const wishes = await wishesOf(ctx, issueId, changes);
    if (!wishes.ok) return wishes;
    const element = changes.find(({ subject }) => subject === 'element');
    return ok({ actId: await act(ctx, issueId, 'undone', wishes.value, actId), elementId: element?.subjectId ?? null });
  });
}

async function mustBeOf(ctx: Ctx, issueId: string, actId: string): Promise<void> {
  const found = isId(actId)
    ? await ctx.db.selectFrom('map_acts').select('id').where('id', '=', actId).where('issue_id', '=', issueId).executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound();
}

async function wishesOf(ctx: Ctx, issueId: string, changes: readonly Change[]): Promise<Result<Wish[], UndoProblem>> {
  const of = (subject: string) => changes.filter((change) => change.subject === subject);
  const ids = (some: readonly Change[]) => some.map(({ subjectId }) => subjectId);
  const elements = await keptElements(ctx, issueId, ids(of('element')));
  const relations = await keptRelations(ctx, issueId, ids(of('relation')));
  const wishes: Wish[] = [];
  for (const change of changes) {
    const known = change.subject === 'element' ? elements.get(change.subjectId) : relations.get(change.subjectId);
    if (!known || !isAsLeft(change, known)) return no('changed-since');
    const after = change.before === null ? null : { ...known.state, ...change.before };
    wishes.push({ subject: change.subject, id: change.subjectId, after } as Wish);
  }
  return (await hangsInTheAir(ctx, issueId, wishes, relations)) ? no('used-since') : ok(wishes);
}

/** Whether the thing is as the act left it. Where an element stands does not matter when it was added. */
function isAsLeft({ before, after }: Change, known: Kept<State>): boolean {
  if (after === null) return !known.stands;
  const state = known.state as unknown as Record<string, unknown>;
  const matters = Object.keys(after).filter((field) => before !== null || !placeFields.has(field));
  return known.stands && matters.every((field) => isDeepStrictEqual(state[field], after[field]));
}

/** Whether a relation would be left without one of its ends, or a group would stand on the map twice. */
async function hangsInTheAir(ctx: Ctx, issueId: string, wishes: readonly Wish[], relations: ReadonlyMap<string, Kept<RelationState>>): Promise<boolean> {
  const map = await mapOf(ctx, issueId);
  const standing = new Map(map.elements.map((element) => [element.id, element.groupId]));
  const before = twiceIn([...standing.values()]);
  const drawn = new Map(map.relations.map(({ id, fromId, toId }) => [id, [fromId, toId]]));
  for (const wish of wishes) {
    if (wish.subject === 'element') {
      if (wish.after) standing.set(wish.id, (wish.after as ElementState).groupId);
      else standing.delete(wish.id);
    } else if (wish.after) drawn.set(wish.id, [wish.after.fromId, wish.after.toId]);
    else if (relations.has(wish.id)) drawn.delete(wish.id);
  }
  return twiceIn([...standing.values()]) > before || [...drawn.values()].flat().some((id) => !standing.has(id));
}

/** How many stand for a group that stands already; some do where groups were merged. */
function twiceIn(groupIds: readonly (string | null)[]): number {
  const groups = groupIds.filter((group) => group !== null);
  return groups.length - new Set(groups).size;
}
