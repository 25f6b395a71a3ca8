import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { localDay, daysAfter } from '../../platform/clock.ts';
import { erase, forgetAsk } from './erasing.ts';
import { nominationOf, type NominationState } from './nominations.ts';
import { forgetNo, keepNo } from './keeping-a-no.ts';
import { keepAsk } from './planning.ts';

/** Days within which those who lead should speak to somebody who agreed. */
const daysToAsk = 7;

/**
 * The person named agrees to be asked, under the name they choose and reached the way they choose; an ask for who convenes comes of it. Whoever holds
 * the code answers. `closed`: answered before, taken back or run out. @throws NotFound for a code that nobody was given
 */
export async function agree(ctx: Ctx, code: string, as: { name: string; reach: string }): Promise<Result<null, 'closed'>> {
  return answer(ctx, code, ['open'], async (ctx, nomination) => {
    const lang = nomination.issueLang;
    const askId = await keepAsk(
      ctx,
      { id: nomination.issueId, lang },
      {
        groupId: nomination.groupId,
        who: as.name,
        what: ctx.t('outreach:nomination.ask', { lng: lang, who: nomination.nominatorName }),
        byOn: localDay(daysAfter(ctx.now, daysToAsk, ctx.timeZone), ctx.timeZone),
        through: as.reach,
        ownerId: await convenerOf(ctx, nomination.issueId, nomination.nominatedBy),
      },
      nomination.nominatedBy,
    );
    await ctx.db
      .updateTable('nominations')
      .set({ answer: 'agreed', answered_at: ctx.now, name: as.name, reach: as.reach, ask_id: askId })
      .where('id', '=', nomination.id)
      .execute();
    for (const address of [nomination.email, as.reach]) if (address) await forgetNo(ctx, nomination.issueId, address);
    await record(ctx, { kind: 'nomination.agreed', issueId: nomination.issueId, subjectId: nomination.id });
  });
}

/**
 * The person named does not want it, or no longer: name and address are gone at once, from the ask that came of a yes too. What is kept is that
 * whoever has that address is not asked again.
 * @throws NotFound for a code that nobody was given
 */
export async function decline(ctx: Ctx, code: string): Promise<Result<null, 'closed'>> {
  return answer(ctx, code, ['open', 'agreed'], async (ctx, nomination) => {
    if (nomination.askId) await forgetAsk(ctx, nomination.askId, ctx.t('outreach:nomination.nobody', { lng: nomination.issueLang }));
    if (nomination.email) await keepNo(ctx, nomination.issueId, nomination.email);
    await erase(ctx, nomination.id);
    await ctx.db.updateTable('nominations').set({ answer: 'declined', answered_at: ctx.now, ask_id: null }).where('id', '=', nomination.id).execute();
    await record(ctx, { kind: 'nomination.declined', issueId: nomination.issueId, subjectId: nomination.id });
  });
}

async function answer(
  ctx: Ctx,
  code: string,
  states: readonly NominationState[],
  work: (ctx: Ctx, nomination: Awaited<ReturnType<typeof nominationOf>>) => Promise<void>,
): Promise<Result<null, 'closed'>> {
  return transact(ctx, async (ctx) => {
    const { id } = await nominationOf(ctx, code);
    await sql`select 1 from nominations where id = ${id} for no key update`.execute(ctx.db);
    const nomination = await nominationOf(ctx, code);
    if (!states.includes(nomination.state)) return no('closed');
    await work(ctx, nomination);
    return ok(null);
  });
}

/** Who leads the issue longest does the ask; where nobody convenes, the one who named them. */
async function convenerOf(ctx: Ctx, issueId: string, otherwise: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('memberships')
    .select('person_id')
    .where('issue_id', '=', issueId)
    .where('role', '=', 'convener')
    .where('ended_at', 'is', null)
    .orderBy('joined_at')
    .executeTakeFirst();
  return row?.person_id ?? otherwise;
}
