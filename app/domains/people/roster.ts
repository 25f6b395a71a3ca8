import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { Denied, NotFound } from '../../platform/errors.ts';
import type { Verdict } from '../../platform/result.ts';
import { canLeadPeople } from './policy.ts';
import { standingOn, staffed, type Standing } from './standing.ts';

/** An issue as far as its people need it; all else about it belongs to the slice of issues, above this one. */
export interface Roster {
  readonly issueId: string;
  readonly slug: string;
  readonly statement: string;
  readonly lang: string;
  readonly organizationId: string;
  readonly organizationName: string;
}

/** The same sight as on issues: public ones, one's own, those where one is staff. @throws NotFound for all others */
export async function getRoster(ctx: Ctx, slug: string): Promise<Roster> {
  const { personId } = ctx.actor;
  const row = await rosters(ctx)
    .where('issues.slug', '=', slug)
    .where((eb) => {
      const isPublic = eb.exists(eb.selectFrom('issue_publications').select('issue_id').whereRef('issue_id', '=', 'issues.id'));
      if (!personId) return isPublic;
      const isMember = eb.exists(
        eb
          .selectFrom('memberships')
          .select('memberships.id')
          .whereRef('memberships.issue_id', '=', 'issues.id')
          .where('memberships.person_id', '=', personId)
          .where('memberships.ended_at', 'is', null),
      );
      return eb.or([isPublic, isMember, eb('issues.organization_id', 'in', staffed(personId))]);
    })
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** For who holds an invitation: its token opens the sight of the issue. @throws NotFound */
export async function rosterOfInvitation(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<Roster> {
  return rosters(ctx)
    .where('issues.id', '=', issueId)
    .executeTakeFirstOrThrow(() => new NotFound());
}

function rosters(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('issues')
    .innerJoin('organizations', 'organizations.id', 'issues.organization_id')
    .select([
      'issues.id as issueId',
      'issues.slug',
      'issues.statement',
      'issues.lang',
      'issues.organization_id as organizationId',
      'organizations.name as organizationName',
    ]);
}

/** Lets one change of an issue's people happen at a time: "the last convener" is true only so. */
export async function lockRoster(ctx: Ctx, issueId: string): Promise<void> {
  await sql`select 1 from issues where id = ${issueId} for no key update`.execute(ctx.db);
}

/** Locks the issue's people and asks the policy about the actor's standing; returns that standing. @throws Denied */
export async function lockAndAsk(ctx: Ctx, issueId: string, ask: (standing: Standing) => Verdict): Promise<Standing> {
  await lockRoster(ctx, issueId);
  const standing = await standingOn(ctx, issueId);
  const verdict = ask(standing);
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return standing;
}

/** Asks before a form is read, so that nobody else sees what a refused form would show. @throws Denied */
export async function askToLead(ctx: Ctx, roster: Roster): Promise<void> {
  const verdict = canLeadPeople(await standingOn(ctx, roster.issueId));
  if (!verdict.allowed) throw new Denied(verdict.reason);
}
