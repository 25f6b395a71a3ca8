import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { findMembershipOf, leads, standingOn } from '../people/index.ts';
import { lockMap } from './acting.ts';
import { getElement } from './maps.ts';
import { canAnswerNaming, canKeep } from './policy.ts';

/** A person's name at a role on the map: asked for, and shown once they said yes. */
export interface Naming {
  readonly id: string;
  readonly elementId: string;
  readonly personId: string;
  readonly personName: string;
  readonly agreedAt: Date | null;
}

/** Namings that last, of persons who are members still. Show a name only where it was agreed to, else only to the person and to those who lead. */
export async function namingsOn(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<Naming[]> {
  return (await ctx.db
    .selectFrom('map_namings')
    .innerJoin('persons', 'persons.id', 'map_namings.person_id')
    .innerJoin('memberships', (join) =>
      join
        .onRef('memberships.person_id', '=', 'map_namings.person_id')
        .onRef('memberships.issue_id', '=', 'map_namings.issue_id')
        .on('memberships.ended_at', 'is', null),
    )
    .select([
      'map_namings.id',
      'map_namings.element_id as elementId',
      'map_namings.person_id as personId',
      'persons.name as personName',
      'agreed_at as agreedAt',
    ])
    .where('map_namings.issue_id', '=', issueId)
    .where('map_namings.ended_at', 'is', null)
    .execute()) as Naming[];
}

/** Asks a member whether their name may stand at a role. Nobody sees it before they say yes. @throws NotFound, Denied */
export async function askNaming(ctx: Ctx, issueId: string, elementId: string, personId: string): Promise<Result<null, 'not-member' | 'twice'>> {
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canKeep);
    const element = await getElement(ctx, issueId, elementId);
    if (element.kind !== 'person') throw new NotFound();
    if (!isId(personId) || !(await findMembershipOf(ctx, issueId, personId))) return no('not-member');
    const id = newId();
    const made = await ctx.db
      .insertInto('map_namings')
      .values({ id, issue_id: issueId, element_id: elementId, person_id: personId, asked_at: ctx.now, asked_by: signedIn(ctx) })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (!made.numInsertedOrUpdatedRows) return no('twice');
    await record(ctx, { kind: 'map-naming.asked', issueId, subjectId: id });
    return ok(null);
  });
}

/** The person's yes. @throws NotFound, Denied */
export async function agreeToNaming(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, () => ({ allowed: true }));
    const naming = await getNaming(ctx, issueId, id);
    must(canAnswerNaming(naming.personId === ctx.actor.personId));
    if (naming.agreedAt) return;
    await ctx.db.updateTable('map_namings').set({ agreed_at: ctx.now }).where('id', '=', id).execute();
    await record(ctx, { kind: 'map-naming.agreed', issueId, subjectId: id });
  });
}

/** The person's no, at any time; those who lead may take the question back. @throws NotFound, Denied */
export async function endNaming(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, () => ({ allowed: true }));
    const naming = await getNaming(ctx, issueId, id);
    must(canAnswerNaming(naming.personId === ctx.actor.personId || leads(await standingOn(ctx, issueId))));
    await ctx.db
      .updateTable('map_namings')
      .set({ ended_at: ctx.now, ended_by: signedIn(ctx) })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'map-naming.ended', issueId, subjectId: id });
  });
}

async function getNaming(ctx: Ctx, issueId: string, id: string): Promise<Naming> {
  const naming = (await namingsOn(ctx, issueId)).find((one) => one.id === id);
  if (!naming) throw new NotFound();
  return naming;
}
