import { chances } from './chance.ts';
import { findComponents } from './components.ts';
import type { Crowd, Division } from './grouping.ts';
import { kMeans } from './kmeans.ts';
import { takeRows } from './matrix.ts';
import { placeParticipants } from './positions.ts';
import { adjustedRandIndex } from './rand-index.ts';
import type { VoteMatrix } from './types.ts';

/**
 * Below this a division is not told as groups. Votes cast by the toss of a coin reach 0.1 to 0.3, real conversations 0.5 to 0.9
 * (bench/opinion.ts); ours.
 */
export const steadyEnough = 0.4;
/** A sample holds about so many votes at most, or this share of a very large conversation, and never fewer people than this. */
const mostVotes = 50_000;
const largeShare = 1 / 8;
const fewestDrawn = 600;
const tries = 3;
/** A sample's directions need fewer digits than the map's. */
const roughly = 1e-6;

/**
 * How steady a division is: people are drawn by chance, as many as there are and with putting back (bootstrap; fewer of a large conversation),
 * everything is worked out anew from their votes alone, and the groups so found are compared with those of all. The mean of the
 * adjusted Rand index over the samples: 1 where every sample gives the same groups, about 0 where they have nothing in common.
 */
export function createStability(matrix: VoteMatrix, left: Uint8Array, { rows }: Crowd, seed: number, samples: number): (division: Division) => number {
  const votes = Math.max(mostVotes, matrix.column.length * largeShare);
  const size = Math.min(rows.length, Math.max(fewestDrawn, Math.round((votes / Math.max(1, matrix.column.length)) * matrix.rowStart.length)));
  return (division) => {
    const chance = chances(seed ^ 0x5eed);
    const groups = division.centers.length;
    let sum = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      const drawn = Uint32Array.from({ length: size }, () => rows[Math.floor(chance() * rows.length)] ?? 0);
      sum += adjustedRandIndex(
        groupSample(matrix, left, drawn, groups, chance),
        Int8Array.from(drawn, (row) => division.of[row] ?? -1),
      );
    }
    return sum / samples;
  };
}

function groupSample(matrix: VoteMatrix, left: Uint8Array, drawn: Uint32Array, groups: number, chance: () => number): Int32Array {
  const sample = takeRows(matrix, drawn);
  const places = placeParticipants(sample, left, findComponents(sample, left, roughly));
  return kMeans({ ...places, weight: new Float64Array(drawn.length).fill(1) }, groups, chance, tries).of;
}
