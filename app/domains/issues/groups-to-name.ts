import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { Issue } from './issue.ts';

/** A group of the directory, as far as an issue names it. */
export interface NamedGroup {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
}

/** The groups that an issue may name: those in the directories of its organization and of the ones above it, by name. */
export async function groupsToName(ctx: Ctx, issue: Pick<Issue, 'organizationId'>): Promise<NamedGroup[]> {
  return inReach(ctx, issue).orderBy('groups.name').execute();
}

/** One of them. @throws NotFound also for a group of somebody else's directory */
export async function getGroupFor(ctx: Ctx, issue: Pick<Issue, 'organizationId'>, id: string): Promise<NamedGroup> {
  const group = isId(id) ? await inReach(ctx, issue).where('groups.id', '=', id).executeTakeFirst() : undefined;
  if (!group) throw new NotFound();
  return group;
}

function inReach(ctx: Ctx, { organizationId }: Pick<Issue, 'organizationId'>) {
  const line = sql<string>`(with recursive line as (
    select id, parent_id from organizations where id = ${organizationId}
    union select above.id, above.parent_id from organizations above join line on above.id = line.parent_id
  ) select id from line)`;
  return ctx.db.selectFrom('groups').where('groups.organization_id', 'in', line).select(['groups.id', 'groups.name', 'groups.lang']);
}
