import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { categoryLists, type CategoryList, type Framework, type ListKey } from '../frameworks/index.ts';
import type { Issue } from '../issues/index.ts';
import { kindsOf, listKeyOf, type NamedKind } from './kind.ts';

/** A list in the version in force for the organization of an issue. */
export interface List {
  readonly key: ListKey;
  readonly content: CategoryList;
  readonly kinds: readonly NamedKind[];
  readonly source: string;
  readonly organizationId: string | null;
}

export function asList({ key, content, source, organizationId }: Framework<CategoryList>): List {
  const listKey = key as ListKey;
  return { key: listKey, content, source, organizationId, kinds: kindsOf(listKey, content) };
}

/** The lists that an issue uses, in the order they are offered. Lists that their organization put away are not among them. */
export async function listsInUse(ctx: Pick<Ctx, 'db'>, issue: Pick<Issue, 'id' | 'organizationId'>): Promise<List[]> {
  const used = await usedKeys(ctx, issue.id);
  return used.length === 0 ? [] : (await offeredLists(ctx, issue.organizationId)).filter((list) => used.includes(list.key));
}

/** The lists that an organization's issues may use. */
export async function offeredLists(ctx: Pick<Ctx, 'db'>, organizationId: string): Promise<List[]> {
  return (await categoryLists(ctx, organizationId)).map(asList);
}

async function usedKeys(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<string[]> {
  const rows = await ctx.db.selectFrom('issue_category_lists').select('list_key').where('issue_id', '=', issueId).where('ended_at', 'is', null).execute();
  return rows.map((row) => row.list_key);
}

/** A list that an issue uses. @throws NotFound */
export async function getListInUse(ctx: Pick<Ctx, 'db'>, issue: Pick<Issue, 'id' | 'organizationId'>, key: string): Promise<List> {
  const list = listKeyOf(key) && (await listsInUse(ctx, issue)).find((one) => one.key === key);
  if (!list) throw new NotFound();
  return list;
}

/** A kind of people of a list that an issue uses, by its id. @throws NotFound */
export async function getKind(
  ctx: Pick<Ctx, 'db'>,
  issue: Pick<Issue, 'id' | 'organizationId'>,
  key: string,
  id: string,
): Promise<{ list: List; kind: NamedKind }> {
  const list = await getListInUse(ctx, issue, key);
  const kind = list.kinds.find((one) => one.id === id);
  if (!kind) throw new NotFound();
  return { list, kind };
}
