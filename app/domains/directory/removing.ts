import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { visibleEntry } from './entries.ts';
import type { Entry, Subject } from './entry.ts';
import { mustKeepDirectory } from './keepers.ts';
import { entryOf } from './keeping.ts';

/**
 * Takes a person or an organization out of the directory; groups stay, because promises were made to them. Only with the import that brought it does
 * a group go, while nobody has used it. @throws NotFound, Denied
 */
export async function removeEntry(ctx: Ctx, organizationId: string, subject: Subject): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { entry } = await visibleEntry(ctx, organizationId, subject);
    const by = await mustKeepDirectory(ctx, organizationId);
    if (subject.kind === 'groups' || subject.id === organizationId) throw new Denied('directory:denied.remove');
    if (entry.removedAt !== null) return;
    const id = await entryOf(ctx, organizationId, subject);
    await ctx.db.updateTable('entries').set({ removed_at: ctx.now, removed_by: by, changed_at: ctx.now, changed_by: by }).where('id', '=', id).execute();
    await record(ctx, { kind: 'entry.removed', organizationId, subjectId: subject.id });
  });
}

/** Puts it back as it was; a group whose name another has by now is `duplicate`. @throws NotFound, Denied */
export async function restoreEntry(ctx: Ctx, organizationId: string, subject: Subject): Promise<Result<null, 'duplicate'>> {
  return transact(ctx, async (ctx) => {
    const { entry } = await visibleEntry(ctx, organizationId, subject);
    const by = await mustKeepDirectory(ctx, organizationId);
    if (entry.removedAt === null) return ok(null);
    if (subject.kind === 'groups' && (await nameStands(ctx, subject.id))) return no('duplicate');
    await bringBackWhatWent(ctx, entry);
    await ctx.db
      .updateTable(subject.kind === 'groups' ? 'groups' : 'entries')
      .set({ removed_at: null, removed_by: null, changed_at: ctx.now, changed_by: by })
      .where('id', '=', subject.kind === 'groups' ? subject.id : (entry.entryId ?? ''))
      .execute();
    await record(ctx, { kind: 'entry.restored', organizationId, subjectId: subject.id });
    return ok(null);
  });
}

async function nameStands(ctx: Ctx, groupId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from groups mine join groups other on other.organization_id = mine.organization_id and lower(other.name) = lower(mine.name)
    where mine.id = ${groupId} and other.id <> mine.id and other.removed_at is null limit 1`.execute(ctx.db);
  return rows.length > 0;
}

/** What ended in the same moment, because an import was taken back, stands again: ways to reach them, roles, who looks after whom, ids, the look first. */
async function bringBackWhatWent(ctx: Ctx, { entryId, id, organizationId }: Entry): Promise<void> {
  // To the thousandth, as the database keeps it: a time that was read would lose the rest.
  const then = sql`(select coalesce(g.removed_at, e.removed_at) from entries e left join groups g on g.id = e.group_id where e.id = ${entryId})`;
  const again = sql`removed_at = null, removed_by = null where removed_at = ${then} and import_id is not null`;
  await sql`update roster_roles set ${again} and entry_id = ${entryId}`.execute(ctx.db);
  await sql`update carers set ${again} and ${entryId} in (carer_id, cared_id)`.execute(ctx.db);
  await sql`update channels c set ${again} and entry_id = ${entryId} and not exists (
    select 1 from channels h where h.entry_id = c.entry_id and h.kind = c.kind and lower(h.value) = lower(c.value) and h.removed_at is null)`.execute(ctx.db);
  await sql`
    insert into external_ids (organization_id, source, kind, external_id, entry_id, created_at, created_by, import_id)
    select organization_id, source, kind, external_id, entry_id, created_at, created_by, import_id from ended_external_ids
    where entry_id = ${entryId} and ended_at = ${then} on conflict do nothing`.execute(ctx.db);
  await sql`update adult_moderations set ended_at = null, ended_by = null
    where person_id = ${id} and organization_id = ${organizationId} and ended_at = ${then} and import_id is not null and not exists (
      select 1 from adult_moderations a where a.person_id = ${id} and a.organization_id = ${organizationId} and a.ended_at is null)`.execute(ctx.db);
}
