import { sql } from 'kysely';
import { channelFields, fields, headings, joinValues, rosterColumns, type Field, type RosterFile } from '../../engines/roster-format/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { record } from '../../platform/events.ts';
import { mustKeepDirectory } from './keepers.ts';
import type { EntryKind } from './entry.ts';
import { treeOf } from './entries.ts';

/** Rows of a table with its headings first. */
export type Sheet = readonly (readonly string[])[];

interface Line {
  readonly entryId: string | null;
  readonly values: Partial<Record<Field, string | null>>;
  readonly languages: readonly string[] | null;
}

/** One part of the directory in the columns that an import takes; only for who keeps it, and told in the history. @throws NotSignedIn, Denied */
export async function exportSheet(ctx: Ctx, organizationId: string, kind: EntryKind): Promise<Sheet> {
  await mustKeepDirectory(ctx, organizationId);
  const lines = await linesOf(ctx, organizationId, kind);
  const channels = await channelsByEntry(ctx, organizationId);
  const columns = fields[kind];
  const cell = (line: Line, field: Field): string => {
    if (field === 'languages') return joinValues(line.languages ?? []);
    if ((channelFields as readonly string[]).includes(field)) return joinValues(channels.get(`${line.entryId} ${field}`) ?? []);
    return line.values[field] ?? '';
  };
  await record(ctx, { kind: 'directory.exported', organizationId, particulars: { what: kind, rows: lines.length } });
  return [columns.map((field) => headings[field]), ...lines.map((line) => columns.map((field) => cell(line, field)))];
}

const standing = sql`e.removed_at is null and not exists (select 1 from merges m where m.merged_id = e.id and m.undone_at is null)`;
/** The id of an entry in the system it came from. With several the first, so that one import finds it again. */
const ownId = sql`(select x.external_id from external_ids x where x.entry_id = e.id and x.source <> 'nces' and x.source not like '% identifier' order by x.created_at, x.source limit 1)`;

async function linesOf(ctx: Ctx, organizationId: string, kind: EntryKind): Promise<Line[]> {
  const query = {
    groups: sql<Line>`select e.id as "entryId", e.languages, json_build_object('externalId', ${ownId}, 'name', g.name, 'about', g.about, 'lang', g.lang,
        'knows', e.knows, 'believes', e.believes, 'does', e.does) as values
      from groups g left join entries e on e.group_id = g.id where g.organization_id = ${organizationId} and g.removed_at is null and (e.id is null or ${standing}) order by lower(g.name), g.id`,
    organizations: sql<Line>`select e.id as "entryId", e.languages, json_build_object('externalId', ${ownId}, 'name', o.name, 'about', e.about, 'lang', o.lang, 'level', o.level,
        'above', case when o.id <> ${organizationId} then above.name end,
        'nces', (select x.external_id from external_ids x where x.entry_id = e.id and x.source = 'nces')) as values
      from organizations o left join organizations above on above.id = o.parent_id left join entries e on e.partner_id = o.id and e.organization_id = ${organizationId}
      where o.id in ${treeOf(organizationId)} and (e.id is null or ${standing}) order by array_position(array['state', 'region', 'district', 'school', 'partner'], o.level), lower(o.name), o.id`,
    persons: sql<Line>`select e.id as "entryId", e.languages, json_build_object('externalId', ${ownId}, 'name', e.name, 'givenName', e.given_name, 'familyName', e.family_name,
        'about', e.about, 'lang', e.lang, 'role', r.role, 'at', r.name, 'looksAfter', (
          select string_agg(${sql`(select x.external_id from external_ids x where x.entry_id = c.cared_id and x.source <> 'nces' order by x.created_at, x.source limit 1)`}, ' | ')
          from carers c where c.carer_id = e.id and c.removed_at is null)) as values
      from entries e left join lateral (
        select k.role, o.name from roster_roles k join organizations o on o.id = k.at_id where k.entry_id = e.id and k.removed_at is null
        order by k.is_primary desc, k.created_at, k.id limit 1) r on true
      where e.organization_id = ${organizationId} and e.person_id is not null and ${standing} order by lower(e.name), e.id`,
  }[kind];
  return (await query.execute(ctx.db)).rows;
}

async function channelsByEntry(ctx: Ctx, organizationId: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ entryId: string; kind: string; value: string }>`
    select c.entry_id as "entryId", c.kind, c.value from channels c join entries e on e.id = c.entry_id
    where e.organization_id = ${organizationId} and c.removed_at is null order by c.created_at, c.id`.execute(ctx.db);
  const found = new Map<string, string[]>();
  for (const { entryId, kind, value } of rows) found.set(`${entryId} ${kind}`, [...(found.get(`${entryId} ${kind}`) ?? []), value]);
  return found;
}

/**
 * The directory as a roster of OneRoster 1.2: organizations, persons, and their roles. Ids of other systems are given back as they came;
 * what has none is named by its own id here. @throws NotSignedIn, Denied
 */
export async function exportRoster(ctx: Ctx, organizationId: string, source = 'oneroster'): Promise<Record<RosterFile, Sheet>> {
  await mustKeepDirectory(ctx, organizationId);
  const rows = {
    orgs: await orgs(ctx, organizationId, source),
    users: await users(ctx, organizationId, source),
    roles: await roles(ctx, organizationId, source),
  };
  const sheet = (file: RosterFile): Sheet => [[...rosterColumns[file]], ...rows[file].map((row) => rosterColumns[file].map((column) => row[column] ?? ''))];
  await record(ctx, { kind: 'directory.exported', organizationId, particulars: { what: 'oneroster', rows: rows.users.length } });
  return { orgs: sheet('orgs'), users: sheet('users'), roles: sheet('roles') };
}

type RosterCells = Record<string, string | null>;
const idIn = (source: string, entry: string, otherwise: string) =>
  sql`coalesce((select x.external_id from external_ids x where x.entry_id = ${sql.raw(entry)} and x.source = ${source} order by x.external_id limit 1), ${sql.raw(otherwise)}::text)`;

async function orgs(ctx: Ctx, organizationId: string, source: string): Promise<RosterCells[]> {
  const { rows } = await sql<RosterCells>`
    select ${idIn(source, 'e.id', 'o.id')} as "sourcedId", o.name, coalesce(e.roster_type, case o.level when 'partner' then 'department' when 'region' then 'local' else o.level end) as type,
      (select x.external_id from external_ids x where x.entry_id = e.id and x.source in ('nces', ${`${source} identifier`}) order by x.source = 'nces' desc limit 1) as identifier,
      case when o.id <> ${organizationId} then ${idIn(source, 'a.id', 'o.parent_id')} end as "parentSourcedId"
    from organizations o left join entries e on e.partner_id = o.id and e.organization_id = ${organizationId}
    left join entries a on a.partner_id = o.parent_id and a.organization_id = ${organizationId}
    where o.id in ${treeOf(organizationId)} and (e.id is null or ${standing}) order by 1`.execute(ctx.db);
  return rows;
}

async function users(ctx: Ctx, organizationId: string, source: string): Promise<RosterCells[]> {
  const { rows } = await sql<RosterCells>`
    select ${idIn(source, 'e.id', 'e.person_id')} as "sourcedId", 'true' as "enabledUser", coalesce(e.given_name, regexp_replace(e.name, ' [^ ]*$', '')) as "givenName",
      coalesce(e.family_name, substring(e.name from '[^ ]*$')) as "familyName", ${reach('email')} as email, ${reach('text')} as sms, ${reach('phone')} as phone,
      (select string_agg(${idIn(source, 'o.id', 'o.person_id')}, ',' order by o.id) from carers c join entries o on o.id in (c.carer_id, c.cared_id) and o.id <> e.id
       where e.id in (c.carer_id, c.cared_id) and c.removed_at is null and o.removed_at is null) as "agentSourcedIds"
    from entries e where e.organization_id = ${organizationId} and e.person_id is not null and ${standing} order by 1`.execute(ctx.db);
  return rows;
}

function reach(kind: string) {
  return sql`(select c.value from channels c where c.entry_id = e.id and c.kind = ${kind} and c.removed_at is null order by c.created_at, c.id limit 1)`;
}

async function roles(ctx: Ctx, organizationId: string, source: string): Promise<RosterCells[]> {
  const { rows } = await sql<RosterCells>`
    select coalesce(k.external_id, k.id::text) as "sourcedId", ${idIn(source, 'e.id', 'e.person_id')} as "userSourcedId", case when k.is_primary then 'primary' else 'secondary' end as "roleType",
      k.role, k.begins_on as "beginDate", k.ends_on as "endDate", ${idIn(source, 'a.id', 'k.at_id')} as "orgSourcedId"
    from roster_roles k join entries e on e.id = k.entry_id left join entries a on a.partner_id = k.at_id and a.organization_id = ${organizationId}
    where e.organization_id = ${organizationId} and k.removed_at is null and ${standing} order by 1`.execute(ctx.db);
  return rows;
}
