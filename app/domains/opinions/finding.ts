import { createHash } from 'node:crypto';
import { analyze, buildMatrix, engineVersion, type Analysis, type GroupVotes, type Point } from '../../engines/opinion/index.ts';
import { densityOf } from './density.ts';
import type { Findings, FoundGroup, FoundOverlay, FoundStatement, Votes } from './findings.ts';
import type { VotesToAnalyse } from './votes-to-analyse.ts';

/** Every analysis of ours takes its chances from this seed, so that the command line gives the same result without being told. */
export const standardSeed = 1;

export interface Found {
  /** Of everything that decided the findings. */
  readonly digest: string;
  /** Null where the digest is one that the caller knows already. */
  readonly findings: Findings | null;
  /** Weight of each statement in the choice of the next to show, by id. */
  readonly priorities: ReadonlyMap<string, number>;
}

/** Works out what is found in a conversation. Pure; runs in a thread of its own (`finding-thread.ts`). */
export function find(votes: VotesToAnalyse, known: readonly string[]): Found {
  const ids = Array.from({ length: votes.rowStart.length - 1 }, (_, row) => row);
  const numbers = votes.statements.map(({ number }) => number);
  const matrix = withoutEmptyColumns(buildMatrix(ids, numbers, votes.rowStart, votes.column, votes.value));
  const digest = digestOf(votes, matrix);
  if (known.includes(digest)) return { digest, findings: null, priorities: new Map() };
  const those = (is: 'isRejected' | 'isMeta') => new Set(votes.statements.filter((one) => one[is]).map(({ number }) => number));
  const analysis = analyze(matrix, { rejected: those('isRejected'), meta: those('isMeta') }, { seed: standardSeed });
  const byNumber = new Map(votes.statements.map((one) => [one.number, one]));
  return {
    digest,
    findings: findingsOf(votes, analysis),
    priorities: new Map(matrix.statements.flatMap((number, at) => [[byNumber.get(number)?.id ?? '', analysis.priorities[at] ?? 1] as const])),
  };
}

type Matrix = Analysis<number>['matrix'];

/** A statement that nobody voted on has no column: the number of columns weighs in the positions. */
function withoutEmptyColumns(matrix: Matrix): Matrix {
  const used = new Uint8Array(matrix.statements.length);
  for (const column of matrix.column) used[column] = 1;
  if (used.every((one) => one === 1)) return matrix;
  let next = 0;
  const rank = Uint16Array.from(used, (one) => (one ? next++ : 0));
  return { ...matrix, statements: matrix.statements.filter((_, at) => used[at] === 1), column: matrix.column.map((column) => rank[column] ?? 0) };
}

function digestOf({ statements, overlays, threshold }: VotesToAnalyse, { rowStart, column, value, participants }: Matrix): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([engineVersion, threshold, statements.map((one) => [one.number, one.isRejected, one.isMeta])]));
  for (const part of [rowStart, column, value]) hash.update(part);
  const rank = new Int32Array(participants.length);
  participants.forEach((row, to) => (rank[row] = to));
  for (const { kind, key, rows } of overlays) hash.update(`${kind} ${key} ${[...rows].map((row) => rank[row] ?? -1).sort((a, b) => a - b)}`);
  return hash.digest('base64url');
}

function findingsOf(votes: VotesToAnalyse, analysis: Analysis<number>): Findings {
  const { matrix, components } = analysis;
  const byNumber = new Map(votes.statements.map((one) => [one.number, one]));
  const isLeft = (number: number) => byNumber.get(number)?.isRejected || byNumber.get(number)?.isMeta;
  return {
    engine: engineVersion,
    seed: analysis.seed,
    voters: matrix.participants.length,
    placed: analysis.clustered.reduce((sum, one) => sum + one, 0),
    votes: matrix.column.length,
    grouping: analysis.grouping,
    stability: analysis.stability,
    attempts: analysis.attempts,
    explained: components.explained,
    groups: analysis.groupVotes.map(({ members }, group) => groupOf(analysis, members, group)),
    statements: matrix.statements.flatMap((number, column) => {
      const statement = byNumber.get(number);
      return statement && !statement.isRejected ? [statementOf(analysis, statement, column)] : [];
    }),
    density: densityOf(analysis.positions, analysis.clustered, votes.threshold),
    overlays: votes.overlays.flatMap((overlay) => overlayOf(analysis, overlay)),
    compass: {
      numbers: matrix.statements,
      center: [...components.center],
      first: [...components.first],
      second: [...components.second],
      leftOut: matrix.statements.filter(isLeft),
    },
  };
}

function groupOf({ centers, representative }: Analysis<number>, size: number, group: number): FoundGroup {
  return {
    size,
    center: centers[group] ?? { x: 0, y: 0 },
    typical: (representative[group] ?? []).map(({ statement, side, ratioTest }) => ({ statement, side, sure: ratioTest })),
  };
}

function statementOf(analysis: Analysis<number>, { id, number, isMeta }: VotesToAnalyse['statements'][number], column: number): FoundStatement {
  return {
    id,
    number,
    isMeta,
    all: votesOn(analysis.allVotes, column),
    byGroup: analysis.groupVotes.map((group) => votesOn(group, column)),
    place: { x: analysis.statementPositions.x[column] ?? 0, y: analysis.statementPositions.y[column] ?? 0 },
    extremity: analysis.extremity[column] ?? 0,
    commonAgree: analysis.common.agree[column] ?? 0,
    commonDisagree: analysis.common.disagree[column] ?? 0,
  };
}

function votesOn({ agrees, disagrees, votes }: GroupVotes, column: number): Votes {
  const [agree, disagree] = [agrees[column] ?? 0, disagrees[column] ?? 0];
  return { agrees: agree, disagrees: disagree, passes: (votes[column] ?? 0) - agree - disagree };
}

/** Of the people of a ring or stakeholder group who are placed: how many, where in the mean, and in which opinion groups. */
function overlayOf(analysis: Analysis<number>, { kind, key, rows }: VotesToAnalyse['overlays'][number]): FoundOverlay[] {
  const rank = new Map(analysis.matrix.participants.map((row, at) => [row, at]));
  const placed = [...rows].flatMap((row) => {
    const at = rank.get(row);
    return at !== undefined && analysis.clustered[at] ? [at] : [];
  });
  // In the order of the matrix, so that the last digit of a mean does not depend on ids.
  placed.sort((a, b) => a - b);
  if (placed.length === 0) return [];
  const mean = (values: Float64Array) => placed.reduce((sum, at) => sum + (values[at] ?? 0), 0) / placed.length;
  const center: Point = { x: mean(analysis.positions.x), y: mean(analysis.positions.y) };
  const byGroup = analysis.centers.map((_, group) => placed.filter((at) => analysis.groupOf[at] === group).length);
  return [{ kind, key, size: placed.length, center, byGroup }];
}
