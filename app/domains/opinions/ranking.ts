import { shareTest } from '../../engines/opinion/index.ts';
import type { FoundStatement, Votes } from './findings.ts';

/** Statements by what they say of the conversation; each list ranked, and no statement in two. */
export interface Lists<Statement> {
  readonly agreed: readonly Statement[];
  readonly rejected: readonly Statement[];
  readonly divides: readonly Statement[];
  readonly unknown: readonly Statement[];
}

/** How much common ground, 0 to 1, counts as agreement of all groups. */
const enoughCommon = 0.6;
/** One-sided, nine in ten. */
const zEnough = 1.2816;
/** A statement speaks for the conversation when a fifth of the people voted on it, or so many that more would change little. */
const enoughVoted = 0.2;
const enoughInAnyCase = 50;
/** Shares of agreement this far apart divide two groups; where there are no groups, both sides must be this large. */
const enoughApart = 0.3;
const manyPasses = 0.4;

/**
 * Sorts statements into lists, by exact numbers: the caller gives only those whose number of votes may be told, and none about
 * the people themselves. What divides people is not unknown, though neither side is ahead.
 */
export function rank<Statement extends FoundStatement>(statements: readonly Statement[], voters: number, threshold: number): Lists<Statement> {
  const least = leastVotes(voters, threshold);
  const voted = statements.filter(({ all }) => votesIn(all) >= least);
  const agreed = voted.filter((one) => one.commonAgree >= enoughCommon && isAhead(one.all, 'agrees'));
  const rejected = voted.filter((one) => !agreed.includes(one) && one.commonDisagree >= enoughCommon && isAhead(one.all, 'disagrees'));
  const divides = voted.filter((one) => !agreed.includes(one) && !rejected.includes(one) && apart(one, threshold) >= enoughApart);
  const settled = new Set<Statement>([...agreed, ...rejected, ...divides]);
  const unknown = statements.filter((one) => !settled.has(one) && isUnknown(one.all, least));
  return {
    agreed: best(agreed, (one) => one.commonAgree),
    rejected: best(rejected, (one) => one.commonDisagree),
    divides: best(divides, (one) => apart(one, threshold)),
    unknown: best(unknown, ({ all }) => -votesIn(all)),
  };
}

/** So many votes a statement needs before anything is said of it. */
export function leastVotes(voters: number, threshold: number): number {
  return Math.max(threshold, Math.min(enoughInAnyCase, enoughVoted * voters));
}

export function votesIn({ agrees, disagrees, passes }: Votes): number {
  return agrees + disagrees + passes;
}

function isAhead(votes: Votes, side: 'agrees' | 'disagrees'): boolean {
  return shareTest(votes[side], votesIn(votes)) > zEnough;
}

function isUnknown(all: Votes, least: number): boolean {
  const votes = votesIn(all);
  return votes < least || all.passes >= manyPasses * votes || !(isAhead(all, 'agrees') || isAhead(all, 'disagrees'));
}

/** How far a statement divides: two groups that are asked enough, or, where there are no groups, the smaller side's share. */
function apart({ all, byGroup }: FoundStatement, threshold: number): number {
  if (byGroup.length === 0) return Math.min(all.agrees, all.disagrees) / votesIn(all);
  const shares = byGroup.filter((votes) => votesIn(votes) >= threshold).map((votes) => (votes.agrees + 0.5) / (votesIn(votes) + 1));
  return shares.length > 1 ? Math.max(...shares) - Math.min(...shares) : 0;
}

/** The highest first; of equal ones the earlier statement. */
function best<Statement extends FoundStatement>(statements: readonly Statement[], value: (one: Statement) => number): Statement[] {
  return statements.toSorted((a, b) => value(b) - value(a) || a.number - b.number);
}
