import type { Ctx } from '../../platform/ctx.ts';
import { must, signedIn } from '../../platform/acting.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockIssue, nameGroup, type GroupNamed } from '../issues/index.ts';
import { findMembershipOf, leads, mandatesOf, standingOn, todayOf } from '../people/index.ts';
import type { Side, Source } from './commitment.ts';
import { canMake, canPublish } from './policy.ts';
import { publish } from './publishing.ts';

/** A pledge to be written down. Texts are not empty; days are `YYYY-MM-DD`. */
export interface NewCommitment extends GroupNamed {
  readonly side: Side;
  /** A person or an office, as it will be shown. */
  readonly who?: string | null;
  /** A present member who is reminded of it, if any. */
  readonly personId?: string | null;
  readonly what: string;
  readonly dueOn: string;
  /** Today unless it was made before. */
  readonly madeOn?: string | undefined;
  readonly lang: string;
  readonly source?: Source;
  /** Whether everybody may read it; else it is for the members. */
  readonly isPublic?: boolean;
}

/** `group`: a group's pledge names its group. `future`: made after today. `due`: due before it was made. `person`: not a member. */
export type MakingProblem = 'group' | 'future' | 'due' | 'person';

/** Writes down a pledge of either side; returns its id. A new group named in it goes into the directory. @throws NotFound, Denied, NotSignedIn */
export async function makeCommitment(ctx: Ctx, issueId: string, pledge: NewCommitment): Promise<Result<{ id: string }, MakingProblem>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    const standing = await standingOn(ctx, issue.id);
    const mine = await mandatesOf(ctx, issue.id, personId);
    const speaks = !pledge.groupName && mine.some((mandate) => mandate.groupId === pledge.groupId);
    must(canMake(standing, pledge.side, speaks));
    if (pledge.isPublic) must(canPublish(standing));
    const madeOn = pledge.madeOn ?? todayOf(ctx);
    const problem = await problemOf(ctx, issue.id, { ...pledge, madeOn });
    if (problem) return no(problem);
    // Only those who lead make groups; whoever speaks for one has named it by its id.
    const groupId = leads(standing) ? await nameGroup(ctx, issue, pledge) : (pledge.groupId ?? null);
    const id = newId();
    await insert(ctx, { ...pledge, madeOn, id, issueId: issue.id, groupId, by: personId });
    await record(ctx, { kind: 'commitment.made', issueId: issue.id, subjectId: id, particulars: { side: pledge.side, groupId, dueOn: pledge.dueOn } });
    if (pledge.isPublic) await publish(ctx, { id, issueId: issue.id });
    return ok({ id });
  });
}

async function problemOf(ctx: Ctx, issueId: string, pledge: NewCommitment & { madeOn: string }): Promise<MakingProblem | null> {
  if (pledge.side === 'group' && !pledge.groupId && !pledge.groupName) return 'group';
  if (pledge.madeOn > todayOf(ctx)) return 'future';
  if (pledge.dueOn < pledge.madeOn) return 'due';
  return pledge.personId && !(await findMembershipOf(ctx, issueId, pledge.personId)) ? 'person' : null;
}

type Written = Omit<NewCommitment, 'groupId'> & { id: string; issueId: string; groupId: string | null; madeOn: string; by: string };

async function insert(ctx: Ctx, one: Written): Promise<void> {
  const source = one.source ?? { kind: 'free' };
  await ctx.db
    .insertInto('commitments')
    .values({
      id: one.id,
      issue_id: one.issueId,
      side: one.side,
      group_id: one.groupId,
      who: one.who ?? null,
      person_id: one.personId ?? null,
      source: source.kind,
      source_id: source.kind === 'free' ? null : source.id,
      made_on: one.madeOn,
      created_at: ctx.now,
      created_by: one.by,
    })
    .execute();
  await ctx.db
    .insertInto('commitment_versions')
    .values({ commitment_id: one.id, number: 1, what: one.what, due_on: one.dueOn, lang: one.lang, at: ctx.now, by: one.by })
    .execute();
}
