import { isDeepStrictEqual } from 'node:util';
import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import type { Verdict } from '../../platform/result.ts';
import { lockIssue, type Issue } from '../issues/index.ts';
import { standingOn, type Standing } from '../people/index.ts';
import { asJson, keptElements, keptRelations, parts, writeElements, writeRelations, type Kept, type KeptElement } from './rows.ts';
import { placeFields, type State, type Subject, type Wish } from './state.ts';

export type ActKind = 'added' | 'changed' | 'moved' | 'removed' | 'arranged' | 'imported' | 'undone';

/** Inside a transaction: locks the issue and asks the policy. The start of everything that is done to a map. @throws NotFound, Denied */
export async function lockMap(ctx: Ctx, issueId: string, ask: (standing: Standing) => Verdict): Promise<Issue> {
  signedIn(ctx);
  const issue = await lockIssue(ctx, issueId);
  must(ask(await standingOn(ctx, issueId)));
  return issue;
}

interface Change {
  readonly subject: Subject;
  readonly id: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

/**
 * Does what is wished, in one go, and writes the act with what was before and after. Inside a transaction that has locked the map.
 * Returns the id of the act, or null where nothing would change.
 */
export async function act(ctx: Ctx, issueId: string, kind: ActKind, wishes: readonly Wish[], undoesId: string | null = null): Promise<string | null> {
  const by = signedIn(ctx);
  const elements = wishes.filter((wish) => wish.subject === 'element');
  const relations = wishes.filter((wish) => wish.subject === 'relation');
  const ids = (some: readonly Wish[]) => some.map(({ id }) => id);
  const [knownElements, knownRelations] = [await keptElements(ctx, issueId, ids(elements)), await keptRelations(ctx, issueId, ids(relations))];
  const [madeElements, madeRelations] = [
    elements.flatMap((wish) => carried(ctx, onItsGroup(wish, knownElements.get(wish.id)), knownElements.get(wish.id), by)),
    relations.flatMap((wish) => carried(ctx, wish, knownRelations.get(wish.id), by)),
  ];
  const changes: Change[] = [...madeElements, ...madeRelations].map(({ change }) => change);
  if (changes.length === 0) return null;
  await writeElements(
    ctx,
    issueId,
    madeElements.map(({ row }) => row),
    by,
  );
  await writeRelations(
    ctx,
    issueId,
    madeRelations.map(({ row }) => row),
    by,
  );
  const id = newId();
  await ctx.db.insertInto('map_acts').values({ id, issue_id: issueId, kind, undoes_id: undoesId, at: ctx.now, by }).execute();
  for (const part of parts(changes))
    await ctx.db
      .insertInto('map_changes')
      .values(
        part.map(({ subject, id: subject_id, before, after }) => ({
          act_id: id,
          subject,
          subject_id,
          before: before && asJson(before),
          after: after && asJson(after),
        })),
      )
      .execute();
  await record(ctx, { kind: 'map.drawn', issueId, subjectId: id, particulars: { act: kind, things: changes.length } });
  return id;
}

/** An element stays tied to the group it was tied to, where another stands for that one today: undoing the merge finds it. */
function onItsGroup(wish: Extract<Wish, { subject: 'element' }>, known: KeptElement | undefined): typeof wish {
  const { after } = wish;
  return after && known && after.groupId === known.groupToday ? { ...wish, after: { ...after, groupId: known.state.groupId } } : wish;
}

/** The row as it is to be, and what changed of it; nothing where the wish is so already. */
function carried<S extends State>(
  ctx: Ctx,
  wish: { subject: Subject; id: string; after: S | null },
  known: Kept<S> | undefined,
  by: string,
): { row: Kept<S>; change: Change }[] {
  const { subject, id, after } = wish;
  const before = known?.stands ? known.state : null;
  if (after === null) {
    if (!known || before === null) return [];
    return [{ row: { ...known, stands: false, revision: known.revision + 1 }, change: { subject, id, before: { ...before }, after: null } }];
  }
  const fields = Object.keys(after) as (keyof S)[];
  const changed = fields.filter((field) => before === null || !isDeepStrictEqual(before[field], after[field]));
  if (changed.length === 0) return [];
  const isMove = before !== null && changed.every((field) => placeFields.has(String(field)));
  const row = {
    id,
    state: after,
    stands: true,
    revision: (known?.revision ?? 0) + (isMove ? 0 : 1),
    createdAt: known?.createdAt ?? ctx.now,
    createdBy: known?.createdBy ?? by,
  };
  const pick = (state: S) => Object.fromEntries(changed.map((field) => [field, state[field]]));
  return [{ row, change: { subject, id, before: before === null ? null : pick(before), after: pick(after) } }];
}
