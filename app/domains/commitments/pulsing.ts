import { sql } from 'kysely';
import { inSteps } from '../../engines/suppression/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { findSeat, takeSeat, todayOf, type Seat } from '../people/index.ts';
import { asksPulse } from './commitment.ts';
import { getCommitment, lockCommitment } from './commitments.ts';

/** What people may say to "was this promise kept?". */
export const pulseAnswers = ['yes', 'partly', 'no'] as const;
export type PulseAnswer = (typeof pulseAnswers)[number];

/**
 * Adds one to a count and leaves a receipt: nothing says who answered what, or when, so it can't be changed later.
 * `early`: its day has not come. `twice`: this participant has answered. @throws NotFound
 */
export async function answerPulse(ctx: Ctx, commitmentId: string, answer: PulseAnswer): Promise<Result<Seat, 'early' | 'twice'>> {
  return transact(ctx, async (ctx) => {
    const { commitment } = await lockCommitment(ctx, commitmentId);
    if (!asksPulse(commitment, todayOf(ctx))) return no('early');
    const seat = await takeSeat(ctx, commitment.issueId);
    const receipt = await ctx.db
      .insertInto('commitment_pulse_receipts')
      .values({ commitment_id: commitment.id, participant_id: seat.participantId })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (!receipt.numInsertedOrUpdatedRows) return no('twice');
    await ctx.db
      .insertInto('commitment_pulses')
      .values({ commitment_id: commitment.id, answer, count: 1 })
      .onConflict((oc) => oc.columns(['commitment_id', 'answer']).doUpdateSet({ count: sql`commitment_pulses.count + 1` }))
      .execute();
    return ok(seat);
  });
}

/** How people answered, as it may be told. */
export interface ToldPulse {
  /** Each answer, in steps of the threshold: 10 says 10 to 19, 0 fewer than the threshold. Null while all are fewer. */
  readonly steps: Readonly<Record<PulseAnswer, number>> | null;
  /** The width of a step. */
  readonly threshold: number;
  /** Whether the actor has answered. */
  readonly answered: boolean;
  /** Whether it is asked now. */
  readonly asks: boolean;
}

/**
 * The pulse of a commitment. Rounded down to whole steps, so that no two looks at it, before and after somebody answered, tell
 * what they said; the sum is not told, for it would undo that. @throws NotFound
 */
export async function pulseOf(ctx: Ctx, commitmentId: string): Promise<ToldPulse> {
  const { commitment, issue } = await getCommitment(ctx, commitmentId);
  const rows = await ctx.db.selectFrom('commitment_pulses').select(['answer', 'count']).where('commitment_id', '=', commitment.id).execute();
  const count = (answer: PulseAnswer) => rows.find((row) => row.answer === answer)?.count ?? 0;
  const steps = {
    yes: inSteps(count('yes'), issue.privacyThreshold),
    partly: inSteps(count('partly'), issue.privacyThreshold),
    no: inSteps(count('no'), issue.privacyThreshold),
  };
  return {
    steps: Object.values(steps).some((told) => told > 0) ? steps : null,
    threshold: issue.privacyThreshold,
    answered: await hasAnswered(ctx, commitment.id, await findSeat(ctx, commitment.issueId)),
    asks: asksPulse(commitment, todayOf(ctx)),
  };
}

async function hasAnswered(ctx: Ctx, commitmentId: string, participantId: string | null): Promise<boolean> {
  if (!participantId) return false;
  const receipt = await ctx.db
    .selectFrom('commitment_pulse_receipts')
    .select('participant_id')
    .where('commitment_id', '=', commitmentId)
    .where('participant_id', '=', participantId)
    .executeTakeFirst();
  return receipt !== undefined;
}
