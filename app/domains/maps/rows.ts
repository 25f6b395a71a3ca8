import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { keptGroups } from '../people/index.ts';
import type { ElementState, RelationState } from './state.ts';

/** A thing as it is kept, on the map or taken off it. */
export interface Kept<State> {
  readonly id: string;
  readonly state: State;
  readonly stands: boolean;
  readonly revision: number;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export interface KeptElement extends Kept<ElementState> {
  /** The group that stands today for the one it is tied to. */
  readonly groupToday: string | null;
}

export async function keptElements(ctx: Ctx, issueId: string, ids: readonly string[]): Promise<Map<string, KeptElement>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('map_elements')
    .leftJoin(keptGroups('g'), 'g.id', 'map_elements.group_id')
    .selectAll('map_elements')
    .select('g.kept_id as groupToday')
    .where('issue_id', '=', issueId)
    .where('map_elements.id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => {
      const { kind, name, about, tags, attributes, x, y, lang } = row;
      const state = { kind, name, about, groupId: row.group_id, tags, attributes, x, y, byHand: row.by_hand, lang } as ElementState;
      return [row.id, { ...keptOf(row, state), groupToday: row.groupToday }];
    }),
  );
}

export async function keptRelations(ctx: Ctx, issueId: string, ids: readonly string[]): Promise<Map<string, Kept<RelationState>>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.selectFrom('map_relations').selectAll().where('issue_id', '=', issueId).where('id', 'in', ids).execute();
  return new Map(
    rows.map((row) => {
      const { kind, word, direction, strength, note, tags, attributes, lang } = row;
      const state = {
        fromId: row.from_id,
        toId: row.to_id,
        kind,
        word,
        direction,
        strength,
        note,
        saidBy: row.said_by,
        tags,
        attributes,
        lang,
      } as RelationState;
      return [row.id, keptOf(row, state)];
    }),
  );
}

interface Row {
  id: string;
  removed_at: unknown;
  revision: number;
  created_at: unknown;
  created_by: string;
}

function keptOf<State>(row: Row, state: State): Kept<State> {
  return { id: row.id, state, stands: row.removed_at === null, revision: row.revision, createdAt: row.created_at as Date, createdBy: row.created_by };
}

/** So many rows fit into one statement, whose parameters are counted. */
const atOnce = 1500;

/** Writes elements as they are to be, new ones and known ones alike. */
export async function writeElements(ctx: Ctx, issueId: string, rows: readonly Kept<ElementState>[], by: string): Promise<void> {
  for (const part of parts(rows))
    await ctx.db
      .insertInto('map_elements')
      .values(
        part.map(({ state, ...row }) => ({
          ...common(ctx, issueId, row, by),
          kind: state.kind,
          name: state.name,
          about: state.about,
          group_id: state.groupId,
          tags: [...state.tags],
          attributes: asJson(state.attributes),
          x: state.x,
          y: state.y,
          by_hand: state.byHand,
          lang: state.lang,
        })),
      )
      .onConflict((oc) => oc.column('id').doUpdateSet(excluded('kind', 'name', 'about', 'group_id', 'tags', 'attributes', 'x', 'y', 'by_hand', 'lang')))
      .execute();
}

/** Writes relations as they are to be. Their ends must have been written. */
export async function writeRelations(ctx: Ctx, issueId: string, rows: readonly Kept<RelationState>[], by: string): Promise<void> {
  for (const part of parts(rows))
    await ctx.db
      .insertInto('map_relations')
      .values(
        part.map(({ state, ...row }) => ({
          ...common(ctx, issueId, row, by),
          from_id: state.fromId,
          to_id: state.toId,
          kind: state.kind,
          word: state.word,
          direction: state.direction,
          strength: state.strength,
          note: state.note,
          said_by: state.saidBy,
          tags: [...state.tags],
          attributes: asJson(state.attributes),
          lang: state.lang,
        })),
      )
      .onConflict((oc) =>
        oc.column('id').doUpdateSet(excluded('from_id', 'to_id', 'kind', 'word', 'direction', 'strength', 'note', 'said_by', 'tags', 'attributes', 'lang')),
      )
      .execute();
}

function common(ctx: Ctx, issue_id: string, row: Omit<Kept<unknown>, 'state'>, by: string) {
  const removed = row.stands ? { removed_at: null, removed_by: null } : { removed_at: ctx.now, removed_by: by };
  return { id: row.id, issue_id, revision: row.revision, created_at: row.createdAt, created_by: row.createdBy, ...removed };
}

function excluded(...columns: readonly string[]) {
  return Object.fromEntries([...columns, 'revision', 'removed_at', 'removed_by'].map((column) => [column, sql.ref(`excluded.${column}`)]));
}

export function asJson(value: unknown) {
  return sql<never>`${JSON.stringify(value)}::text::jsonb`;
}

export function parts<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, at) => rows.slice(at * atOnce, (at + 1) * atOnce));
}
