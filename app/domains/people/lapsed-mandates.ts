import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { todayOf } from './day.ts';
import { asOne, type Mandate } from './mandate.ts';
import { presentMandates, standingMandates } from './mandates.ts';

/**
 * Mandates whose last day is over, and which nobody renewed or ended yet: of members only, and not where the same person speaks for the same
 * group under another one. Who asks has found the issue through the actor.
 */
export function lapsedMandates(ctx: Ctx) {
  const today = todayOf(ctx);
  return standingMandates(ctx)
    .where('mandates.until_on', '<', today)
    .where(sql<boolean>`exists (select 1 from memberships m where m.issue_id = mandates.issue_id and m.person_id = mandates.person_id and m.ended_at is null)`)
    .where(
      sql<boolean>`not exists (
        select 1 from mandates other join kept_groups g on g.id = other.group_id
        where other.issue_id = mandates.issue_id and other.person_id = mandates.person_id and g.kept_id = groups.kept_id
          and other.ended_at is null and (other.until_on is null or other.until_on >= ${today}::date))`,
    );
}

/** The lapsed mandates of an issue, or those of one member of it, the one that ended last first. */
export async function lapsedOn(ctx: Ctx, issueId: string, personId: string | null = null): Promise<Mandate[]> {
  const lapsed = lapsedMandates(ctx).where('mandates.issue_id', '=', issueId).orderBy('mandates.until_on', 'desc').orderBy('groups.name');
  return asOne(await (personId === null ? lapsed : lapsed.where('mandates.person_id', '=', personId)).execute());
}

/** A lapsed mandate with the issue on which it was held. */
export type OwnLapsed = Mandate & { readonly slug: string; readonly statement: string; readonly issueLang: string };

/** The actor's own lapsed mandates, on all issues or on one, the one that ended last first. */
export async function listMyLapsed(ctx: Ctx, issueId: string | null = null): Promise<OwnLapsed[]> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const mine = lapsedMandates(ctx)
    .innerJoin('issues', 'issues.id', 'mandates.issue_id')
    .select(['issues.slug', 'issues.statement', 'issues.lang as issueLang'])
    .where('mandates.person_id', '=', personId)
    .orderBy('mandates.until_on', 'desc')
    .orderBy('groups.name');
  return asOne(await (issueId === null ? mine : mine.where('mandates.issue_id', '=', issueId)).execute());
}

/** A mandate of that issue that runs, or lapsed and waits. @throws NotFound */
export async function getMandate(ctx: Ctx, issueId: string, id: string): Promise<Mandate> {
  if (!isId(id)) throw new NotFound();
  const row =
    (await presentMandates(ctx).where('mandates.issue_id', '=', issueId).where('mandates.id', '=', id).executeTakeFirst()) ??
    (await lapsedMandates(ctx).where('mandates.issue_id', '=', issueId).where('mandates.id', '=', id).executeTakeFirst());
  if (!row) throw new NotFound();
  return row;
}
