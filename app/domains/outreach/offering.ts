import { sql } from 'kysely';
import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockToLead, type Issue } from '../issues/index.ts';
import { todayOf } from '../people/index.ts';
import { logWith } from './logging.ts';
import { listOffers } from './offers.ts';
import { found, partnerColumns, partnerProblem, type PartnerNamed, type PartnerProblem } from './partner.ts';

export interface NewOffer extends PartnerNamed {
  readonly theyTry: string;
  readonly weGive: string;
  readonly expectedBack: string | null;
  /** `YYYY-MM-DD`, not after today; null while it is planned. */
  readonly givenOn: string | null;
  readonly followed: string | null;
  readonly lang: string;
}

export type OfferProblem = PartnerProblem | 'future';

/** Writes an offer down, given or to be given. @throws NotFound, Denied */
export async function writeOffer(ctx: Ctx, issueId: string, offer: NewOffer): Promise<Result<{ id: string }, OfferProblem>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const problem = await problemWith(ctx, issue, offer);
    if (problem) return no(problem);
    const id = newId();
    await ctx.db
      .insertInto('offers')
      .values({ id, issue_id: issue.id, ...columns(offer), created_at: ctx.now, created_by: personId })
      .execute();
    await record(ctx, { kind: 'offer.written', issueId: issue.id, subjectId: id });
    if (offer.givenOn) await logWith(ctx, issue, offer, { on: offer.givenOn, channel: 'other', about: offer.weGive, lang: offer.lang });
    return ok({ id });
  });
}

/** Changes an offer read at `revision`: that it was given, what followed. @throws NotFound, Denied, StaleRevision */
export async function changeOffer(ctx: Ctx, issueId: string, id: string, revision: number, offer: NewOffer): Promise<Result<null, OfferProblem>> {
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const before = found(await listOffers(ctx, issue.id), id);
    if (before.revision !== revision) throw new StaleRevision();
    const problem = await problemWith(ctx, issue, offer);
    if (problem) return no(problem);
    await ctx.db
      .updateTable('offers')
      .set({ ...columns(offer), revision: sql<number>`revision + 1` })
      .where('id', '=', before.id)
      .execute();
    await record(ctx, { kind: 'offer.changed', issueId: issue.id, subjectId: before.id });
    if (offer.givenOn && !before.givenOn) await logWith(ctx, issue, offer, { on: offer.givenOn, channel: 'other', about: offer.weGive, lang: offer.lang });
    return ok(null);
  });
}

/** Takes an offer off the list; it is kept and can be put back. @throws NotFound, Denied */
export async function removeOffer(ctx: Ctx, issueId: string, id: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const offer = found(await listOffers(ctx, issue.id), id);
    await ctx.db.updateTable('offers').set({ removed_at: ctx.now, removed_by: personId }).where('id', '=', offer.id).execute();
    await record(ctx, { kind: 'offer.removed', issueId: issue.id, subjectId: offer.id });
  });
}

/** Puts it back. @throws NotFound, Denied */
export async function restoreOffer(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const offer = found(await listOffers(ctx, issue.id, 'removed'), id);
    await ctx.db.updateTable('offers').set({ removed_at: null, removed_by: null }).where('id', '=', offer.id).execute();
    await record(ctx, { kind: 'offer.restored', issueId: issue.id, subjectId: offer.id });
  });
}

async function problemWith(ctx: Ctx, issue: Issue, offer: NewOffer): Promise<OfferProblem | null> {
  const problem = await partnerProblem(ctx, issue, offer);
  if (problem) return problem;
  return offer.givenOn !== null && offer.givenOn > todayOf(ctx) ? 'future' : null;
}

function columns(offer: NewOffer) {
  return {
    ...partnerColumns(offer),
    they_try: offer.theyTry,
    we_give: offer.weGive,
    expected_back: offer.expectedBack,
    given_on: offer.givenOn,
    followed: offer.followed,
    lang: offer.lang,
  };
}
