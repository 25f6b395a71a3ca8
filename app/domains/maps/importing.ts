import type { KumuMap } from '../../engines/kumu-format/index.ts';
import { must } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { standingOn } from '../people/index.ts';
import { act, lockMap } from './acting.ts';
import { fromKumu, type Drawn } from './from-kumu.ts';
import { mostElements, mostRelations, type MapElement, type SystemMap } from './map.ts';
import { mapOf } from './maps.ts';
import { placesFor } from './placing.ts';
import { canKeep } from './policy.ts';
import { isSame } from './relating.ts';
import type { ElementState, RelationState, Wish } from './state.ts';

/** `add`: what stands with the same name and kind is the same. `replace`: everything that stands is taken off first. */
export const importManners = ['add', 'replace'] as const;
export type ImportManner = (typeof importManners)[number];

/** What taking in a file would do. */
export interface ImportPlan {
  readonly drawn: Drawn;
  readonly added: { readonly elements: number; readonly relations: number };
  readonly known: { readonly elements: number; readonly relations: number };
  readonly removed: { readonly elements: number; readonly relations: number };
  readonly isTooLarge: boolean;
}

interface Work {
  readonly plan: ImportPlan;
  readonly wishes: readonly Wish[];
}

/** What taking in a file would do to the map as it stands now. Changes nothing. The caller has asked the policy. */
export async function planImport(ctx: Ctx, issueId: string, file: KumuMap, manner: ImportManner): Promise<ImportPlan> {
  return workOut(await mapOf(ctx, issueId), fromKumu(file, ctx.locale.slice(0, 2)), manner).plan;
}

/** Takes a file into the map, all of it in one act that can be undone as one; places what has no place. @throws NotFound, Denied */
export async function importMap(ctx: Ctx, issueId: string, file: KumuMap, manner: ImportManner): Promise<Result<{ actId: string | null }, 'too-large'>> {
  must(canKeep(await standingOn(ctx, issueId)));
  // Placing takes a while, so it is done before anybody has to wait; again only where somebody drew meanwhile.
  const ready = await prepared(ctx, issueId, file, manner);
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canKeep);
    const { plan, wishes } = (await newestAct(ctx, issueId)) === ready.after ? ready : await prepared(ctx, issueId, file, manner);
    return plan.isTooLarge ? no('too-large') : ok({ actId: await act(ctx, issueId, 'imported', wishes) });
  });
}

async function prepared(ctx: Ctx, issueId: string, file: KumuMap, manner: ImportManner): Promise<Work & { after: string | null }> {
  const after = await newestAct(ctx, issueId);
  const map = await mapOf(ctx, issueId);
  const { plan, wishes } = workOut(map, fromKumu(file, ctx.locale.slice(0, 2)), manner);
  return { plan, wishes: plan.isTooLarge ? [] : await placed(map, wishes), after };
}

async function newestAct(ctx: Ctx, issueId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('map_acts')
    .select('id')
    .where('issue_id', '=', issueId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

function workOut(map: SystemMap, drawn: Drawn, manner: ImportManner): Work {
  const standing = manner === 'add' ? map : { elements: [], relations: [] };
  const key = ({ name, kind }: { name: string; kind: string }) => `${kind} ${name.toLowerCase()}`;
  const known = new Map(standing.elements.map((element) => [key(element), element.id]));
  const fresh: Wish[] = [];
  const ids = drawn.elements.map((state) => {
    const same = known.get(key(state));
    if (same !== undefined) return same;
    const id = newId();
    fresh.push({ subject: 'element', id, after: state });
    return id;
  });
  const addedElements = fresh.length;
  const relations = drawn.relations.map(({ from, to, ...words }): RelationState => ({ ...words, fromId: ids[from] ?? '', toId: ids[to] ?? '' }));
  // The same connection twice in a file stays two; what stands already does not come again.
  const between = Map.groupBy(standing.relations, pairOf);
  const added = relations.filter((state) => state.fromId !== state.toId && !between.get(pairOf(state))?.some((relation) => isSame(relation, state)));
  const removed = manner === 'replace' ? map : { elements: [], relations: [] };
  const wishes: Wish[] = [
    ...removed.relations.map(({ id }): Wish => ({ subject: 'relation', id, after: null })),
    ...removed.elements.map(({ id }): Wish => ({ subject: 'element', id, after: null })),
    ...fresh,
    ...added.map((after): Wish => ({ subject: 'relation', id: newId(), after })),
  ];
  const plan = {
    drawn,
    added: { elements: addedElements, relations: added.length },
    known: { elements: drawn.elements.length - addedElements, relations: relations.length - added.length },
    removed: { elements: removed.elements.length, relations: removed.relations.length },
    isTooLarge: standing.elements.length + addedElements > mostElements || standing.relations.length + added.length > mostRelations,
  };
  return { plan, wishes };
}

function pairOf({ fromId, toId }: { readonly fromId: string; readonly toId: string }): string {
  return fromId < toId ? `${fromId} ${toId}` : `${toId} ${fromId}`;
}

/** The wishes with a place for everything; what has a place keeps it. */
async function placed(map: SystemMap, wishes: readonly Wish[]): Promise<Wish[]> {
  const elements = wishes.flatMap((wish) => (wish.subject === 'element' && wish.after ? [{ id: wish.id, state: wish.after }] : []));
  if (elements.every(({ state }) => state.x !== null)) return [...wishes];
  const gone = new Set(wishes.filter(({ after }) => after === null).map(({ id }) => id));
  const pin = ({ x, y }: ElementState): MapElement['place'] => (x === null || y === null ? null : { x, y });
  const items = [
    ...map.elements.filter(({ id }) => !gone.has(id)).map(({ id, place }) => ({ id, place, byHand: place !== null })),
    ...elements.map(({ id, state }) => ({ id, place: pin(state), byHand: state.x !== null })),
  ];
  const relations = [
    ...map.relations.filter(({ id }) => !gone.has(id)),
    ...wishes.flatMap((wish) => (wish.subject === 'relation' && wish.after ? [wish.after] : [])),
  ];
  const places = new Map((await placesFor(items, relations)).map((one) => [one.id, one]));
  return wishes.map((wish) => {
    if (wish.subject !== 'element' || !wish.after || wish.after.x !== null) return wish;
    const place = places.get(wish.id);
    return { ...wish, after: { ...wish.after, x: place?.x ?? 0, y: place?.y ?? 0 } };
  });
}
