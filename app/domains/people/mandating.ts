import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, NotSignedIn } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { todayOf } from './day.ts';
import { isOffered } from './groups.ts';
import { sameGroupAs } from './kept-groups.ts';
import { getMandate } from './lapsed-mandates.ts';
import { dueAfterDays, lastDayOfWord, type Direction, type Mandate } from './mandate.ts';
import { findMembershipOf } from './memberships.ts';
import { canLeadPeople, canReport } from './policy.ts';
import { lockAndAsk, lockRoster, type Roster } from './roster.ts';
import { standingOn } from './standing.ts';

export interface NewMandate {
  readonly personId: string;
  readonly groupId: string;
  /** Days as `YYYY-MM-DD`. */
  readonly givenOn: string;
  readonly untilOn: string | null;
  readonly howGiven: string | null;
  readonly channel?: string | null;
  /** 60 unless given. */
  readonly everyDays?: number;
  /** Language of `howGiven` and `channel`. */
  readonly lang: string;
}

export type MandateProblem = 'not-member' | 'group' | 'future' | 'until' | 'duplicate';

/** Writes down that a member speaks for a group. @throws Denied */
export async function giveMandate(ctx: Ctx, roster: Roster, mandate: NewMandate): Promise<Result<null, MandateProblem>> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  return transact(ctx, async (ctx) => {
    await lockAndAsk(ctx, roster.issueId, canLeadPeople);
    const today = todayOf(ctx);
    if (mandate.givenOn > today) return no('future');
    if (mandate.untilOn !== null && mandate.untilOn < today) return no('until');
    if (!(await findMembershipOf(ctx, roster.issueId, mandate.personId))) return no('not-member');
    if (!(await isOffered(ctx, roster.organizationId, mandate.groupId))) return no('group');
    const given = await recordMandate(ctx, { ...mandate, issueId: roster.issueId, givenBy: personId });
    return given ? ok(null) : no('duplicate');
  });
}

/** Inside a transaction that has locked the issue's people: keeps a mandate unless the same one runs; says whether. */
export async function recordMandate(ctx: Ctx, mandate: Omit<NewMandate, 'givenOn'> & { givenOn?: string; issueId: string; givenBy: string }): Promise<boolean> {
  await endLapsed(ctx, mandate);
  if (await speaksAlready(ctx, mandate)) return false;
  const made = await ctx.db
    .insertInto('mandates')
    .values({
      id: newId(),
      issue_id: mandate.issueId,
      person_id: mandate.personId,
      group_id: mandate.groupId,
      given_on: mandate.givenOn ?? todayOf(ctx),
      until_on: mandate.untilOn,
      how_given: mandate.howGiven,
      channel: mandate.channel ?? null,
      every_days: mandate.everyDays ?? dueAfterDays,
      lang: mandate.lang,
      created_at: ctx.now,
      created_by: mandate.givenBy,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await record(ctx, { kind: 'mandate.given', issueId: mandate.issueId, subjectId: made.id });
  return made !== undefined;
}

/** By this group's name or, where groups were merged, by another of the same. */
async function speaksAlready(ctx: Ctx, mandate: { issueId: string; personId: string; groupId: string }): Promise<boolean> {
  const known = await ctx.db
    .selectFrom('mandates')
    .select('id')
    .where('issue_id', '=', mandate.issueId)
    .where('person_id', '=', mandate.personId)
    .where('group_id', 'in', sameGroupAs(mandate.groupId))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return known !== undefined;
}

/** A mandate past its last day makes room for a new one. */
async function endLapsed(ctx: Ctx, mandate: { issueId: string; personId: string; groupId: string }): Promise<void> {
  const ended = await ctx.db
    .updateTable('mandates')
    .set({ ended_at: ctx.now, ended_by: ctx.actor.personId })
    .where('issue_id', '=', mandate.issueId)
    .where('person_id', '=', mandate.personId)
    .where('group_id', 'in', sameGroupAs(mandate.groupId))
    .where('ended_at', 'is', null)
    .where('until_on', '<', todayOf(ctx))
    .returning('id')
    .execute();
  for (const one of ended) await record(ctx, { kind: 'mandate.ended', issueId: mandate.issueId, subjectId: one.id });
}

/** Ends a mandate, for all groups that stand as one with its group: its holder gives it back, or those who lead take it. @throws NotFound, Denied */
export async function endMandate(ctx: Ctx, roster: Roster, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { personId, groupId } = await lockMandate(ctx, roster, id);
    const ended = await ctx.db
      .updateTable('mandates')
      .set({ ended_at: ctx.now, ended_by: ctx.actor.personId })
      .where('issue_id', '=', roster.issueId)
      .where('person_id', '=', personId)
      .where('group_id', 'in', sameGroupAs(groupId))
      .where('ended_at', 'is', null)
      .returning('id')
      .execute();
    for (const one of ended) await record(ctx, { kind: 'mandate.ended', issueId: roster.issueId, subjectId: one.id });
  });
}

export interface MandateReport {
  readonly direction: Direction;
  /** `YYYY-MM-DD`, not after today, nor after the last day of a mandate that lapsed. */
  readonly reportedOn: string;
  readonly note: string | null;
  readonly lang: string;
}

/** Writes down that word was carried out to the group, or brought back from it. @throws NotFound, Denied */
export async function reportMandate(ctx: Ctx, roster: Roster, id: string, report: MandateReport): Promise<Result<null, 'future' | 'lapsed'>> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  return transact(ctx, async (ctx) => {
    const mandate = await lockMandate(ctx, roster, id);
    const today = todayOf(ctx);
    if (report.reportedOn > today) return no('future');
    if (report.reportedOn > lastDayOfWord(mandate, today)) return no('lapsed');
    await ctx.db
      .insertInto('mandate_reports')
      .values({
        id: newId(),
        mandate_id: id,
        direction: report.direction,
        reported_on: report.reportedOn,
        note: report.note,
        lang: report.lang,
        created_at: ctx.now,
        created_by: personId,
      })
      .execute();
    await record(ctx, { kind: 'mandate.reported', issueId: roster.issueId, subjectId: id, particulars: { direction: report.direction } });
    return ok(null);
  });
}

/** Locks the issue's people and finds a mandate that the actor may act on. @throws NotFound, Denied */
export async function lockMandate(ctx: Ctx, roster: Roster, id: string): Promise<Mandate> {
  await lockRoster(ctx, roster.issueId);
  const mandate = await getMandate(ctx, roster.issueId, id);
  await askToReport(ctx, roster, mandate);
  return mandate;
}

/** Asks whether the actor may report on a mandate and end it: its holder, and those who lead. @throws Denied */
export async function askToReport(ctx: Ctx, roster: Roster, mandate: Mandate): Promise<void> {
  const verdict = canReport(await standingOn(ctx, roster.issueId), mandate.personId === ctx.actor.personId);
  if (!verdict.allowed) throw new Denied(verdict.reason);
}
