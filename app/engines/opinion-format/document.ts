import { engineVersion, type Analysis, type Consensus, type GroupVotes, type Representative } from '../opinion/index.ts';

type Id = number;

/**
 * An analysis as one JSON value, under the names that Polis's published results have: `tids` are the numbers of statements and
 * give the order of every list over them, agree is +1. What Polis has no name for is ours: `participant_positions`, `grouping`,
 * `stability`, `attempts`, `common_ground`, `seed`, `engine`. Ids ascend everywhere, so the same votes give the same bytes.
 */
export function analysisDocument(analysis: Analysis<Id>) {
  const { matrix, moderation, components, statementPositions, positions } = analysis;
  const tids = matrix.statements;
  const order = Array.from(matrix.participants.keys()).sort((a, b) => (matrix.participants[a] ?? 0) - (matrix.participants[b] ?? 0));
  const people = <T>(pick: (row: number) => T, among: (row: number) => boolean = () => true) =>
    Object.fromEntries(order.filter(among).map((row): [string, T] => [String(matrix.participants[row]), pick(row)]));
  const statements = <T>(values: ArrayLike<T>) => Object.fromEntries(tids.map((tid, to) => [String(tid), values[to]]));
  return {
    engine: engineVersion,
    seed: analysis.seed,
    n_participants: matrix.participants.length,
    n_statements: tids.length,
    tids,
    mod_out: ascending([...moderation.rejected, ...moderation.meta]),
    meta_tids: ascending(moderation.meta),
    in_conv: order.filter((row) => analysis.clustered[row]).map((row) => matrix.participants[row]),
    user_vote_counts: people((row) => analysis.voteCounts[row]),
    pca: {
      center: [...components.center],
      comps: [[...components.first], [...components.second]],
      comment_projection: [[...statementPositions.x], [...statementPositions.y]],
      comment_extremity: [...analysis.extremity],
      explained: components.explained,
    },
    participant_positions: people((row) => [positions.x[row], positions.y[row]]),
    base_clusters: baseClusters(analysis, order),
    group_clusters: groupClusters(analysis),
    group_of: people(
      (row) => analysis.groupOf[row],
      (row) => (analysis.groupOf[row] ?? -1) >= 0,
    ),
    group_votes: byGroup(analysis.groupVotes, (votes) => groupVotes(votes, tids)),
    group_aware_consensus: statements(analysis.groupAware),
    comment_priorities: statements(analysis.priorities),
    repness: byGroup(analysis.representative, (list) => list.map(representative)),
    consensus: { agree: analysis.consensus.agree.map(consensus), disagree: analysis.consensus.disagree.map(consensus) },
    grouping: analysis.grouping,
    stability: analysis.stability,
    attempts: analysis.attempts,
    common_ground: { agree: statements(analysis.common.agree), disagree: statements(analysis.common.disagree) },
  };
}

function ascending(ids: Iterable<number>): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}

function baseClusters({ bases, matrix }: Analysis<Id>, order: readonly number[]) {
  const members = Array.from(bases.x, (): Id[] => []);
  for (const row of order) {
    const id = matrix.participants[row];
    if (id !== undefined) members[bases.of[row] ?? -1]?.push(id);
  }
  return { id: [...bases.x.keys()], members, x: [...bases.x], y: [...bases.y], count: [...bases.weight] };
}

/** Groups made elsewhere may cut through a base cluster: it stands under the group that most of its people are in. */
function groupClusters({ bases, groupOf, centers }: Analysis<Id>) {
  const members = centers.map((): number[] => []);
  const counts = Array.from(bases.x, () => new Uint32Array(centers.length));
  for (const [row, base] of bases.of.entries()) {
    const count = counts[base];
    const group = groupOf[row] ?? -1;
    if (count && group >= 0) count[group] = (count[group] ?? 0) + 1;
  }
  for (const [base, count] of counts.entries()) {
    const most = Math.max(...count);
    if (most > 0) members[count.indexOf(most)]?.push(base);
  }
  return centers.map(({ x, y }, id) => ({ id, members: members[id] ?? [], center: [x, y] }));
}

function byGroup<T, R>(groups: readonly T[], say: (group: T) => R): Record<string, R> {
  return Object.fromEntries(groups.map((group, number) => [String(number), say(group)]));
}

function groupVotes({ members, agrees, disagrees, votes }: GroupVotes, tids: readonly number[]) {
  return { 'n-members': members, votes: Object.fromEntries(tids.map((tid, to) => [String(tid), { A: agrees[to], D: disagrees[to], S: votes[to] }])) };
}

function representative(one: Representative) {
  return {
    tid: one.statement,
    'n-success': one.successes,
    'n-trials': one.trials,
    'p-success': one.probability,
    'p-test': one.test,
    repness: one.ratio,
    'repness-test': one.ratioTest,
    'repful-for': one.side,
    ...(one.bestAgree === null ? {} : { 'best-agree': true, 'n-agree': one.bestAgree }),
  };
}

function consensus({ statement, successes, trials, probability, test }: Consensus) {
  return { tid: statement, 'n-success': successes, 'n-trials': trials, 'p-success': probability, 'p-test': test };
}
