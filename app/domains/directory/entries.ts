import { sql, type RawBuilder } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { Denied, NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { Entry, EntryKind, Subject } from './entry.ts';
import { keepsDirectory } from './keepers.ts';
import { canKeepDirectory } from './policy.ts';

/** An organization itself and all below it. */
export function treeOf(organizationId: string) {
  return sql<string>`
    (with recursive below as (
      select id from organizations where id = ${organizationId}
      union select o.id from organizations o join below on o.parent_id = below.id
    ) select id from below)`;
}

const shared = sql`e.id as "entryId", coalesce(e.languages, '{}') as languages, e.given_name as "givenName", e.family_name as "familyName",
  e.knows, e.believes, e.does, coalesce(e.said_by, 'guess') as "saidBy", coalesce(e.revision, 0) as revision,
  case when m.merged_id is null then null else kept_entry(e.id) end as "keptId"`;
const merged = sql`left join merges m on m.merged_id = e.id and m.undone_at is null`;

const sources: Record<EntryKind, (organizationId: string) => RawBuilder<unknown>> = {
  groups: (organizationId) => sql`(
    select g.id, 'groups' as kind, g.organization_id as "organizationId", g.name, g.lang, g.about, null::text as level, g.revision as "subjectRevision",
      g.removed_at as "removedAt", false as "needsAdult", ${shared}
    from groups g left join entries e on e.group_id = g.id ${merged} where g.organization_id = ${organizationId})`,
  organizations: (organizationId) => sql`(
    select o.id, 'organizations' as kind, ${organizationId}::uuid as "organizationId", o.name, o.lang, e.about, o.level, 0 as "subjectRevision",
      e.removed_at as "removedAt", false as "needsAdult", ${shared}
    from organizations o left join entries e on e.partner_id = o.id and e.organization_id = ${organizationId} ${merged}
    where o.id in ${treeOf(organizationId)})`,
  persons: (organizationId) => sql`(
    select e.person_id as id, 'persons' as kind, e.organization_id as "organizationId", e.name, e.lang, e.about, null::text as level, 0 as "subjectRevision",
      e.removed_at as "removedAt", exists (select 1 from adult_moderations a where a.person_id = e.person_id and a.ended_at is null) as "needsAdult", ${shared}
    from entries e ${merged} where e.organization_id = ${organizationId} and e.person_id is not null)`,
};

export interface EntryFilter {
  /** Words of the name; for those who keep the directory also of an address or number. */
  readonly search?: string | undefined;
  /** A language tag. */
  readonly language?: string | undefined;
  /** Of persons: a role at an organization. */
  readonly role?: string | undefined;
  /** Those taken out, instead of those that stand. */
  readonly removed?: boolean | undefined;
}

export interface EntryPage {
  readonly entries: readonly Entry[];
  readonly total: number;
}

export const entriesOnAPage = 50;

/**
 * The directory of an organization, by name; `page` counts from 1. Merged entries stand behind the kept one.
 * @throws Denied where persons are asked for by who does not keep the directory
 */
export async function listEntries(ctx: Ctx, organizationId: string, kind: EntryKind, filter: EntryFilter = {}, page = 1): Promise<EntryPage> {
  const keeps = await keepsDirectory(ctx, organizationId);
  const verdict = canKeepDirectory(keeps);
  if (kind === 'persons' && !verdict.allowed) throw new Denied(verdict.reason);
  const where = sql`t."keptId" is null and (t."removedAt" is not null) = ${(keeps && filter.removed) ?? false} and ${matches(filter, keeps)}`;
  const { rows } = await sql<Entry & { total: number }>`
    select t.*, count(*) over () as total from ${sources[kind](organizationId)} t where ${where}
    order by lower(t.name), t.id limit ${entriesOnAPage} offset ${(page - 1) * entriesOnAPage}`.execute(ctx.db);
  return { entries: rows.map((row) => (keeps ? row : withoutKnowledge(row))), total: Number(rows[0]?.total ?? 0) };
}

function matches({ search, language, role }: EntryFilter, keeps: boolean): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (search) {
    const like = `%${search.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    const reached = sql`exists (select 1 from channels c where c.entry_id = t."entryId" and c.removed_at is null and lower(c.value) like ${like})`;
    parts.push(keeps ? sql`(lower(t.name) like ${like} or ${reached})` : sql`lower(t.name) like ${like}`);
  }
  if (language) parts.push(sql`${language} = any(t.languages)`);
  if (role) parts.push(sql`exists (select 1 from roster_roles r where r.entry_id = t."entryId" and r.role = ${role} and r.removed_at is null)`);
  return sql.join(parts, sql` and `);
}

/** How many stand in each part of a directory; persons are counted only for who keeps it. */
export async function countEntries(ctx: Ctx, organizationId: string): Promise<Record<EntryKind, number | null>> {
  const keeps = await keepsDirectory(ctx, organizationId);
  const count = async (kind: EntryKind) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sources[kind](organizationId)} t where t."keptId" is null and t."removedAt" is null`.execute(ctx.db);
    return rows[0]?.count ?? 0;
  };
  return { groups: await count('groups'), organizations: await count('organizations'), persons: keeps ? await count('persons') : null };
}

/**
 * One entry. Names of groups and organizations are open to whoever signs in, what is known of them only to who keeps the directory (`keeps`);
 * of a person nobody else sees anything. @throws NotFound
 */
export async function visibleEntry(ctx: Ctx, organizationId: string, subject: Subject): Promise<{ entry: Entry; keeps: boolean }> {
  if (!isId(organizationId) || !isId(subject.id)) throw new NotFound();
  const keeps = await keepsDirectory(ctx, organizationId);
  if (subject.kind === 'persons' && !keeps) throw new NotFound();
  const { rows } = await sql<Entry>`select t.* from ${sources[subject.kind](organizationId)} t where t.id = ${subject.id}`.execute(ctx.db);
  const [entry] = rows;
  if (!entry || (!keeps && entry.removedAt)) throw new NotFound();
  return { entry: keeps ? entry : withoutKnowledge(entry), keeps };
}

/** The entry of that id, wherever it stands, for who keeps that directory. @throws NotFound */
export async function keptEntryById(ctx: Ctx, entryId: string): Promise<Entry> {
  const row = isId(entryId)
    ? await ctx.db.selectFrom('entries').select(['organization_id', 'group_id', 'person_id', 'partner_id']).where('id', '=', entryId).executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  const { entry, keeps } = await visibleEntry(ctx, row.organization_id, subjectOf(row));
  if (!keeps) throw new NotFound();
  return entry;
}

export function subjectOf(row: { group_id: string | null; person_id: string | null; partner_id: string | null }): Subject {
  if (row.group_id) return { kind: 'groups', id: row.group_id };
  return row.person_id ? { kind: 'persons', id: row.person_id } : { kind: 'organizations', id: row.partner_id ?? '' };
}

function withoutKnowledge(entry: Entry): Entry {
  return { ...entry, about: entry.kind === 'groups' ? entry.about : null, knows: null, believes: null, does: null, keptId: null };
}
