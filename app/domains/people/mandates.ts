import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { todayOf } from './day.ts';
import { keptGroups } from './kept-groups.ts';
import { asOne, wordDue, type Direction, type Mandate } from './mandate.ts';

const lastReport = (direction: Direction) =>
  sql<string | null>`(select max(reported_on) from mandate_reports r where r.mandate_id = mandates.id and r.direction = ${direction})`;

/** Mandates that nobody ended, present and lapsed. */
export function standingMandates(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('mandates')
    .innerJoin(keptGroups('groups'), 'groups.id', 'mandates.group_id')
    .innerJoin('persons', 'persons.id', 'mandates.person_id')
    .select([
      'mandates.id',
      'mandates.issue_id as issueId',
      'mandates.person_id as personId',
      'persons.name as personName',
      'groups.kept_id as groupId',
      'groups.name as groupName',
      'groups.lang as groupLang',
      'mandates.given_on as givenOn',
      'mandates.until_on as untilOn',
      'mandates.how_given as howGiven',
      'mandates.lang',
      'mandates.channel',
      'mandates.every_days as everyDays',
      'mandates.revision',
      lastReport('out').as('lastOut'),
      lastReport('back').as('lastBack'),
    ])
    .where('mandates.ended_at', 'is', null);
}

/** Mandates that are neither ended nor past their last day. Who asks has found the issue through the actor. */
export function presentMandates(ctx: Ctx) {
  return standingMandates(ctx).where((eb) => eb.or([eb('mandates.until_on', 'is', null), eb('mandates.until_on', '>=', todayOf(ctx))]));
}

/** The groups that a person speaks for now on an issue, by name. */
export async function mandatesOf(ctx: Ctx, issueId: string, personId: string): Promise<Mandate[]> {
  return presentMandates(ctx).where('mandates.issue_id', '=', issueId).where('mandates.person_id', '=', personId).orderBy('groups.name').execute();
}

/** Every present mandate on an issue, by group. */
export async function mandatesOn(ctx: Ctx, issueId: string): Promise<Mandate[]> {
  return asOne(await presentMandates(ctx).where('mandates.issue_id', '=', issueId).orderBy('groups.name').orderBy('persons.name').execute());
}

/** The actor's own present mandates on all issues, the one whose word is due first first. */
export async function listMyMandates(ctx: Ctx): Promise<(Mandate & { slug: string; statement: string; issueLang: string })[]> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const mine = await presentMandates(ctx)
    .innerJoin('issues', 'issues.id', 'mandates.issue_id')
    .select(['issues.slug', 'issues.statement', 'issues.lang as issueLang'])
    .where('mandates.person_id', '=', personId)
    .orderBy(sql`coalesce(least(${lastReport('back')}, ${lastReport('out')}), mandates.given_on) + mandates.every_days`)
    .execute();
  return asOne(mine);
}

/** Of how many mandates of an issue word is due, either way. */
export async function countDueMandates(ctx: Ctx, issueId: string): Promise<number> {
  const today = todayOf(ctx);
  return (await mandatesOn(ctx, issueId)).filter((mandate) => wordDue(mandate, today) !== null).length;
}

/** One time that word was carried out to a group, or brought back from it. */
export interface Report {
  readonly id: string;
  readonly mandateId: string;
  readonly direction: Direction;
  /** `YYYY-MM-DD`. */
  readonly reportedOn: string;
  readonly note: string | null;
  readonly lang: string;
}

/** What was reported on these mandates, newest first. For their holders and those who lead. */
export async function listReports(ctx: Ctx, mandateIds: readonly string[]): Promise<Report[]> {
  if (mandateIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('mandate_reports')
    .select(['id', 'mandate_id as mandateId', 'direction', 'reported_on as reportedOn', 'note', 'lang'])
    .where('mandate_id', 'in', mandateIds)
    .orderBy('reported_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as Report[];
}
