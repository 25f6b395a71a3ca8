import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { keptGroups } from '../people/index.ts';
import type { MapElement, Relation, SystemMap } from './map.ts';

/** Elements that stand. Who asks has found the issue through the actor and asked the policy. */
function standingElements(ctx: Pick<Ctx, 'db'>, issueId: string) {
  return ctx.db
    .selectFrom('map_elements')
    .leftJoin(keptGroups('g'), 'g.id', 'map_elements.group_id')
    .select([
      'map_elements.id',
      'issue_id as issueId',
      'kind',
      'map_elements.name',
      'about',
      'g.kept_id as groupId',
      'tags',
      'attributes',
      'x',
      'y',
      'by_hand as byHand',
      'map_elements.lang',
      'revision',
    ])
    .where('issue_id', '=', issueId)
    .where('removed_at', 'is', null);
}

function standingRelations(ctx: Pick<Ctx, 'db'>, issueId: string) {
  return ctx.db
    .selectFrom('map_relations')
    .select(['id', 'issue_id as issueId', 'from_id as fromId', 'to_id as toId', 'kind', 'word', 'direction', 'strength', 'note', 'said_by as saidBy'])
    .select(['tags', 'attributes', 'lang', 'revision'])
    .where('issue_id', '=', issueId)
    .where('removed_at', 'is', null);
}

/** The map of an issue, elements by name, relations in the order in which they were drawn. */
export async function mapOf(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<SystemMap> {
  const elements = await standingElements(ctx, issueId)
    .orderBy(sql`lower(map_elements.name)`)
    .orderBy('map_elements.id')
    .execute();
  const relations = await standingRelations(ctx, issueId).orderBy('created_at').orderBy('id').execute();
  return { elements: elements.map(asElement), relations: relations as Relation[] };
}

/** An element that stands on the map of an issue. @throws NotFound */
export async function getElement(ctx: Pick<Ctx, 'db'>, issueId: string, id: string): Promise<MapElement> {
  const row = isId(id) ? await standingElements(ctx, issueId).where('map_elements.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return asElement(row);
}

/** A relation that stands on the map of an issue. @throws NotFound */
export async function getRelation(ctx: Pick<Ctx, 'db'>, issueId: string, id: string): Promise<Relation> {
  const row = isId(id) ? await standingRelations(ctx, issueId).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row as Relation;
}

function asElement({ x, y, ...row }: Awaited<ReturnType<ReturnType<typeof standingElements>['executeTakeFirstOrThrow']>>): MapElement {
  return { ...row, place: x === null || y === null ? null : { x, y } } as MapElement;
}
