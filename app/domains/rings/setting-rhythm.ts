import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockIssue } from '../issues/index.ts';
import { findMembershipOf, standingOn, type Ring } from '../people/index.ts';
import { canLeadRings } from './policy.ts';
import { rhythmsOf } from './rhythms.ts';

export interface NewRhythm {
  readonly everyDays: number;
  readonly asks: string | null;
  readonly timeNeeded: string | null;
  readonly channel: string | null;
  /** A present member. */
  readonly linkerId: string | null;
  readonly lang: string;
  /** The version it was written over; 0 where there was none. */
  readonly over: number;
}

/** Agrees a ring's rhythm anew; the versions before stay. `linker`: nobody of that id is a member. @throws NotFound, Denied, StaleRevision */
export async function setRhythm(ctx: Ctx, issueId: string, ring: Ring, rhythm: NewRhythm): Promise<Result<null, 'linker'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    must(canLeadRings(await standingOn(ctx, issue.id)));
    const now = (await rhythmsOf(ctx, issue.id)).find((one) => one.ring === ring);
    if ((now?.number ?? 0) !== rhythm.over) throw new StaleRevision();
    if (rhythm.linkerId && !(await findMembershipOf(ctx, issue.id, rhythm.linkerId))) return no('linker');
    const id = newId();
    await ctx.db
      .insertInto('ring_rhythms')
      .values({
        id,
        issue_id: issue.id,
        ring,
        number: rhythm.over + 1,
        every_days: rhythm.everyDays,
        asks: rhythm.asks,
        time_needed: rhythm.timeNeeded,
        channel: rhythm.channel,
        linker_id: rhythm.linkerId,
        lang: rhythm.lang,
        created_at: ctx.now,
        created_by: personId,
      })
      .execute();
    await record(ctx, { kind: 'ring.rhythm-set', issueId: issue.id, subjectId: id, particulars: { ring, everyDays: rhythm.everyDays } });
    return ok(null);
  });
}
