import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import type { DB } from '../../platform/db/schema.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import type { CategoryList } from './category-list.ts';
import { frameworkKeys, isOwnListKey, type OwnListKey, type ShippedKey } from './framework.ts';
import { currentFramework, frameworkById, type Framework } from './frameworks.ts';
import { putAway, replaceFramework, type Replaced } from './replacing.ts';

/** The key of a list of categories: one we ship, or one that an organization made. */
export type ListKey = Extract<ShippedKey, `categories.${string}`> | OwnListKey;
const shippedLists = frameworkKeys.filter((key) => key.startsWith('categories.')) as ListKey[];

export function isListKey(text: string): text is ListKey {
  return shippedLists.some((key) => key === text) || isOwnListKey(text);
}

/** The lists that an organization may use, in the version in force: those we ship, then its own and those of organizations above it, by age. */
export async function categoryLists(ctx: Pick<Ctx, 'db'>, organizationId: string): Promise<Framework<CategoryList>[]> {
  const keys = [...shippedLists, ...(await ownKeys(ctx.db, organizationId))];
  return Promise.all(keys.map((key) => currentFramework(ctx, key, organizationId)));
}

async function ownKeys(db: Kysely<DB>, organizationId: string): Promise<OwnListKey[]> {
  const { rows } = await sql<{ key: OwnListKey }>`
    with recursive line as (
      select id, parent_id from organizations where id = ${organizationId}
      union select above.id, above.parent_id from organizations above join line on above.id = line.parent_id
    ), newest as (
      select distinct on (key) key, content, (select min(created_at) from frameworks f where f.key = frameworks.key) as begun
      from frameworks where key like 'categories.own-%' and organization_id in (select id from line) order by key, version desc
    )
    select key from newest where content ->> 'returned' is null order by begun, key`.execute(db);
  return rows.map((row) => row.key);
}

/** Every version of a list that an organization made, the newest first; null where it has none. A version that put it away is not among them. */
export async function versionsOf(ctx: Pick<Ctx, 'db'>, key: OwnListKey): Promise<{ organizationId: string; versions: Framework<CategoryList>[] } | null> {
  const rows = await ctx.db
    .selectFrom('frameworks')
    .select(['id', 'organization_id'])
    .where('key', '=', key)
    .where(sql<boolean>`content ->> 'returned' is null`)
    .orderBy('version', 'desc')
    .execute();
  const organizationId = rows[0]?.organization_id;
  if (!organizationId) return null;
  const versions = await Promise.all(rows.map((row) => frameworkById(ctx, row.id)));
  return { organizationId, versions: versions as Framework<CategoryList>[] };
}

export interface OwnList {
  readonly content: unknown;
  readonly source: string;
  readonly rights: string;
}

/** Makes a list of an organization's own. The caller asks the policy. */
export function makeOwnList(ctx: Ctx, organizationId: string, list: OwnList): Promise<Replaced> {
  // Never the same twice, so that a list of one organization is not taken for that of another.
  return replaceFramework(ctx, { ...list, key: `categories.own-${randomBytes(6).toString('hex')}`, organizationId });
}

/** Another version of a list. @throws StaleRevision where somebody wrote one since `version`. The caller asks the policy. */
export async function changeOwnList(ctx: Ctx, key: OwnListKey, organizationId: string, list: OwnList & { version: number }): Promise<Replaced> {
  return transact(ctx, async (ctx): Promise<Replaced> => {
    await sql`select 1 from organizations where id = ${organizationId} for update`.execute(ctx.db);
    if ((await newestVersion(ctx, key)) !== list.version) throw new StaleRevision();
    return replaceFramework(ctx, { content: list.content, source: list.source, rights: list.rights, key, organizationId });
  });
}

/** Puts a list away: it is no longer offered, and everything said under it stays. Another version brings it back. The caller asks the policy. */
export async function putOwnListAway(ctx: Ctx, key: OwnListKey, organizationId: string): Promise<Result<null, 'nothing-to-return'>> {
  const known = (await ownKeys(ctx.db, organizationId)).includes(key);
  if (!known) return no('nothing-to-return');
  await putAway(ctx, key, organizationId);
  return ok(null);
}

/** The number of the newest version, put away or not. */
export async function newestVersion(ctx: Pick<Ctx, 'db'>, key: OwnListKey): Promise<number> {
  const row = await ctx.db
    .selectFrom('frameworks')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.version ?? 0;
}
