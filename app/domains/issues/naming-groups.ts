import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { groupOfName, isOffered, makeGroup } from '../people/index.ts';
import type { Issue } from './issue.ts';

/** A group of the directory by its id, or one by name that may not be there yet. */
export interface GroupNamed {
  readonly groupId?: string | undefined;
  readonly groupName?: string | undefined;
}

/** The id of a group that issues of this organization may name. @throws NotFound for any other */
export async function offeredGroup(ctx: Ctx, issue: Pick<Issue, 'organizationId'>, groupId: string): Promise<string> {
  if (!isId(groupId) || !(await isOffered(ctx, issue.organizationId, groupId))) throw new NotFound();
  return groupId;
}

/**
 * The id of the group that was named, or null where none was. A new name goes into the directory of the issue's
 * organization; a name that is there already means that group. @throws NotFound, Denied
 */
export async function nameGroup(ctx: Ctx, issue: Pick<Issue, 'organizationId' | 'lang'>, named: GroupNamed): Promise<string | null> {
  if (named.groupName) return groupByName(ctx, issue, named.groupName);
  return named.groupId ? offeredGroup(ctx, issue, named.groupId) : null;
}

async function groupByName(ctx: Ctx, issue: Pick<Issue, 'organizationId' | 'lang'>, name: string): Promise<string> {
  const known = await groupOfName(ctx, issue.organizationId, name);
  if (known) return known;
  const made = await makeGroup(ctx, { organizationId: issue.organizationId, name, lang: issue.lang });
  if (made.ok) return made.value.id;
  // Somebody else named it in this very moment.
  const theirs = await groupOfName(ctx, issue.organizationId, name);
  if (!theirs) throw new Error('a group of that name appeared and could not be read');
  return theirs;
}
