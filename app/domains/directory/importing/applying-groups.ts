import { sql } from 'kysely';
import { tableOf, type Round } from './staged.ts';
import { writeChannels, writeExternalIds, written } from './writing-parts.ts';

const table = tableOf.groups;

/** Makes and brings up to date the groups of a reading; an empty cell leaves what is there. */
export async function applyGroups(round: Round, by: string): Promise<void> {
  const { ctx, organizationId } = round;
  await sql`
    insert into groups (id, organization_id, name, about, lang, created_at, created_by)
    select s.subject, ${organizationId}, s.name, s.about, coalesce(s.lang, o.lang), ${ctx.now}, ${by}
    from ${table} s join organizations o on o.id = ${organizationId} where s.deed = 'create'`.execute(ctx.db);
  await sql`update ${table} set subject_id = subject where deed = 'create'`.execute(ctx.db);
  await sql`
    update groups g set name = s.name, about = coalesce(s.about, g.about), lang = coalesce(s.lang, g.lang), changed_at = ${ctx.now}, changed_by = ${by},
      revision = g.revision + 1
    from ${table} s where s.deed = 'update' and g.id = s.subject_id
      and (g.name, g.about, g.lang) is distinct from (s.name, coalesce(s.about, g.about), coalesce(s.lang, g.lang))`.execute(ctx.db);
  await sql`
    insert into entries (id, organization_id, group_id, lang, created_at, created_by)
    select s.entry, ${organizationId}, s.subject_id, coalesce(s.lang, 'en'), ${ctx.now}, ${by} from ${table} s where ${written} and s.entry_id is null
    on conflict do nothing`.execute(ctx.db);
  await sql`update ${table} s set entry_id = e.id from entries e where e.group_id = s.subject_id and s.entry_id is null`.execute(ctx.db);
  await sql`
    update entries e set knows = coalesce(s.knows, e.knows), believes = coalesce(s.believes, e.believes), does = coalesce(s.does, e.does),
      languages = ${languagesOf}, changed_at = ${ctx.now}, changed_by = ${by}, revision = e.revision + 1
    from ${table} s where ${written} and e.id = s.entry_id
      and (e.knows, e.believes, e.does, e.languages) is distinct from
        (coalesce(s.knows, e.knows), coalesce(s.believes, e.believes), coalesce(s.does, e.does), ${languagesOf})`.execute(ctx.db);
  await writeChannels(round, 'groups', by);
  await writeExternalIds(round, 'groups', by);
}

/** SQL: the languages of the row `s`, or those of the entry `e` where the row names none. */
export const languagesOf = sql`case when jsonb_array_length(s.languages) = 0 then e.languages
  else (select array_agg(l.tag order by l.turn) from jsonb_array_elements_text(s.languages) with ordinality as l (tag, turn)) end`;
