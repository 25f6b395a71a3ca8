import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { currentFramework } from '../frameworks/index.ts';
import { lockIssue } from '../issues/index.ts';
import { listMembers, standingOn, type Ring } from '../people/index.ts';
import { canOpen } from './policy.ts';
import type { RubricKey } from './reading.ts';
import { must, signedIn } from '../../platform/acting.ts';

export interface NewReading {
  readonly issueId: string;
  readonly rubricKey: RubricKey;
  /** Null: all members. */
  readonly ring: Ring | null;
  /** Day as `YYYY-MM-DD`. */
  readonly readOn: string;
  readonly note: string | null;
  /** Language of the note. */
  readonly lang: string;
}

/**
 * Opens a reading: every member of the ring is asked to place each big idea. It keeps the wording in force today.
 * `open`: that group already reads this rubric. `nobody`: the ring has no member. @throws NotFound, Denied, NotSignedIn
 */
export async function openReading(ctx: Ctx, reading: NewReading): Promise<Result<{ id: string }, 'open' | 'nobody'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, reading.issueId);
    must(canOpen(await standingOn(ctx, issue.id)));
    const members = await listMembers(ctx, issue.id);
    if (!members.some((member) => reading.ring === null || member.ring === reading.ring)) return no('nobody');
    if (await isOpen(ctx, reading)) return no('open');
    const framework = await currentFramework(ctx, reading.rubricKey, issue.organizationId);
    const id = newId();
    await ctx.db
      .insertInto('readings')
      .values({
        id,
        issue_id: issue.id,
        framework_id: framework.id,
        ring: reading.ring,
        basis: 'placements',
        note: reading.note,
        lang: reading.lang,
        read_on: reading.readOn,
        opened_at: ctx.now,
        opened_by: personId,
      })
      .execute();
    await record(ctx, { kind: 'reading.opened', issueId: issue.id, subjectId: id, particulars: { rubric: reading.rubricKey, ring: reading.ring } });
    return ok({ id });
  });
}

async function isOpen(ctx: Ctx, { issueId, rubricKey, ring }: NewReading): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('readings')
    .innerJoin('frameworks', 'frameworks.id', 'readings.framework_id')
    .select('readings.id')
    .where('readings.issue_id', '=', issueId)
    .where('frameworks.key', '=', rubricKey)
    .where('readings.ring', ring === null ? 'is' : '=', ring)
    .where('readings.closed_at', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}
