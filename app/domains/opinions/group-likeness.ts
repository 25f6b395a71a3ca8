import type { Findings, Votes } from './findings.ts';

/** Groups whose shares differ by more than this on the mean are not the same group any more. */
const mostUnlike = 0.15;

/**
 * Which of the groups now is the group of an earlier analysis: opinions move and letters go by size, but a group keeps its name
 * while it votes alike. Two belong together when each is the likest of the other.
 * @returns by number of the earlier group; null where there is none any more
 */
export function matchGroups(earlier: Findings, now: Findings): (number | null)[] {
  const unlike = earlier.groups.map((_, a) => now.groups.map((_unused, b) => unlikeness(earlier, a, now, b)));
  return unlike.map((row, a) => {
    const b = row.indexOf(Math.min(...row));
    const isMutual = unlike.every((other, at) => at === a || (other[b] ?? 1) >= (row[b] ?? 1));
    return b >= 0 && isMutual && (row[b] ?? 1) <= mostUnlike ? b : null;
  });
}

/** Mean difference of the shares that agree and disagree, over the statements that both voted on, by the votes of the smaller. */
function unlikeness(earlier: Findings, a: number, now: Findings, b: number): number {
  const before = new Map(earlier.statements.map((one) => [one.number, one.byGroup[a]]));
  let [sum, weight] = [0, 0];
  for (const { number, byGroup } of now.statements) {
    const [one, other] = [before.get(number), byGroup[b]];
    if (!one || !other) continue;
    const fewer = Math.min(totalOf(one), totalOf(other));
    sum += fewer * (Math.abs(shareOf(one, 'agrees') - shareOf(other, 'agrees')) + Math.abs(shareOf(one, 'disagrees') - shareOf(other, 'disagrees')));
    weight += 2 * fewer;
  }
  return weight > 0 ? sum / weight : 1;
}

function totalOf({ agrees, disagrees, passes }: Votes): number {
  return agrees + disagrees + passes;
}

function shareOf(votes: Votes, side: 'agrees' | 'disagrees'): number {
  return votes[side] / (totalOf(votes) || 1);
}
