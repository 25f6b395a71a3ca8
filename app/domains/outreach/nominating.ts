import { sql } from 'kysely';
import { must, signedIn } from '../../platform/acting.ts';
import { daysAfter } from '../../platform/clock.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { hashToken } from '../../platform/http/tokens.ts';
import { isId, newId } from '../../platform/ids.ts';
import type { Locale } from '../../platform/i18n/locales.ts';
import { post } from '../../platform/mail.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { getIssueById, lockIssue, type Issue } from '../issues/index.ts';
import { isOffered, leads, mandatesOf, standingOn } from '../people/index.ts';
import { erase } from './erasing.ts';
import { saidNo } from './keeping-a-no.ts';
import { getNomination, listNominations, mostOpen, nominationAddress, nominationCode, nominationDays } from './nominations.ts';
import { canNominate } from './policy.ts';

export interface NewNomination {
  readonly name: string;
  readonly why: string;
  /** How to reach them. */
  readonly reach: string | null;
  readonly groupId: string | null;
  /** Where they are asked; null where a slip is handed over. */
  readonly email: string | null;
  /** Language of the letter and the slip. */
  readonly locale: Locale;
}

/** Asks whether the actor is trusted to extend the list of an issue. @throws NotFound, Denied */
export async function mustNominate(ctx: Ctx, issueId: string): Promise<Issue> {
  const personId = signedIn(ctx);
  const issue = await getIssueById(ctx, issueId);
  const holds = (await mandatesOf(ctx, issue.id, personId)).length > 0;
  must(canNominate(await standingOn(ctx, issue.id), holds));
  return issue;
}

/**
 * Names somebody for the list. They are asked first: until they agree, only the actor and those who lead see the name. `declined`: whoever has
 * that address said no on this issue. @throws NotFound, Denied
 */
export async function nominate(ctx: Ctx, issueId: string, nomination: NewNomination): Promise<Result<{ id: string }, 'group' | 'many' | 'known' | 'declined'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    await lockIssue(ctx, issueId);
    const issue = await mustNominate(ctx, issueId);
    if (nomination.groupId && !(await isOffered(ctx, issue.organizationId, nomination.groupId))) return no('group');
    const open = (await listNominations(ctx, issue.id)).filter((one) => one.state === 'open');
    if (open.filter((one) => one.nominatedBy === personId).length >= mostOpen) return no('many');
    const email = nomination.email?.toLowerCase() ?? null;
    // One letter each: nobody is asked twice because two people trust them.
    if (email && open.some((one) => one.email === email)) return no('known');
    if (email && (await saidNo(ctx, issue.id, email))) return no('declined');
    const id = newId();
    await ctx.db
      .insertInto('nominations')
      .values({
        id,
        issue_id: issue.id,
        nominated_by: personId,
        name: nomination.name,
        why: nomination.why,
        reach: nomination.reach,
        group_id: nomination.groupId,
        email,
        locale: nomination.locale,
        code_hash: hashToken(nominationCode(ctx, id)),
        created_at: ctx.now,
        expires_at: daysAfter(ctx.now, nominationDays, ctx.timeZone),
      })
      .execute();
    if (email) await sendLetter(ctx, issue, id, email, nomination.locale);
    await record(ctx, { kind: 'nomination.made', issueId: issue.id, subjectId: id });
    return ok({ id });
  });
}

/** Takes a nomination back before it was answered: the nominator, or those who lead. The name is erased. @throws NotFound */
export async function withdrawNomination(ctx: Ctx, issueId: string, id: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    await getIssueById(ctx, issueId);
    // Whoever was named may be answering just now: what they say counts.
    if (isId(id)) await sql`select 1 from nominations where id = ${id} and issue_id = ${issueId} for no key update`.execute(ctx.db);
    const nomination = await getNomination(ctx, issueId, id);
    if (nomination.nominatedBy !== personId && !leads(await standingOn(ctx, issueId))) throw new NotFound();
    if (nomination.state !== 'open') return;
    await erase(ctx, nomination.id);
    await ctx.db.updateTable('nominations').set({ withdrawn_at: ctx.now }).where('id', '=', nomination.id).execute();
    await record(ctx, { kind: 'nomination.withdrawn', issueId, subjectId: nomination.id });
  });
}

/** The letter holds neither the name nor the words of the nominator: nobody can use us to send theirs to a stranger. */
async function sendLetter(ctx: Ctx, issue: Issue, id: string, email: string, locale: Locale): Promise<void> {
  const who = await ctx.db
    .selectFrom('persons')
    .select('name')
    .where('id', '=', ctx.actor.personId ?? '')
    .executeTakeFirstOrThrow();
  const values = {
    lng: locale,
    who: who.name,
    issue: issue.statement,
    organization: issue.organizationName,
    link: nominationAddress(ctx, id),
    count: nominationDays,
  };
  await post(ctx, { to: email, subject: ctx.t('outreach:mail.subject', values), body: ctx.t('outreach:mail.body', values), locale, kind: 'nomination' });
}
