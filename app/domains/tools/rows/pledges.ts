import { formatTime } from '../../../ui/index.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { stateOf, type Commitment } from '../../commitments/index.ts';
import { todayOf } from '../../people/index.ts';

/** A day in the reader's words. */
export function dayInWords(ctx: Ctx, day: string): string {
  return formatTime(new Date(`${day}T12:00:00Z`), 'date', ctx);
}

/** How a pledge stands, in a sentence: "By March 3, 2027: kept". */
export function pledgeInWords(ctx: Ctx, commitment: Commitment): string {
  const state = stateOf(commitment, todayOf(ctx));
  const day = dayInWords(ctx, commitment.ending?.on ?? commitment.dueOn);
  const sentence = ctx.t(`tools:pledge.${commitment.side}.${state}`, { day });
  return commitment.version > 1 ? `${sentence} ${ctx.t('tools:pledge.changed')}` : sentence;
}

export function isLate(ctx: Ctx, commitment: Commitment): boolean {
  return stateOf(commitment, todayOf(ctx)) === 'late';
}
