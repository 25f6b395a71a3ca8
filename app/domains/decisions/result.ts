import type { Method, Scale } from '../frameworks/index.ts';

/** What a result is counted from: how often each mark was given to each option. */
export interface Tally {
  readonly optionId: string;
  readonly mark: number;
  readonly count: number;
}

export interface Rules {
  readonly scale: Scale;
  readonly method: Method;
  readonly threshold: number;
  readonly quorum: number;
}

export interface Turnout {
  /** Ballots cast, those that abstain among them. */
  readonly ballots: number;
  /** People who could have voted. */
  readonly roll: number;
}

/** How one option came out. All counts are ballots. */
export interface OptionResult {
  readonly optionId: string;
  /** For each step of the scale, in its order: its mark and how many gave it. */
  readonly steps: readonly { readonly mark: number; readonly count: number }[];
  readonly supports: number;
  /** The whole that support is a share of. */
  readonly counted: number;
  /** 0 to 1; null where no ballot counted. */
  readonly share: number | null;
  readonly blocks: number;
  /** Whether the share reaches the threshold and nothing blocks it; quorum aside. */
  readonly reaches: boolean;
}

export interface Result {
  readonly turnout: Turnout;
  readonly quorumReached: boolean;
  /** In the order of the option ids given. */
  readonly options: readonly OptionResult[];
  /** Options that may become the decision: they reach the threshold and enough people voted. Most support first. */
  readonly passing: readonly string[];
  /** Those of `passing` with the most support: more than one is a tie, which people break, not we. */
  readonly leading: readonly string[];
}

/**
 * Counts a decision. Share of support = ballots whose mark supports / ballots whose mark counts. An option needs at least the
 * threshold; in a majority vote more than it. A blocking mark keeps an option from passing. The order of the tallies is of no matter.
 */
export function count(tallies: readonly Tally[], optionIds: readonly string[], turnout: Turnout, rules: Rules): Result {
  const options = optionIds.map((optionId) =>
    countOption(
      optionId,
      tallies.filter((tally) => tally.optionId === optionId),
      rules,
    ),
  );
  const quorumReached = turnout.ballots > 0 && reaches(turnout.ballots, turnout.roll, rules.quorum);
  const passing = quorumReached ? options.filter((option) => option.reaches).sort(bySupport) : [];
  const first = passing[0];
  const leading = first ? passing.filter((option) => bySupport(option, first) === 0) : [];
  return { turnout, quorumReached, options, passing: ids(passing), leading: ids(leading) };
}

function countOption(optionId: string, tallies: readonly Tally[], rules: Rules): OptionResult {
  const counts = rules.scale.steps.map((step) => ({ step, count: sum(tallies.filter((tally) => tally.mark === step.mark)) }));
  const supports = sum(counts.filter(({ step }) => step.supports));
  const counted = sum(counts.filter(({ step }) => step.counts));
  const blocks = sum(counts.filter(({ step }) => step.blocks));
  const strictly = rules.method === 'majority';
  return {
    optionId,
    steps: counts.map(({ step, count }) => ({ mark: step.mark, count })),
    supports,
    counted,
    share: counted > 0 ? supports / counted : null,
    blocks,
    reaches: counted > 0 && blocks === 0 && reaches(supports, counted, rules.threshold, strictly),
  };
}

/** Compares in whole numbers: 7 of 10 is 70 %, whatever a computer makes of 0.7. A share has at most four decimals. */
function reaches(part: number, whole: number, share: number, strictly = false): boolean {
  const difference = part * 10_000 - Math.round(share * 10_000) * whole;
  return strictly ? difference > 0 : difference >= 0;
}

/** By share; options differ in how many ballots count. */
function bySupport(a: OptionResult, b: OptionResult): number {
  return b.supports * a.counted - a.supports * b.counted;
}

function sum(parts: readonly { readonly count: number }[]): number {
  return parts.reduce((total, part) => total + part.count, 0);
}

function ids(options: readonly OptionResult[]): string[] {
  return options.map((option) => option.optionId);
}
