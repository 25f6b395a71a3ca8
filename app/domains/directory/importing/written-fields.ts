import { sql } from 'kysely';
import type { Ctx } from '../../../platform/ctx.ts';

/**
 * Lays out as a temporary table `written_fields` what an import wrote over in entries that were there before, with what stood there; `blocked` says
 * why a field cannot go back. After the entries themselves are laid out. In the caller's transaction.
 */
export async function layOutFields(ctx: Ctx, importId: string): Promise<void> {
  const now = (table: 'entries' | 'groups' | 'organizations', key: 'entry_id' | 'group_id' | 'partner_id') => sql`
    select r.*, w.entry_id, w.used, to_jsonb(t) ->> r.field as now
    from wrote r join weighed w on w.${sql.ref(key)} = r.row_id join ${sql.table(table)} t on t.id = r.row_id where r.what = ${table} and not w.added`;
  await sql`drop table if exists written_fields`.execute(ctx.db);
  await sql`
    create temporary table written_fields on commit drop as
    with wrote as (
      select what, row_id, field, (array_agg(was order by id))[1] as was, (array_agg(became order by id desc))[1] as became
      from directory_changes where import_id = ${sql.lit(importId)} group by 1, 2, 3
    ), there as (
      ${now('entries', 'entry_id')} union all ${now('groups', 'group_id')} union all ${now('organizations', 'partner_id')}
      union all select r.*, w.entry_id, w.used, to_jsonb(k) ->> r.field
      from wrote r join roster_roles k on k.id = r.row_id join weighed w on w.entry_id = k.entry_id
      where r.what = 'roster_roles' and not w.added and not (r.field = 'removed_at' and r.became is null)
    )
    select what, row_id, entry_id, field, was, case
        when case when field = 'removed_at' then now::timestamptz is distinct from became::timestamptz else now is distinct from became end then 'in-part'
        when what = 'entries' and field = 'removed_at' and was is not null then used
        when what = 'groups' and field = 'name' and exists (
          select 1 from groups mine join groups other on other.organization_id = mine.organization_id and other.id <> mine.id
          where mine.id = row_id and other.removed_at is null and lower(other.name) = lower(was)) then 'name-taken'
      end as blocked
    from there where was is distinct from became`.execute(ctx.db);
  await sql`create index on written_fields (entry_id)`.execute(ctx.db);
  await sql`analyze written_fields`.execute(ctx.db);
}

/** Writes back what stood there, where nothing is in the way. */
export async function putFieldsBack(ctx: Ctx, by: string): Promise<void> {
  const patch = (what: string) => sql`
    (select row_id, jsonb_object_agg(field, case when field = 'languages' then was::jsonb else to_jsonb(was) end) as was
     from written_fields f join weighed w using (entry_id) where what = ${what} and blocked is null and w.outcome in ('back', 'partly') group by 1) b`;
  const who = sql`changed_at = ${ctx.now}, changed_by = ${by}, revision = t.revision + 1`;
  const removedBy = sql`case when p.removed_at is null then null when b.was ? 'removed_at' then ${by}::uuid else t.removed_by end`;
  await sql`
    update entries t set ${who}, (name, given_name, family_name, about, lang, languages, knows, believes, does, roster_type, removed_at, removed_by) = (
      select p.name, p.given_name, p.family_name, p.about, p.lang, p.languages, p.knows, p.believes, p.does, p.roster_type, p.removed_at, ${removedBy}
      from jsonb_populate_record(t, b.was) p)
    from ${patch('entries')} where b.row_id = t.id`.execute(ctx.db);
  await sql`
    update groups t set ${who}, (name, about, lang) = (select p.name, p.about, p.lang from jsonb_populate_record(t, b.was) p)
    from ${patch('groups')} where b.row_id = t.id`.execute(ctx.db);
  await sql`
    update organizations t set ${who}, (name, lang) = (select p.name, p.lang from jsonb_populate_record(t, b.was) p)
    from ${patch('organizations')} where b.row_id = t.id`.execute(ctx.db);
  await sql`
    update roster_roles t set (is_primary, begins_on, ends_on, external_id, removed_at, removed_by) = (
      select p.is_primary, p.begins_on, p.ends_on, p.external_id, p.removed_at, ${removedBy} from jsonb_populate_record(t, b.was) p)
    from ${patch('roster_roles')} where b.row_id = t.id`.execute(ctx.db);
}
