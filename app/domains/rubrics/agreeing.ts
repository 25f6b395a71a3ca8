import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import type { Rubric } from '../frameworks/index.ts';
import { standingOn } from '../people/index.ts';
import type { Agreed, ByIdea } from './figures.ts';
import { canAgree } from './policy.ts';
import type { Reading } from './reading.ts';
import { lockReading, rubricOf } from './readings.ts';
import { must, signedIn } from '../../platform/acting.ts';
import type { Spread } from './spread.ts';

export interface AgreedSpread extends Agreed {
  readonly shares: Spread;
}

/**
 * Writes down what the group agreed, beside how its members placed; an idea that is not in the map has no agreement.
 * `revision` is that of the reading as it was shown. @throws NotFound, Denied, NotSignedIn, StaleRevision
 */
export async function agree(ctx: Ctx, id: string, revision: number, agreed: ByIdea<AgreedSpread>): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const reading = await lockReading(ctx, id);
    must(canAgree(await standingOn(ctx, reading.issueId), reading));
    if (reading.revision !== revision) throw new StaleRevision();
    await writeAgreed(ctx, reading, await rubricOf(ctx, reading), agreed, personId);
    await ctx.db
      .updateTable('readings')
      .set({ revision: reading.revision + 1 })
      .where('id', '=', id)
      .execute();
    const told = Object.fromEntries([...agreed].map(([idea, { shares }]) => [idea, shares]));
    await record(ctx, { kind: 'reading.agreed', issueId: reading.issueId, subjectId: id, particulars: { agreed: told } });
  });
}

/** Inside a transaction that holds the reading: its agreed figures become these. @throws NotFound for an idea the rubric does not have */
export async function writeAgreed(ctx: Ctx, reading: Pick<Reading, 'id'>, rubric: Rubric, agreed: ByIdea<Agreed>, personId: string): Promise<void> {
  const keys = new Set(rubric.ideas.map((idea) => idea.key));
  const rows = [...agreed].map(([idea, { shares, note, lang }]) => {
    if (!keys.has(idea)) throw new NotFound();
    const { informing, networking, collaborating, transforming } = shares;
    return { reading_id: reading.id, idea, informing, networking, collaborating, transforming, note, lang, agreed_at: ctx.now, agreed_by: personId };
  });
  await ctx.db.deleteFrom('agreed_readings').where('reading_id', '=', reading.id).execute();
  if (rows.length > 0) await ctx.db.insertInto('agreed_readings').values(rows).execute();
}
