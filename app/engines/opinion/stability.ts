import { chances } from './chance.ts';
import { findComponents } from './components.ts';
import type { Crowd, Division } from './grouping.ts';
import { kMeans, nearest } from './kmeans.ts';
import { takeRows } from './matrix.ts';
import { placeParticipants } from './positions.ts';
import { adjustedRandIndex } from './rand-index.ts';
import type { Point, VoteMatrix } from './types.ts';

/**
 * Below this a division is not told as groups. Votes cast by the toss of a coin reach 0.02 to 0.2, real conversations 0.3 to 0.9
 * (bench/opinion.ts); ours.
 */
export const steadyEnough = 0.3;
/** A sample holds about so many votes at most, or this share of a very large conversation, and never fewer people than this. */
const mostVotes = 50_000;
const largeShare = 1 / 16;
const fewestDrawn = 600;
const tries = 3;
/** A sample's directions need fewer digits than the map's. */
const roughly = 1e-6;

/**
 * How steady a division is, by bootstrap: half as many people as there are (fewer of a large conversation) are drawn by chance,
 * with putting back; means, directions and groups are worked out anew from their votes alone, and everybody is put into the
 * nearest of the groups so found. The mean over the samples of the adjusted Rand index with the division itself: 1 where every
 * half gives the same groups, near 0 where they have nothing in common. Half, because a full sample repeats the accidents of the
 * votes it was drawn from, in a large conversation nearly all of them.
 */
export function createStability(matrix: VoteMatrix, left: Uint8Array, { rows }: Crowd, seed: number, samples: number): (division: Division) => number {
  const votes = Math.max(mostVotes, matrix.column.length * largeShare);
  const affordable = Math.max(fewestDrawn, Math.round((votes / Math.max(1, matrix.column.length)) * (matrix.rowStart.length - 1)));
  const size = Math.min(Math.ceil(rows.length / 2), affordable);
  return ({ centers, of }) => {
    const chance = chances(seed ^ 0x5eed);
    let sum = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      const drawn = Uint32Array.from({ length: size }, () => rows[Math.floor(chance() * rows.length)] ?? 0);
      sum += adjustedRandIndex(divideBySample(matrix, left, drawn, centers.length, chance), of);
    }
    return sum / samples;
  };
}

/** The group of everybody, by row, in the groups that a sample makes. */
function divideBySample(matrix: VoteMatrix, left: Uint8Array, drawn: Uint32Array, groups: number, chance: () => number): Int32Array {
  const sample = takeRows(matrix, drawn);
  const components = findComponents(sample, left, roughly);
  const centers: readonly Point[] = kMeans(
    { ...placeParticipants(sample, left, components), weight: new Float64Array(drawn.length).fill(1) },
    groups,
    chance,
    tries,
  ).centers;
  return nearest(placeParticipants(matrix, left, components), centers);
}
