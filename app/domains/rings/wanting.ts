import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockIssue } from '../issues/index.ts';
import { findMembershipOf, isOffered, sameGroupAs, standingOn, type Ring } from '../people/index.ts';
import { canLeadRings } from './policy.ts';

/** Whom we want there: a member, or a group nobody of whom may be in yet. */
export type Whom = { readonly personId: string } | { readonly groupId: string };

export interface NewWanted {
  readonly whom: Whom;
  readonly ring: Ring;
  readonly reason: string;
  readonly lang: string;
}

/** Says in which ring somebody is wanted, and why; it takes the place of what was said before. `person`: no member; `group`: not offered. @throws NotFound, Denied */
export async function wantPlace(ctx: Ctx, issueId: string, wanted: NewWanted): Promise<Result<{ id: string }, 'person' | 'group'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    must(canLeadRings(await standingOn(ctx, issue.id)));
    const { whom } = wanted;
    if ('personId' in whom && !(await findMembershipOf(ctx, issue.id, whom.personId))) return no('person');
    if ('groupId' in whom && !(await isOffered(ctx, issue.organizationId, whom.groupId))) return no('group');
    const one = { person_id: 'personId' in whom ? whom.personId : null, group_id: 'groupId' in whom ? whom.groupId : null };
    await ctx.db
      .updateTable('wanted_places')
      .set({ removed_at: ctx.now, removed_by: personId })
      .where('issue_id', '=', issue.id)
      .where('removed_at', 'is', null)
      .where((eb) => (one.person_id ? eb('person_id', '=', one.person_id) : eb('group_id', 'in', sameGroupAs(one.group_id ?? ''))))
      .execute();
    const id = newId();
    await ctx.db
      .insertInto('wanted_places')
      .values({ ...one, id, issue_id: issue.id, ring: wanted.ring, reason: wanted.reason, lang: wanted.lang, wanted_at: ctx.now, wanted_by: personId })
      .execute();
    await record(ctx, { kind: 'place.wanted', issueId: issue.id, subjectId: id, particulars: { ring: wanted.ring } });
    return ok({ id });
  });
}

/** Takes a wish away; it can be put back while nothing else was said. @throws NotFound, Denied */
export async function unwantPlace(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await setWanted(ctx, issueId, id, false);
}

/** Puts a wish back that was taken away. @returns whether it stands again: not where somebody said something else meanwhile. @throws NotFound, Denied */
export async function wantAgain(ctx: Ctx, issueId: string, id: string): Promise<boolean> {
  return setWanted(ctx, issueId, id, true);
}

async function setWanted(ctx: Ctx, issueId: string, id: string, wanted: boolean): Promise<boolean> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    must(canLeadRings(await standingOn(ctx, issue.id)));
    const row = isId(id)
      ? await ctx.db.selectFrom('wanted_places').selectAll().where('id', '=', id).where('issue_id', '=', issue.id).executeTakeFirst()
      : undefined;
    if (!row) throw new NotFound();
    if ((row.removed_at === null) === wanted) return true;
    if (wanted && (await saidSince(ctx, row))) return false;
    const change = wanted ? { removed_at: null, removed_by: null } : { removed_at: ctx.now, removed_by: personId };
    await ctx.db.updateTable('wanted_places').set(change).where('id', '=', id).execute();
    await record(ctx, { kind: wanted ? 'place.wanted-again' : 'place.unwanted', issueId: issue.id, subjectId: id });
    return true;
  });
}

async function saidSince(ctx: Ctx, row: { issue_id: string; person_id: string | null; group_id: string | null }): Promise<boolean> {
  const other = await ctx.db
    .selectFrom('wanted_places')
    .select('id')
    .where('issue_id', '=', row.issue_id)
    .where('removed_at', 'is', null)
    .where((eb) => (row.person_id ? eb('person_id', '=', row.person_id) : eb('group_id', 'in', sameGroupAs(row.group_id ?? ''))))
    .executeTakeFirst();
  return other !== undefined;
}
