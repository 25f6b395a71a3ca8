import { sql } from 'kysely';
import { languagesOf } from './applying-groups.ts';
import { tableOf, type Round } from './staged.ts';
import { writeChannels, writeExternalIds, written } from './writing-parts.ts';

const table = tableOf.organizations;

/** Makes and brings up to date the organizations of a reading. New ones start with the settings of ours. */
export async function applyOrganizations(round: Round, by: string): Promise<void> {
  const { ctx, organizationId } = round;
  await sql`
    insert into organizations (id, parent_id, level, name, lang, privacy_threshold, answer_days, created_at)
    select s.subject, s.parent_id, coalesce(s.level, 'partner'), s.name, coalesce(s.lang, us.lang), us.privacy_threshold, us.answer_days, ${ctx.now}
    from ${table} s join organizations us on us.id = ${organizationId} where s.deed = 'create'`.execute(ctx.db);
  await sql`update ${table} set subject_id = subject where deed = 'create'`.execute(ctx.db);
  await sql`
    update organizations o set name = s.name, lang = coalesce(s.lang, o.lang), changed_at = ${ctx.now}, changed_by = ${by}, revision = o.revision + 1
    from ${table} s where s.deed = 'update' and o.id = s.subject_id and (o.name, o.lang) is distinct from (s.name, coalesce(s.lang, o.lang))`.execute(ctx.db);
  await sql`
    insert into entries (id, organization_id, partner_id, lang, created_at, created_by)
    select s.entry, ${organizationId}, s.subject_id, coalesce(s.lang, 'en'), ${ctx.now}, ${by} from ${table} s
    where s.deed in ('create', 'update', 'remove') and s.entry_id is null on conflict do nothing`.execute(ctx.db);
  await sql`update ${table} s set entry_id = e.id from entries e
    where e.partner_id = s.subject_id and e.organization_id = ${organizationId} and s.entry_id is null`.execute(ctx.db);
  await sql`
    update entries e set about = coalesce(s.about, e.about), languages = ${languagesOf}, roster_type = coalesce(s.type, e.roster_type), removed_at = null,
      removed_by = null, changed_at = ${ctx.now}, changed_by = ${by}, revision = e.revision + 1
    from ${table} s where ${written} and e.id = s.entry_id and (e.about, e.languages, e.roster_type, e.removed_at) is distinct from
      (coalesce(s.about, e.about), ${languagesOf}, coalesce(s.type, e.roster_type), null::timestamptz)`.execute(ctx.db);
  await sql`
    update entries e set removed_at = ${ctx.now}, removed_by = ${by}, changed_at = ${ctx.now}, changed_by = ${by}
    from ${table} s where s.deed = 'remove' and e.id = s.entry_id and e.partner_id <> ${organizationId}`.execute(ctx.db);
  await writeChannels(round, 'organizations', by);
  await writeExternalIds(round, 'organizations', by);
  await writeExternalIds(round, 'organizations', by, 'nces', 'nces');
  await writeExternalIds(round, 'organizations', by, 'identifier', `${round.source} identifier`);
}
