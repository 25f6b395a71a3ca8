import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { currentFramework } from '../frameworks/index.ts';
import { lockIssue } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { writeAgreed } from './agreeing.ts';
import { agreedOf, type Agreed, type ByIdea } from './figures.ts';
import type { NewReading } from './opening.ts';
import { canCorrect, canOpen } from './policy.ts';
import { lockReading, rubricOf } from './readings.ts';
import { must, signedIn } from '../../platform/acting.ts';

export interface PaperReading extends NewReading {
  /** People who placed; null where nobody wrote it down, which keeps the figures inside the group. */
  readonly counted: number | null;
  /** An idea of which nothing could be read is left out. */
  readonly ideas: ByIdea<Agreed>;
}

/** Enters a reading that was counted on paper; it is closed from the start. @throws NotFound, Denied, NotSignedIn */
export async function enterReading(ctx: Ctx, paper: PaperReading): Promise<{ id: string }> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, paper.issueId);
    must(canOpen(await standingOn(ctx, issue.id)));
    const framework = await currentFramework(ctx, paper.rubricKey, issue.organizationId);
    const id = newId();
    await ctx.db
      .insertInto('readings')
      .values({
        id,
        issue_id: issue.id,
        framework_id: framework.id,
        ring: paper.ring,
        basis: 'entered',
        counted: paper.counted,
        note: paper.note,
        lang: paper.lang,
        read_on: paper.readOn,
        opened_at: ctx.now,
        opened_by: personId,
        closed_at: ctx.now,
        closed_by: personId,
      })
      .execute();
    await writeAgreed(ctx, { id }, framework.content, paper.ideas, personId);
    await record(ctx, { kind: 'reading.entered', issueId: issue.id, subjectId: id, particulars: { rubric: paper.rubricKey } });
    return { id };
  });
}

/** Puts right what was entered from paper; the figures before stay in the history. @throws NotFound, Denied, NotSignedIn, StaleRevision */
export async function correctReading(ctx: Ctx, id: string, revision: number, paper: Pick<PaperReading, 'counted' | 'ideas'>): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const reading = await lockReading(ctx, id);
    must(canCorrect(await standingOn(ctx, reading.issueId), reading));
    if (reading.revision !== revision) throw new StaleRevision();
    const before = (await agreedOf(ctx, [id])).get(id) ?? new Map<string, Agreed>();
    await writeAgreed(ctx, reading, await rubricOf(ctx, reading), paper.ideas, personId);
    await ctx.db
      .updateTable('readings')
      .set({ counted: paper.counted, revision: reading.revision + 1 })
      .where('id', '=', id)
      .execute();
    const told = Object.fromEntries([...before].map(([idea, { shares }]) => [idea, shares]));
    await record(ctx, { kind: 'reading.corrected', issueId: reading.issueId, subjectId: id, particulars: { counted: reading.counted, before: told } });
  });
}
