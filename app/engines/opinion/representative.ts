import type { Consensus, GroupVotes, Representative, Side } from './types.ts';

/** One-sided, nine in ten. */
const zEnough = 1.2816;
const mostRepresentative = 5;
const mostConsensus = 5;

interface Sided {
  readonly count: number;
  readonly probability: number;
  readonly test: number;
  readonly ratio: number;
  readonly ratioTest: number;
}

interface Weighed {
  readonly statement: number;
  readonly trials: number;
  readonly agree: Sided;
  readonly disagree: Sided;
}

/** z of a share against one half, with one success added. */
export function shareTest(successes: number, trials: number): number {
  return 2 * Math.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5);
}

/** z of a share against another, with one success and one trial added to both. */
export function ratioTest(successes: number, trials: number, otherSuccesses: number, otherTrials: number): number {
  const [s1, n1, s2, n2] = [successes + 1, trials + 1, otherSuccesses + 1, otherTrials + 1];
  const pooled = (s1 + s2) / (n1 + n2);
  if (pooled === 1) return 0;
  return (s1 / n1 - s2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
}

/**
 * The statements that are typical of each group, at most five, as Polis chooses them: significantly one-sided in the group and
 * significantly more so than elsewhere; the one most agreed with first.
 * @param left columns that are left out: 1 or 0
 */
export function findRepresentative(groups: readonly GroupVotes[], statements: readonly number[], left: Uint8Array): Representative[][] {
  const total = (pick: (group: GroupVotes) => Uint32Array) =>
    Float64Array.from(statements, (_, to) => groups.reduce((sum, group) => sum + (pick(group)[to] ?? 0), 0));
  const [agrees, disagrees, votes] = [total((group) => group.agrees), total((group) => group.disagrees), total((group) => group.votes)];
  return groups.map((group) => {
    const weighed = statements.flatMap((statement, to): Weighed[] => {
      if (left[to]) return [];
      const trials = group.votes[to] ?? 0;
      const otherTrials = (votes[to] ?? 0) - trials;
      const side = (own: number, all: number) => sided(own, trials, all - own, otherTrials);
      return [{ statement, trials, agree: side(group.agrees[to] ?? 0, agrees[to] ?? 0), disagree: side(group.disagrees[to] ?? 0, disagrees[to] ?? 0) }];
    });
    return choose(weighed);
  });
}

function sided(count: number, trials: number, otherCount: number, otherTrials: number): Sided {
  const probability = (count + 1) / (trials + 2);
  return {
    count,
    probability,
    test: shareTest(count, trials),
    ratio: probability / ((otherCount + 1) / (otherTrials + 2)),
    ratioTest: ratioTest(count, trials, otherCount, otherTrials),
  };
}

function choose(weighed: readonly Weighed[]): Representative[] {
  const sufficient = weighed.filter(({ agree, disagree }) => isSignificant(agree) || isSignificant(disagree));
  const bestAgree = findBestAgree(weighed);
  const first = bestAgree ? [finalise(bestAgree, true)] : [];
  if (sufficient.length > 0) {
    const others = sufficient
      .filter((one) => one !== bestAgree)
      .map((one) => finalise(one))
      .sort((a, b) => weightOf(b) - weightOf(a));
    return [...first, ...others].slice(0, mostRepresentative).sort((a, b) => Number(a.side === 'disagree') - Number(b.side === 'disagree'));
  }
  if (first.length > 0) return first;
  const best = weighed.reduce<Weighed | null>((found, one) => (found && strongest(found) >= strongest(one) ? found : one), null);
  return best ? [finalise(best)] : [];
}

function isSignificant({ test, ratioTest }: Sided): boolean {
  return ratioTest > zEnough && test > zEnough;
}

function strongest({ agree, disagree }: Weighed): number {
  return Math.max(agree.ratioTest, disagree.ratioTest);
}

function findBestAgree(weighed: readonly Weighed[]): Weighed | null {
  let best: Weighed | null = null;
  for (const one of weighed) {
    const { agree, disagree } = one;
    if (agree.count === 0 && disagree.count === 0) continue;
    if (!best ? agree.test > zEnough || (agree.ratio > 1 && agree.probability > 0.5) : beats(agree, best.agree)) best = one;
  }
  return best;
}

function beats(agree: Sided, best: Sided): boolean {
  const plain = (one: Sided) => one.probability * one.test;
  if (best.ratio > 1) return agree.ratio * agree.ratioTest * plain(agree) > best.ratio * best.ratioTest * plain(best);
  return plain(agree) > plain(best);
}

function weightOf({ ratio, ratioTest, probability, test }: Representative): number {
  return ratio * ratioTest * probability * test;
}

function finalise({ statement, trials, agree, disagree }: Weighed, isBestAgree = false): Representative {
  const side: Side = agree.ratioTest > disagree.ratioTest ? 'agree' : 'disagree';
  const { count, probability, test, ratio, ratioTest } = side === 'agree' ? agree : disagree;
  return { statement, side, successes: count, trials, probability, test, ratio, ratioTest, bestAgree: isBestAgree ? agree.count : null };
}

/** What the whole conversation agrees with, and what it disagrees with, at most five each, the clearest first. */
export function findConsensus(all: GroupVotes, statements: readonly number[], left: Uint8Array): { agree: Consensus[]; disagree: Consensus[] } {
  const list = (counts: Uint32Array) =>
    statements
      .flatMap((statement, to): Consensus[] => {
        const [successes, trials] = [counts[to] ?? 0, all.votes[to] ?? 0];
        const [probability, test] = [(successes + 1) / (trials + 2), shareTest(successes, trials)];
        return !left[to] && probability > 0.5 && test > zEnough ? [{ statement, successes, trials, probability, test }] : [];
      })
      .sort((a, b) => b.probability * b.test - a.probability * a.test)
      .slice(0, mostConsensus);
  return { agree: list(all.agrees), disagree: list(all.disagrees) };
}
