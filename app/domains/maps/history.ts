import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { ActKind } from './acting.ts';
import type { Subject } from './state.ts';

/** What somebody did to a map in one go. */
export interface Act {
  readonly id: string;
  readonly kind: ActKind;
  readonly at: Date;
  readonly by: string;
  readonly undone: boolean;
  readonly undoes: ActKind | null;
  /** How many things it touched. */
  readonly things: number;
  /** The first few of them, as they are called now. */
  readonly named: readonly { readonly subject: Subject; readonly name: string }[];
}

const mostNamed = 3;

/** What was done to a map, newest first; `elementId` keeps to one element. */
export async function listActs(ctx: Ctx, issueId: string, { limit = 50, elementId }: { limit?: number; elementId?: string } = {}): Promise<Act[]> {
  const rows = await ctx.db
    .selectFrom('map_acts')
    .innerJoin('persons', 'persons.id', 'map_acts.by')
    .leftJoin('map_acts as undoing', 'undoing.undoes_id', 'map_acts.id')
    .leftJoin('map_acts as undone', 'undone.id', 'map_acts.undoes_id')
    .select(['map_acts.id', 'map_acts.kind', 'map_acts.at', 'persons.name as by', 'undoing.id as undoingId', 'undone.kind as undoes'])
    .select([
      sql<number>`(select count(*)::int from map_changes c where c.act_id = map_acts.id)`.as('things'),
      sql<{ subject: Subject; name: string }[]>`coalesce((select json_agg(json_build_object('subject', n.subject, 'name', n.name)) from (
        select c.subject, coalesce(e.name, f.name || ' – ' || t.name) as name from map_changes c
        left join map_elements e on e.id = c.subject_id
        left join map_relations r on r.id = c.subject_id left join map_elements f on f.id = r.from_id left join map_elements t on t.id = r.to_id
        where c.act_id = map_acts.id order by c.subject, name limit ${mostNamed}) n), '[]')`.as('named'),
    ])
    .where('map_acts.issue_id', '=', issueId)
    .$if(elementId !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('map_changes')
            .select('act_id')
            .whereRef('act_id', '=', 'map_acts.id')
            .where('subject_id', '=', elementId ?? ''),
        ),
      ),
    )
    .orderBy('map_acts.at', 'desc')
    .orderBy('map_acts.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ undoingId, ...row }) => ({ ...row, undone: undoingId !== null }) as Act);
}

/** The newest act that has not been undone and is no undoing itself: what `undo` takes back. */
export async function lastAct(ctx: Ctx, issueId: string): Promise<Act | null> {
  return (await listActs(ctx, issueId, { limit: 30 })).find(({ kind, undone }) => kind !== 'undone' && !undone) ?? null;
}
