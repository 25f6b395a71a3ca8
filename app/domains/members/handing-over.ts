import { sql } from 'kysely';
import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockIssue } from '../issues/index.ts';
import { findMembershipOf, getMembership, mandatesOf, setPlace, standingOn, todayOf, type Membership, type Ring, type Role } from '../people/index.ts';
import { canKeepMember, canLeadMembers } from './policy.ts';
import { getSuccession, stateOf, type Succession } from './succession.ts';

/**
 * Gives a member's ring, role and mandates to the agreed successor, and ends the member's own place, in one act. `late`: not agreed, or
 * handed over already; `gone`: the successor is no member any more. @throws NotFound, Denied
 */
export async function handOver(ctx: Ctx, issueId: string, id: string): Promise<Result<null, 'late' | 'gone'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    const succession = await getSuccession(ctx, issue.id, id);
    const from = await getMembership(ctx, issue.id, succession.membershipId);
    must(canKeepMember(await standingOn(ctx, issue.id), from.personId === personId));
    if (stateOf(succession) !== 'agreed') return no('late');
    const heir = await findMembershipOf(ctx, issue.id, succession.successorId);
    if (!heir) return no('gone');
    await handMandates(ctx, succession, from, heir);
    const role: Role = from.role === 'convener' ? 'convener' : heir.role;
    await setPlace(ctx, heir, { ring: from.ring, role, reason: ctx.t('members:handed-over.reason', { name: from.name }), lang: ctx.locale.slice(0, 2) });
    await ctx.db
      .updateTable('memberships')
      .set({ ended_at: ctx.now, ended_by: personId, ended_reason: ctx.t('members:handed-over.ended', { name: heir.name }) })
      .where('id', '=', from.id)
      .execute();
    await ctx.db
      .updateTable('successions')
      .set({ handed_at: ctx.now, handed_by: personId, heir_membership_id: heir.id, heir_ring_before: heir.ring, heir_role_before: heir.role })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'membership.ended', issueId: issue.id, subjectId: from.id });
    await record(ctx, { kind: 'place.handed-over', issueId: issue.id, subjectId: id });
    return ok(null);
  });
}

/** Each present mandate ends and begins again with the successor; one the successor holds already only ends. */
async function handMandates(ctx: Ctx, succession: Succession, from: Membership, heir: Membership): Promise<void> {
  const held = await mandatesOf(ctx, succession.issueId, heir.personId);
  for (const mandate of await mandatesOf(ctx, succession.issueId, from.personId)) {
    await ctx.db.updateTable('mandates').set({ ended_at: ctx.now, ended_by: ctx.actor.personId }).where('id', '=', mandate.id).execute();
    await record(ctx, { kind: 'mandate.ended', issueId: succession.issueId, subjectId: mandate.id });
    const same = held.find((one) => one.groupId === mandate.groupId);
    const to = same?.id ?? newId();
    if (!same) {
      await ctx.db
        .insertInto('mandates')
        .values({
          id: to,
          issue_id: succession.issueId,
          person_id: heir.personId,
          group_id: sql<string>`(select group_id from mandates where id = ${mandate.id})`,
          given_on: todayOf(ctx),
          until_on: mandate.untilOn,
          how_given: ctx.t('members:handed-over.mandate', { name: from.name }),
          lang: ctx.locale.slice(0, 2),
          channel: mandate.channel,
          every_days: mandate.everyDays,
          created_at: ctx.now,
          created_by: signedIn(ctx),
        })
        .execute();
      await record(ctx, { kind: 'mandate.given', issueId: succession.issueId, subjectId: to });
    }
    await ctx.db.insertInto('handed_mandates').values({ succession_id: succession.id, from_mandate_id: mandate.id, to_mandate_id: to }).execute();
  }
}

/**
 * Puts ring, role and mandates back as they were before. `moved-on`: one of the two was moved, left or came anew since. For who handed over
 * and those who lead. @throws NotFound, Denied
 */
export async function undoHandOver(ctx: Ctx, issueId: string, id: string): Promise<Result<null, 'late' | 'moved-on'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    const succession = await getSuccession(ctx, issue.id, id);
    const from = await endedMembership(ctx, succession);
    if (from.person_id !== personId) must(canLeadMembers(await standingOn(ctx, issue.id)));
    if (stateOf(succession) !== 'handed') return no('late');
    const heir = await findMembershipOf(ctx, issue.id, succession.successorId);
    const stands = heir?.id === succession.heirMembershipId && heir?.ring === from.ring && !(await findMembershipOf(ctx, issue.id, from.person_id));
    if (!heir || !stands) return no('moved-on');
    await returnMandates(ctx, succession);
    await ctx.db.updateTable('memberships').set({ ended_at: null, ended_by: null, ended_reason: null }).where('id', '=', from.id).execute();
    await record(ctx, { kind: 'membership.began', issueId: issue.id, subjectId: from.id, particulars: { ring: from.ring } });
    const before = { ring: succession.heirRingBefore as Ring, role: succession.heirRoleBefore as Role };
    await setPlace(ctx, heir, { ...before, reason: ctx.t('members:handed-over.undone'), lang: ctx.locale.slice(0, 2) });
    await ctx.db.updateTable('successions').set({ undone_at: ctx.now, undone_by: personId }).where('id', '=', id).execute();
    await record(ctx, { kind: 'hand-over.undone', issueId: issue.id, subjectId: id });
    return ok(null);
  });
}

async function endedMembership(ctx: Ctx, succession: Succession) {
  return ctx.db.selectFrom('memberships').select(['id', 'person_id', 'ring']).where('id', '=', succession.membershipId).executeTakeFirstOrThrow();
}

/** Mandates that began with the hand-over end; those that ended with it run again. */
async function returnMandates(ctx: Ctx, succession: Succession): Promise<void> {
  const handed = await ctx.db
    .selectFrom('handed_mandates as h')
    .innerJoin('mandates as t', 't.id', 'h.to_mandate_id')
    .select(['h.from_mandate_id as from', 'h.to_mandate_id as to', 't.created_at as begun'])
    .where('h.succession_id', '=', succession.id)
    .execute();
  for (const one of handed) {
    const begunThen = succession.handedAt !== null && one.begun.getTime() === succession.handedAt.getTime();
    if (begunThen) {
      await ctx.db.updateTable('mandates').set({ ended_at: ctx.now, ended_by: ctx.actor.personId }).where('id', '=', one.to).execute();
      await record(ctx, { kind: 'mandate.ended', issueId: succession.issueId, subjectId: one.to });
    }
    await ctx.db.updateTable('mandates').set({ ended_at: null, ended_by: null }).where('id', '=', one.from).execute();
    await record(ctx, { kind: 'mandate.given', issueId: succession.issueId, subjectId: one.from });
  }
}
