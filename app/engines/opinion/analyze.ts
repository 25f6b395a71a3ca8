import { chances } from './chance.ts';
import { countVotes, fewestClustered, whoIsClustered } from './clustered.ts';
import { fairConsensus, groupAwareConsensus } from './common-ground.ts';
import { findComponents } from './components.ts';
import { countAllVotes, countGroupVotes } from './group-votes.ts';
import { divide, fewestGroups, gather, mostGroupsFor, type Crowd, type Division } from './grouping.ts';
import { distancesFromMiddle, placeParticipants, placeStatements } from './positions.ts';
import { prioritise } from './priorities.ts';
import { findConsensus, findRepresentative } from './representative.ts';
import { createStability, steadyEnough } from './stability.ts';
import type { Analysis, AnalysisOptions, Attempt, Components, Grouping, GroupVotes, Label, Moderation, Places, Point, VoteMatrix } from './types.ts';

/** Changes whenever the same votes could give another result. */
export const engineVersion = 'longtable-opinion/1';

/** Enough that the mean moves by a few hundredths from one seed to another. */
const usualSamples = 20;
/** People who differ on one or two statements that most voted on do not differ in what they think of the matter. */
const fewestCarrying = 3;
/** Of a smaller group nothing could ever be told: no threshold of privacy is lower. */
const fewestInGroup = 5;

const nobody: Moderation = { rejected: new Set(), meta: new Set() };

/**
 * Analyses a conversation. Pure; takes about half a second for a million votes.
 * @param moderation which statements are left out of positions, groups and lists
 */
export function analyze<Id extends Label>(matrix: VoteMatrix<Id>, moderation: Moderation = nobody, options: AnalysisOptions<Id> = {}): Analysis<Id> {
  const seed = options.seed ?? 1;
  const left = Uint8Array.from(matrix.statements, (number) => (moderation.rejected.has(number) || moderation.meta.has(number) ? 1 : 0));
  const voteCounts = countVotes(matrix);
  const clustered = whoIsClustered(matrix, voteCounts, options.clustered);
  const components = findComponents(matrix, left);
  const positions = placeParticipants(matrix, left, components);
  const crowd = gather(positions, clustered);
  const found = options.groupOf ? given(matrix, positions, options.groupOf) : findGroups({ matrix, left, crowd, components }, options, seed);
  const groupVotes = countGroupVotes(matrix, found.of, found.centers.length);
  const all = countAllVotes(matrix);
  const statementPositions = placeStatements(components);
  const extremity = distancesFromMiddle(statementPositions);
  return {
    matrix,
    moderation,
    seed,
    voteCounts,
    clustered,
    components,
    positions,
    statementPositions,
    extremity,
    bases: crowd.bases,
    grouping: found.grouping,
    groupOf: found.of,
    centers: found.centers,
    attempts: found.attempts,
    stability: found.stability,
    groupVotes,
    allVotes: all,
    representative: findRepresentative(groupVotes, matrix.statements, left),
    consensus: findConsensus(all, matrix.statements, left),
    groupAware: groupAwareConsensus(groupVotes, matrix.statements.length),
    common: fairConsensus(groupVotes.length > 0 ? groupVotes : [all], matrix.statements.length),
    priorities: prioritise(weighing(matrix, clustered, groupVotes), extremity, (to) => moderation.meta.has(matrix.statements[to] ?? -1)),
  };
}

interface Found {
  readonly grouping: Grouping;
  readonly of: Int8Array;
  readonly centers: readonly Point[];
  readonly attempts: readonly Attempt[];
  readonly stability: number | null;
}

interface Ground {
  readonly matrix: VoteMatrix;
  readonly left: Uint8Array;
  readonly crowd: Crowd;
  readonly components: Components;
}

/** Tries two to five groups and takes the clearest division that stays when other samples of the people are taken. */
function findGroups({ matrix, left, crowd, components }: Ground, options: Pick<AnalysisOptions, 'groups' | 'samples'>, seed: number): Found {
  const none = (grouping: Grouping, attempts: readonly Attempt[] = []): Found => ({
    grouping,
    of: new Int8Array(matrix.participants.length).fill(-1),
    centers: [],
    attempts,
    stability: null,
  });
  const most = mostGroupsFor(crowd);
  if (crowd.rows.length < fewestClustered || most < fewestGroups) return none('too-few');
  const numbers = options.groups ? [options.groups] : Array.from({ length: most - fewestGroups + 1 }, (_, at) => fewestGroups + at);
  const chance = chances(seed);
  const tried = numbers.map((groups) => divide(crowd, groups, chance, matrix.participants.length));
  const clearestFirst = tried.filter((one) => options.groups || Math.min(...one.sizes) >= fewestInGroup).sort((a, b) => b.silhouette - a.silhouette);
  const samples = options.samples ?? usualSamples;
  const [clearest] = clearestFirst;
  if (!clearest || (!options.groups && carriedBy(components.first) < fewestCarrying)) return none('no-clear-groups', attemptsOf(tried, new Map()));
  if (samples === 0) return chosen(clearest, tried, new Map());
  const stability = createStability(matrix, left, crowd, seed, samples);
  const measured = new Map<Division, number>();
  for (const division of clearestFirst) {
    measured.set(division, stability(division));
    if ((measured.get(division) ?? 0) >= steadyEnough || options.groups) return chosen(division, tried, measured);
  }
  return none('no-clear-groups', attemptsOf(tried, measured));
}

/** By how many statements a direction is carried: 1 where it is a single one, all of them where each weighs the same (the inverse participation ratio). */
function carriedBy(direction: Float64Array): number {
  const fourth = direction.reduce((sum, one) => sum + one ** 4, 0);
  return fourth > 0 ? 1 / fourth : 0;
}

function chosen(division: Division, tried: readonly Division[], measured: ReadonlyMap<Division, number>): Found {
  const stability = measured.get(division) ?? null;
  return { grouping: 'groups', of: division.of, centers: division.centers, attempts: attemptsOf(tried, measured), stability };
}

function attemptsOf(tried: readonly Division[], measured: ReadonlyMap<Division, number>): Attempt[] {
  return tried.map((one) => ({ groups: one.centers.length, silhouette: one.silhouette, stability: measured.get(one) ?? null }));
}

/** Groups made elsewhere: their centres are the means of their people. */
function given<Id extends Label>({ participants }: VoteMatrix<Id>, { x, y }: Places, groupOf: ReadonlyMap<Id, number>): Found {
  const of = Int8Array.from(participants, (id) => groupOf.get(id) ?? -1);
  const groups = of.reduce((most, one) => Math.max(most, one + 1), 0);
  const centers = Array.from({ length: groups }, (_, group) => {
    const mean = (values: Float64Array) => {
      const members = values.filter((_value, row) => of[row] === group);
      return members.reduce((sum, value) => sum + value, 0) / Math.max(1, members.length);
    };
    return { x: mean(x), y: mean(y) };
  });
  return { grouping: groups > 0 ? 'groups' : 'no-clear-groups', of, centers, attempts: [], stability: null };
}

/** Whose votes weigh in priorities: the people in groups, or where there are none, all who are clustered. */
function weighing(matrix: VoteMatrix, clustered: Uint8Array, groups: readonly GroupVotes[]): readonly GroupVotes[] {
  if (groups.length > 0) return groups;
  return countGroupVotes(
    matrix,
    Int8Array.from(clustered, (one) => one - 1),
    1,
  );
}
