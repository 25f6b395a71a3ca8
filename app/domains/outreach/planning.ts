import { sql } from 'kysely';
import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockToLead, type Issue } from '../issues/index.ts';
import { findMembershipOf } from '../people/index.ts';
import type { CategoryKey } from './ask.ts';
import { getAsk } from './asks.ts';
import { partnerColumns, partnerProblem, type PartnerProblem } from './partner.ts';

/** What is asked of whom, by when. One of `groupId`, `personId`, `who` at least; `who` describes people in words. */
export interface NewAsk {
  readonly groupId?: string | null;
  readonly personId?: string | null;
  readonly who?: string | null;
  readonly category?: CategoryKey | null;
  readonly what: string;
  /** Language of `what`; the issue's unless given. */
  readonly lang?: string;
  /** `YYYY-MM-DD`. */
  readonly byOn: string;
  /** The channel, or the broker who helps. */
  readonly through?: string | null;
  /** Who does it; the actor unless given. A member of the issue. */
  readonly ownerId?: string;
  /** Why nothing was given first. */
  readonly withoutOffer?: string | null;
}

/** `never`: they said that they do not want to be asked again. */
export type AskProblem = PartnerProblem | 'owner' | 'never';

/** Plans an ask on an issue. @throws NotFound, Denied, NotSignedIn */
export async function planAsk(ctx: Ctx, issue: Pick<Issue, 'id'>, ask: NewAsk): Promise<Result<{ id: string }, AskProblem>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const led = await lockToLead(ctx, issue.id);
    const problem = await problemWith(ctx, led, ask, null);
    if (problem) return no(problem);
    const id = await keepAsk(ctx, led, ask, personId);
    await record(ctx, { kind: 'ask.planned', issueId: led.id, subjectId: id });
    return ok({ id });
  });
}

/** Inside a transaction that has asked the policy: the row alone. */
export async function keepAsk(ctx: Ctx, issue: Pick<Issue, 'id' | 'lang'>, ask: NewAsk, by: string): Promise<string> {
  const id = newId();
  await ctx.db
    .insertInto('asks')
    .values({ id, issue_id: issue.id, ...columns(issue, ask), owner_id: ask.ownerId ?? by, created_at: ctx.now, created_by: by })
    .execute();
  return id;
}

/** Changes what was planned, read at `revision`; attempts stay. @throws NotFound, Denied, StaleRevision */
export async function changeAsk(ctx: Ctx, issueId: string, id: string, revision: number, ask: NewAsk): Promise<Result<null, AskProblem>> {
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const before = await getAsk(ctx, issue.id, id);
    if (before.revision !== revision) throw new StaleRevision();
    const problem = await problemWith(ctx, issue, ask, id);
    if (problem) return no(problem);
    await ctx.db
      .updateTable('asks')
      .set({ ...columns(issue, { category: before.category, ...ask }), owner_id: ask.ownerId ?? before.ownerId, revision: sql<number>`revision + 1` })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'ask.changed', issueId: issue.id, subjectId: id });
    return ok(null);
  });
}

/** Takes an ask off the list; it is kept and can be put back. @throws NotFound, Denied */
export async function removeAsk(ctx: Ctx, issueId: string, id: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const ask = await getAsk(ctx, issue.id, id);
    await ctx.db.updateTable('asks').set({ removed_at: ctx.now, removed_by: personId }).where('id', '=', ask.id).execute();
    await record(ctx, { kind: 'ask.removed', issueId: issue.id, subjectId: ask.id });
  });
}

/** Puts a removed ask back. @throws NotFound, Denied */
export async function restoreAsk(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const ask = await getAsk(ctx, issue.id, id, 'removed');
    await ctx.db.updateTable('asks').set({ removed_at: null, removed_by: null }).where('id', '=', ask.id).execute();
    await record(ctx, { kind: 'ask.restored', issueId: issue.id, subjectId: ask.id });
  });
}

function columns(issue: Pick<Issue, 'lang'>, ask: NewAsk) {
  return {
    ...partnerColumns(ask),
    category_framework: ask.category?.framework ?? null,
    category_key: ask.category?.category ?? null,
    category_subgroup: ask.category?.subgroup ?? null,
    what: ask.what,
    lang: ask.lang ?? issue.lang,
    by_on: ask.byOn,
    through: ask.through ?? null,
    without_offer: ask.withoutOffer ?? null,
  };
}

async function problemWith(ctx: Ctx, issue: Issue, ask: NewAsk, itself: string | null): Promise<AskProblem | null> {
  const problem = await partnerProblem(ctx, issue, ask);
  if (problem) return problem;
  if (ask.ownerId && ask.ownerId !== ctx.actor.personId && (!isId(ask.ownerId) || !(await findMembershipOf(ctx, issue.id, ask.ownerId)))) return 'owner';
  return (await saidNever(ctx, issue, ask, itself)) ? 'never' : null;
}

/** A group's never holds on its issue; a person's on every issue of the same organization. */
async function saidNever(ctx: Ctx, issue: Issue, ask: NewAsk, itself: string | null): Promise<boolean> {
  if (!ask.groupId && !ask.personId) return false;
  const { rows } = await sql<{ id: string }>`
    select a.id from asks a join issues i on i.id = a.issue_id
    where a.removed_at is null and a.id is distinct from ${itself}::uuid
      and ((${ask.personId ?? null}::uuid is not null and a.person_id = ${ask.personId ?? null}::uuid and i.organization_id = ${issue.organizationId})
        or (${ask.personId ?? null}::uuid is null and a.person_id is null and kept_group(a.group_id) = kept_group(${ask.groupId ?? null}::uuid) and i.id = ${issue.id}))
      and (select t.outcome from ask_attempts t where t.ask_id = a.id and t.removed_at is null
        order by t.asked_on desc, t.created_at desc, t.id desc limit 1) = 'never'
    limit 1`.execute(ctx.db);
  return rows.length > 0;
}
