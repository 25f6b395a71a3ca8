import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';
import type { State } from './decision.ts';

/** What the rules below ask of a decision. */
export interface Stand {
  readonly state: State;
  /** Ballots cast so far. */
  readonly ballots: number;
  /** People on the roll. */
  readonly roll: number;
}

/** Until it opens, those who lead may change everything; then the rules stand. */
export function canChange(standing: Standing, { state, ballots }: Stand): Verdict {
  if (!leads(standing)) return denied('decisions:denied.lead');
  if (state === 'draft') return allowed;
  return denied(state === 'open' && ballots === 0 ? 'decisions:denied.change-open' : 'decisions:denied.frozen');
}

export function canOpen(standing: Standing, { state }: Stand): Verdict {
  if (!leads(standing)) return denied('decisions:denied.lead');
  return state === 'draft' ? allowed : denied('decisions:denied.opened');
}

/** Back to a draft, as long as nobody voted. */
export function canTakeBack(standing: Standing, { state, ballots }: Stand): Verdict {
  if (!leads(standing)) return denied('decisions:denied.lead');
  if (ballots > 0) return denied('decisions:denied.frozen');
  return state === 'open' || state === 'ended' ? allowed : denied('decisions:denied.take-back');
}

/** Everyone on the roll has one full vote, once where it is secret. */
export function canVote({ state }: Pick<Stand, 'state'>, own: { onRoll: boolean; voted: boolean; secret: boolean }): Verdict {
  if (!own.onRoll) return denied('decisions:denied.roll');
  if (state === 'draft') return denied('decisions:denied.not-open');
  if (state !== 'open') return denied('decisions:denied.ended');
  return own.secret && own.voted ? denied('decisions:denied.once') : allowed;
}

/** A group is spoken for under a present mandate, and only where the vote is named. */
export function canSpeakFor({ secret, holds }: { secret: boolean; holds: boolean }): Verdict {
  if (secret) return denied('decisions:denied.secret-mandate');
  return holds ? allowed : denied('decisions:denied.mandate');
}

/** Before the closing time only when nobody is left to vote. */
export function canEndBallots(standing: Standing, { state, ballots, roll }: Stand): Verdict {
  if (!leads(standing)) return denied('decisions:denied.lead');
  if (state !== 'open') return denied('decisions:denied.not-open');
  return ballots >= roll ? allowed : denied('decisions:denied.not-all');
}

export function canClose(standing: Standing, { state }: Stand): Verdict {
  if (!leads(standing)) return denied('decisions:denied.lead');
  if (state === 'ended') return allowed;
  return denied(state === 'closed' ? 'decisions:denied.closed' : 'decisions:denied.too-early');
}

export function canRemind(standing: Standing, { state, ballots, roll }: Stand): Verdict {
  if (!leads(standing)) return denied('decisions:denied.lead');
  return state === 'open' && ballots < roll ? allowed : denied('decisions:denied.nobody-left');
}
