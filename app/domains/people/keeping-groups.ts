import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, NotSignedIn, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { getGroup } from './groups.ts';
import { isStaffOf } from './organizations.ts';
import { canKeepGroups } from './policy.ts';

export interface NewGroup {
  readonly organizationId: string;
  readonly name: string;
  readonly about?: string | null;
  /** Language of the name. */
  readonly lang: string;
}

/** Whether the actor may add to and correct an organization's directory: its staff, and conveners of its issues. */
export async function keepsGroups(ctx: Ctx, organizationId: string): Promise<boolean> {
  return (await isStaffOf(ctx, organizationId)) || (await convenesFor(ctx, organizationId));
}

async function convenesFor(ctx: Ctx, organizationId: string): Promise<boolean> {
  if (!ctx.actor.personId) return false;
  const row = await ctx.db
    .selectFrom('memberships')
    .innerJoin('issues', 'issues.id', 'memberships.issue_id')
    .select('memberships.id')
    .where('memberships.person_id', '=', ctx.actor.personId)
    .where('memberships.role', '=', 'convener')
    .where('memberships.ended_at', 'is', null)
    .where('issues.organization_id', '=', organizationId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds a group to the directory of an organization; the same name twice, in whatever case, is `duplicate`. @throws Denied */
export async function makeGroup(ctx: Ctx, group: NewGroup): Promise<Result<{ id: string }, 'duplicate'>> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  return transact(ctx, async (ctx) => {
    await mustKeepGroups(ctx, group.organizationId);
    const made = await ctx.db
      .insertInto('groups')
      .values({
        id: newId(),
        organization_id: group.organizationId,
        name: group.name,
        about: group.about ?? null,
        lang: group.lang,
        created_at: ctx.now,
        created_by: personId,
      })
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return no('duplicate');
    await record(ctx, { kind: 'group.made', organizationId: group.organizationId, subjectId: made.id });
    return ok({ id: made.id });
  });
}

export interface GroupChange {
  readonly name: string;
  readonly about: string | null;
  readonly lang: string;
  /** The revision the change was made on. */
  readonly revision: number;
}

/** Corrects a group's name and what is said about it. @throws NotFound, Denied, StaleRevision */
export async function changeGroup(ctx: Ctx, id: string, change: GroupChange): Promise<Result<null, 'duplicate'>> {
  return transact(ctx, async (ctx) => {
    const group = await getGroup(ctx, id);
    await mustKeepGroups(ctx, group.organizationId);
    if (await nameTaken(ctx, group.organizationId, change.name, id)) return no('duplicate');
    const changed = await ctx.db
      .updateTable('groups')
      .set({ name: change.name, about: change.about, lang: change.lang, changed_at: ctx.now, changed_by: ctx.actor.personId, revision: sql`revision + 1` })
      .where('id', '=', id)
      .where('revision', '=', change.revision)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new StaleRevision();
    await record(ctx, { kind: 'group.changed', organizationId: group.organizationId, subjectId: id });
    return ok(null);
  });
}

async function nameTaken(ctx: Ctx, organizationId: string, name: string, exceptId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('groups')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '<>', exceptId)
    .where('removed_at', 'is', null)
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .executeTakeFirst();
  return row !== undefined;
}

async function mustKeepGroups(ctx: Ctx, organizationId: string): Promise<void> {
  const verdict = canKeepGroups(await keepsGroups(ctx, organizationId));
  if (!verdict.allowed) throw new Denied(verdict.reason);
}
