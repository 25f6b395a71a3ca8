/**
 * The opinion engine: who votes alike, what is common ground, what divides. Pure, no I/O, deterministic: the same votes and the
 * same seed give the same result to the last bit, in whatever order the votes came.
 *
 *     const votes = new VoteMatrixBuilder<string>();
 *     votes.add('somebody', 12, 1);                  // participant, number of the statement, agree 1, disagree -1, pass 0
 *     const found = analyze(votes.build(), { rejected: new Set([3]), meta: new Set() });
 *
 * It computes what Polis computes (means, components, positions, representative and consensus statements, priorities: exact to
 * the tolerances of its golden tests) and groups people in its own way, without Polis's dependence on the order of votes.
 */
export { analyze, engineVersion } from './analyze.ts';
export { fairConsensus, groupAwareConsensus } from './common-ground.ts';
export { enoughVotes, fewestClustered } from './clustered.ts';
export { buildMatrix, VoteMatrixBuilder } from './matrix.ts';
export { adjustedRandIndex } from './rand-index.ts';
export { placeParticipants } from './positions.ts';
export { shareTest } from './representative.ts';
export { chances } from './chance.ts';
export type * from './types.ts';
