import type { Manner } from './told.ts';

/** One telling of a conversation: what was told, how, and when. What is told now is the newest. */
export interface Release {
  readonly id: string;
  readonly analysisId: string;
  readonly manner: Manner;
  /**
   * The threshold as it was then. A release is told under it for good: figures in steps of 5 and the same ones in steps of 7
   * say more together than either does.
   */
  readonly threshold: number;
  readonly releasedAt: Date;
}

/** What decides whether something new may be told. */
export interface ReleaseGrounds {
  /** Of the newest release; null where nothing was told yet. */
  readonly lastManner: Manner | null;
  /** Whether exact figures were ever told. */
  readonly wasExact: boolean;
  /** How many different people cast, changed or took back a vote since the newest release. */
  readonly votersSince: number;
  /** How many people's votes stand. */
  readonly voters: number;
  readonly isClosed: boolean;
  /** Whether the newest analysis is another than the one told last. */
  readonly dataChanged: boolean;
}

/**
 * In which manner a new release may be made now; null for none. Nothing is told of fewer people than the threshold.
 * Once voting has closed the result is told exactly, once, even if nobody voted since: `tell` makes exact figures that give
 * nothing away beside the same ones in steps. Before that, and for good after it, figures are told in steps, and only when so
 * many different people have voted since that no change is about fewer.
 */
export function mayRelease({ lastManner, wasExact, votersSince, voters, isClosed, dataChanged }: ReleaseGrounds, threshold: number): Manner | null {
  if (voters < threshold) return null;
  if (isClosed && !wasExact) return 'exact';
  const isNew = lastManner === null || dataChanged;
  return isNew && votersSince >= threshold ? 'steps' : null;
}
