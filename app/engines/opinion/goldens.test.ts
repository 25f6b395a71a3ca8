import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adjustedRandIndex, analyze, VoteMatrixBuilder, type Analysis, type VoteMatrix } from './index.ts';
import { placeParticipants, placeStatements } from './positions.ts';

/** Real conversations with everything that Polis published about them. They lie beside the project. */
const folder = join(process.env['LONGTABLE_REFERENCE_DATA'] ?? join(process.cwd(), '../shared/data'), 'opinion/golden');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json'))) : [];

interface Listed {
  tid: number;
  'repful-for': 'agree' | 'disagree';
  'n-success': number;
  'n-trials': number;
  'n-agree'?: number;
  'best-agree'?: boolean;
  'p-success': number;
  'p-test': number;
  repness: number;
  'repness-test': number;
}
interface Published {
  tids: number[];
  mod_out: number[];
  meta_tids: number[];
  in_conv: number[];
  user_vote_counts: Record<string, number>;
  pca: { center: number[]; comps: number[][]; comment_projection: number[][]; comment_extremity: number[] };
  base_clusters: { members: number[][]; x: number[]; y: number[]; count: number[] };
  group_of: Record<string, number>;
  group_votes: Record<string, { 'n-members': number; votes: Record<string, { A: number; D: number; S: number }> }>;
  group_aware_consensus: Record<string, number>;
  comment_priorities: Record<string, number> | null;
  repness: Record<string, Listed[]>;
  consensus: { agree: Listed[]; disagree: Listed[] };
}

interface Golden {
  published: Published;
  matrix: VoteMatrix<number>;
  analysis: Analysis<number>;
  groupOf: Map<number, number>;
  column: (tid: number) => number;
}

const opened = new Map<string, Golden>();

function golden(name: string): Golden {
  const known = opened.get(name);
  if (known) return known;
  const published = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as Published;
  const builder = new VoteMatrixBuilder<number>();
  for (const line of readFileSync(join(folder, name, 'votes.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)) {
    const [participant = 0, statement = 0, value = 0] = line.split(',').map(Number);
    builder.add(participant, statement, value);
  }
  const matrix = builder.build();
  const groupOf = new Map(Object.entries(published.group_of).map(([id, group]) => [Number(id), group]));
  const analysis = analyze(matrix, moderationOf(published), { groupOf, clustered: new Set(published.in_conv) });
  const made = { published, matrix, analysis, groupOf, column: (tid: number) => matrix.statements.indexOf(tid) };
  opened.set(name, made);
  return made;
}

function moderationOf({ mod_out, meta_tids }: Published) {
  return { rejected: new Set(mod_out), meta: new Set(meta_tids) };
}

function furthest(pairs: Iterable<readonly [number, number]>): number {
  let most = 0;
  for (const [a, b] of pairs) most = Math.max(most, Math.abs(a - b));
  return most;
}

if (names.length === 0) test.skip(`skipped: reference data not present at ${folder}`, () => {});

describe.each(names)('the golden conversation %s', (name) => {
  test('has its statements, counts, means and group votes to the last digits', () => {
    const { published, matrix, analysis, column } = golden(name);
    expect(matrix.statements).toEqual([...published.tids].sort((a, b) => a - b));
    expect(Object.fromEntries(matrix.participants.map((id, row) => [id, analysis.voteCounts[row]]))).toEqual(published.user_vote_counts);
    expect(furthest(published.tids.map((tid, at) => [analysis.components.center[column(tid)] ?? NaN, published.pca.center[at] ?? 0]))).toBeLessThan(1e-12);
    for (const [group, expected] of Object.entries(published.group_votes)) {
      const found = analysis.groupVotes[Number(group)];
      expect(found?.members).toBe(expected['n-members']);
      for (const [tid, { A, D, S }] of Object.entries(expected.votes)) {
        const to = column(Number(tid));
        expect([found?.agrees[to], found?.disagrees[to], found?.votes[to]]).toEqual([A, D, S]);
      }
    }
    const aware = Object.entries(published.group_aware_consensus).map(([tid, value]) => [analysis.groupAware[column(Number(tid))] ?? NaN, value] as const);
    expect(furthest(aware)).toBeLessThan(1e-12);
  });

  test('has the same two directions, and people, statements and priorities in the same places', () => {
    const { published, analysis, column } = golden(name);
    const signs = [analysis.components.first, analysis.components.second].map((direction, at) => {
      const other = published.pca.comps[at] ?? [];
      const dot = published.tids.reduce((sum, tid, to) => sum + (direction[column(tid)] ?? 0) * (other[to] ?? 0), 0);
      const size = Math.sqrt(other.reduce((sum, one) => sum + one * one, 0));
      expect(1 - Math.abs(dot) / size).toBeLessThan(1e-12);
      return Math.sign(dot);
    });
    const places = published.tids.flatMap((tid, at) => [
      [analysis.statementPositions.x[column(tid)] ?? NaN, (signs[0] ?? 1) * (published.pca.comment_projection[0]?.[at] ?? 0)] as const,
      [analysis.statementPositions.y[column(tid)] ?? NaN, (signs[1] ?? 1) * (published.pca.comment_projection[1]?.[at] ?? 0)] as const,
      [analysis.extremity[column(tid)] ?? NaN, published.pca.comment_extremity[at] ?? 0] as const,
    ]);
    expect(furthest(places)).toBeLessThan(1e-6);
    const rank = new Map(analysis.matrix.participants.map((id, row) => [id, row]));
    const alone = published.base_clusters.members.flatMap((members, at) => (members.length === 1 ? [[members[0] ?? -1, at] as const] : []));
    const people = alone.flatMap(([id, at]) => [
      [analysis.positions.x[rank.get(id) ?? -1] ?? NaN, (signs[0] ?? 1) * (published.base_clusters.x[at] ?? 0)] as const,
      [analysis.positions.y[rank.get(id) ?? -1] ?? NaN, (signs[1] ?? 1) * (published.base_clusters.y[at] ?? 0)] as const,
    ]);
    expect(people.length).toBeGreaterThan(0);
    expect(furthest(people)).toBeLessThan(1e-6);
    const priorities = Object.entries(published.comment_priorities ?? {}).map(
      ([tid, value]) => [analysis.priorities[column(Number(tid))] ?? NaN, value] as const,
    );
    expect(furthest(priorities)).toBeLessThan(1e-6);
  });

  test('has positions exact to twelve digits where the directions are those of Polis', () => {
    const { published, matrix, analysis } = golden(name);
    const by = (values: readonly number[]) => Float64Array.from(matrix.statements, (tid) => values[published.tids.indexOf(tid)] ?? 0);
    const [first = [], second = []] = published.pca.comps;
    const components = { ...analysis.components, center: by(published.pca.center), first: by(first), second: by(second) };
    const left = Uint8Array.from(matrix.statements, (tid) => (published.mod_out.includes(tid) ? 1 : 0));
    const statements = placeStatements(components);
    const [xs = [], ys = []] = published.pca.comment_projection;
    expect(furthest([...statements.x].map((x, at) => [x, by(xs)[at] ?? NaN]))).toBeLessThan(1e-12);
    expect(furthest([...statements.y].map((y, at) => [y, by(ys)[at] ?? NaN]))).toBeLessThan(1e-12);
    const people = placeParticipants(matrix, left, components);
    const alone = published.base_clusters.members.flatMap((members, at) =>
      members.length === 1 ? [[matrix.participants.indexOf(members[0] ?? -1), at] as const] : [],
    );
    expect(furthest(alone.map(([row, at]) => [people.x[row] ?? NaN, published.base_clusters.x[at] ?? 0]))).toBeLessThan(1e-11);
  });

  test('has the same representative and consensus statements, in the same order, with the same figures', () => {
    const { published, analysis } = golden(name);
    for (const [group, expected] of Object.entries(published.repness)) {
      const found = analysis.representative[Number(group)] ?? [];
      expect(found.map((one) => [one.statement, one.side, one.successes, one.trials, one.bestAgree])).toEqual(
        expected.map((one) => [one.tid, one['repful-for'], one['n-success'], one['n-trials'], one['best-agree'] ? (one['n-agree'] ?? null) : null]),
      );
      const figures = expected.flatMap((one, at) => [
        [found[at]?.probability ?? NaN, one['p-success']] as const,
        [found[at]?.test ?? NaN, one['p-test']] as const,
        [found[at]?.ratio ?? NaN, one.repness] as const,
      ]);
      expect(furthest(figures)).toBeLessThan(1e-12);
      for (const [at, one] of expected.entries())
        expect(Math.abs((found[at]?.ratioTest ?? NaN) - one['repness-test'])).toBeLessThan(1e-6 * Math.max(1, Math.abs(one['repness-test'])));
    }
    for (const side of ['agree', 'disagree'] as const) {
      const [found, expected] = [analysis.consensus[side], published.consensus[side]];
      expect(found.map((one) => [one.statement, one.successes, one.trials])).toEqual(expected.map((one) => [one.tid, one['n-success'], one['n-trials']]));
      const figures = expected.flatMap((one, at) => [
        [found[at]?.probability ?? NaN, one['p-success']] as const,
        [found[at]?.test ?? NaN, one['p-test']] as const,
      ]);
      expect(furthest(figures)).toBeLessThan(1e-12);
    }
  });

  test('is divided at no greater cost than by Polis', () => {
    const { published, matrix, analysis, groupOf } = golden(name);
    const groups = Object.keys(published.group_votes).length;
    const own = analyze(matrix, moderationOf(published), { clustered: new Set(published.in_conv), groups, samples: 0 });
    const theirs = Int8Array.from(matrix.participants, (id) => groupOf.get(id) ?? -1);
    expect(costOf(analysis, own.groupOf)).toBeLessThanOrEqual(costOf(analysis, theirs) * (1 + 1e-12));
  });
});

/** Sum of squared distances of people to the middle of their group. */
function costOf({ positions: { x, y } }: Analysis<number>, groupOf: Int8Array): number {
  let cost = 0;
  for (let group = 0; group <= Math.max(...groupOf); group += 1) {
    const rows = [...groupOf.keys()].filter((row) => groupOf[row] === group);
    const mean = (values: Float64Array) => rows.reduce((sum, row) => sum + (values[row] ?? 0), 0) / rows.length;
    const [mx, my] = [mean(x), mean(y)];
    for (const row of rows) cost += ((x[row] ?? 0) - mx) ** 2 + ((y[row] ?? 0) - my) ** 2;
  }
  return cost;
}

if (names.length > 0) {
  test('conversations of a hundred people or more are divided as Polis divided them: an adjusted Rand index of 0.93 or more in the middle', () => {
    const indices = names.flatMap((name) => {
      const { published, matrix, groupOf } = golden(name);
      if (matrix.participants.length < 100) return [];
      const groups = Object.keys(published.group_votes).length;
      const own = analyze(matrix, moderationOf(published), { clustered: new Set(published.in_conv), groups, samples: 0 });
      return [
        adjustedRandIndex(
          own.groupOf,
          Int8Array.from(matrix.participants, (id) => groupOf.get(id) ?? -1),
        ),
      ];
    });
    indices.sort((a, b) => a - b);
    const middle = ((indices[Math.floor((indices.length - 1) / 2)] ?? 0) + (indices[Math.ceil((indices.length - 1) / 2)] ?? 0)) / 2;
    expect(middle).toBeGreaterThanOrEqual(0.93);
  });
}
