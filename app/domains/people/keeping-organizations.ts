import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { isReadableAccent } from './accent.ts';
import { levelsBelow, type OrganizationLevel } from './organization.ts';
import { administers, getOrganization } from './organizations.ts';
import { canAdminister } from './policy.ts';

export interface NewOrganization {
  readonly name: string;
  readonly level: OrganizationLevel;
  /** Language of the name. */
  readonly lang: string;
}

/** Adds an organization below another; it starts with the settings of the one above. @throws NotFound, Denied */
export async function addOrganization(ctx: Ctx, parentId: string, made: NewOrganization): Promise<Result<{ id: string }, 'level'>> {
  return transact(ctx, async (ctx) => {
    const parent = await getOrganization(ctx, parentId);
    await mustAdminister(ctx, parent.id);
    if (!levelsBelow(parent.level).includes(made.level)) return no('level');
    const id = newId();
    await ctx.db
      .insertInto('organizations')
      .values({
        id,
        parent_id: parent.id,
        ...made,
        privacy_threshold: parent.privacyThreshold,
        answer_days: parent.answerDays,
        created_at: ctx.now,
      })
      .execute();
    await record(ctx, { kind: 'organization.made', organizationId: id, subjectId: id });
    return ok({ id });
  });
}

export interface OrganizationChange {
  readonly name: string;
  readonly lang: string;
  /** `#rrggbb`, or null for the house's own colour. */
  readonly accent: string | null;
  readonly privacyThreshold: number;
  readonly answerDays: number;
  /** The revision the change was made on. */
  readonly revision: number;
}

/** What must hold as soon as the settings do, in their transaction: slices that stand higher hand it in (app/controllers.ts). */
export type AfterSettings = (ctx: Ctx, organizationId: string, privacyThreshold: number) => Promise<void>;

/** Saves the settings; `accent` where its contrast is too low to read. @throws NotFound, Denied, StaleRevision */
export async function changeOrganization(ctx: Ctx, id: string, change: OrganizationChange, after: AfterSettings): Promise<Result<null, 'accent'>> {
  return transact(ctx, async (ctx) => {
    const organization = await getOrganization(ctx, id);
    await mustAdminister(ctx, organization.id);
    if (change.accent && !isReadableAccent(change.accent)) return no('accent');
    const changed = await ctx.db
      .updateTable('organizations')
      .set({
        name: change.name,
        lang: change.lang,
        accent: change.accent,
        privacy_threshold: change.privacyThreshold,
        answer_days: change.answerDays,
        changed_at: ctx.now,
        changed_by: ctx.actor.personId,
        revision: sql`revision + 1`,
      })
      .where('id', '=', id)
      .where('revision', '=', change.revision)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new StaleRevision();
    await record(ctx, {
      kind: 'organization.changed',
      organizationId: id,
      subjectId: id,
      particulars: { privacyThreshold: change.privacyThreshold, answerDays: change.answerDays },
    });
    await after(ctx, id, change.privacyThreshold);
    return ok(null);
  });
}

/** @throws Denied */
export async function mustAdminister(ctx: Ctx, organizationId: string): Promise<void> {
  const verdict = canAdminister(await administers(ctx, organizationId));
  if (!verdict.allowed) throw new Denied(verdict.reason);
}
