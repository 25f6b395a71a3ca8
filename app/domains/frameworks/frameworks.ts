import { sql, type Kysely } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { isFrameworkKey, schemaOf, type Content, type ContentOf, type FrameworkKey } from './framework.ts';

/** One version of a framework. It never changes; another wording is another version with another id. */
export interface Framework<Held = Content> {
  readonly id: string;
  readonly key: FrameworkKey;
  readonly version: number;
  /** Whose wording it is; null for what Longtable ships. */
  readonly organizationId: string | null;
  readonly content: Held;
  readonly source: string;
  readonly rights: string;
  readonly createdAt: Date;
}

interface Reader {
  readonly db: Kysely<DB>;
}

interface Row {
  id: string;
  key: string;
  version: number;
  organization_id: string | null;
  content: unknown;
  source: string;
  rights: string;
  created_at: Date;
}

/**
 * The version in force for an organization: the newest of its own, else of its nearest ancestor that has one, else the
 * newest shipped. With null, the newest shipped. Frameworks are public: everyone may read them.
 * Throws NotFound only when nothing was shipped.
 */
export async function currentFramework<Key extends FrameworkKey>(ctx: Reader, key: Key, organizationId: string | null): Promise<Framework<ContentOf<Key>>> {
  const { rows } = await sql<Row>`
    with recursive line as (
      select id, parent_id, 0 as distance from organizations where id = ${organizationId}
      union all
      select above.id, above.parent_id, line.distance + 1
      from organizations above join line on above.id = line.parent_id where line.distance < 32
    ), newest as (
      select distinct on (frameworks.organization_id) frameworks.*, coalesce(line.distance, 1000) as distance
      from frameworks left join line on line.id = frameworks.organization_id
      where frameworks.key = ${key} and (frameworks.organization_id is null or line.id is not null)
      order by frameworks.organization_id, frameworks.version desc
    )
    select * from newest where content ->> 'returned' is null order by distance limit 1`.execute(ctx.db);
  const row = rows[0];
  if (!row) throw new NotFound();
  return { ...described(row, key), content: schemaOf(key).parse(row.content) };
}

/** Any version by id, such as the one a reading was opened with. Throws NotFound. */
export async function frameworkById(ctx: Reader, id: string): Promise<Framework> {
  if (!isId(id)) throw new NotFound();
  const row = await ctx.db
    .selectFrom('frameworks')
    .selectAll()
    .where('id', '=', id)
    .where(sql<boolean>`content ->> 'returned' is null`)
    .executeTakeFirst();
  if (!row || !isFrameworkKey(row.key)) throw new NotFound();
  return { ...described(row, row.key), content: schemaOf(row.key).parse(row.content) };
}

function described(row: Row, key: FrameworkKey): Omit<Framework, 'content'> {
  return {
    id: row.id,
    key,
    version: row.version,
    organizationId: row.organization_id,
    source: row.source,
    rights: row.rights,
    createdAt: row.created_at,
  };
}
