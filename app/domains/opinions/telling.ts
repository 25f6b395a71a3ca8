import type { Point } from '../../engines/opinion/index.ts';
import type { ToldFigures } from './count-tables.ts';
import { tellExactFigures } from './exact-figures.ts';
import type { Findings, FoundGroup, FoundOverlay, FoundStatement, Votes } from './findings.ts';
import { rank, votesIn } from './ranking.ts';
import { tellStepFigures } from './step-figures.ts';
import type { Manner, ToldGroup, ToldOverlay, ToldResult, ToldStatement, ToldTypical } from './told.ts';

export type StatementWords = Pick<ToldStatement, 'id' | 'body' | 'lang' | 'isMeta' | 'speech'>;

/** How findings are told, and the words that people put to them since. */
export interface Telling {
  readonly manner: Manner;
  /** As it was when the release was made. */
  readonly threshold: number;
  /** The lowest under which this conversation was ever told, up to this release. */
  readonly lowest: number;
  readonly releasedAt: Date;
  /** Whether those who read it may have read the same votes in steps before; true unless it is said to be false. */
  readonly afterSteps?: boolean;
  /** By number of the statement; those that are not here are left out everywhere. */
  readonly words: ReadonlyMap<number, StatementWords>;
  /** By number of the group, from 0. */
  readonly names: ReadonlyMap<number, NonNullable<ToldGroup['name']>>;
  /** By key of the overlay; those that are not here are left out. */
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * What may be shown of findings. No figure is about fewer people than the threshold, and none can be worked out from the others
 * or from another release. What cannot be told exactly at all is told in steps, as `manner` says then. Figures do not depend on the words: what is hidden later changes nothing in what is told of the rest.
 */
export function tell(findings: Findings, telling: Telling): ToldResult {
  const { threshold, releasedAt, words } = telling;
  const { manner, figures } = figuresOf(findings, telling);
  const statements = findings.statements.flatMap((found, at): Pair[] => {
    const said = words.get(found.number);
    return said ? [{ ...found, isMeta: found.isMeta || said.isMeta, told: statementOf(found, said, figures.statements[at], threshold) }] : [];
  });
  const ranked = rank(
    statements.filter(({ told, isMeta }) => told.all.total && !isMeta),
    findings.voters,
    threshold,
  );
  return {
    manner,
    threshold,
    releasedAt,
    voters: figures.voters,
    placed: figures.placed,
    grouping: findings.grouping,
    steadiness: steadinessOf(findings.stability),
    stability: findings.stability,
    groups: findings.groups.map((group, number) => groupOf(group, number, statements, figures, telling)),
    statements: statements.map(({ told }) => told),
    agreed: ranked.agreed.map(({ told }) => told),
    rejected: ranked.rejected.map(({ told }) => told),
    divides: ranked.divides.map(({ told }) => told).toSorted((a, b) => Number(tellsTwoSides(b)) - Number(tellsTwoSides(a))),
    unknown: ranked.unknown.map(({ told }) => told),
    density: findings.voters < threshold ? [] : findings.density,
    overlays: findings.overlays.flatMap((overlay, at) => overlayOf(overlay, figures.overlays[at], telling)),
    method: {
      engine: findings.engine,
      seed: findings.seed,
      explained: findings.explained,
      attempts: findings.attempts.map(({ groups, silhouette, stability }) => ({ groups, silhouette, stability })),
    },
  };
}

function figuresOf(findings: Findings, { manner, threshold, lowest, afterSteps = true }: Telling): { manner: Manner; figures: ToldFigures } {
  const exact = manner === 'exact' ? tellExactFigures(findings, { threshold, steps: afterSteps ? lowest : null }) : null;
  return exact ? { manner: 'exact', figures: exact } : { manner: 'steps', figures: tellStepFigures(findings, threshold, lowest) };
}

/** A statement as it was found, with what is told of it. */
interface Pair extends FoundStatement {
  readonly told: ToldStatement;
}

const middle: Point = { x: 0, y: 0 };
const noVotes = { agrees: null, disagrees: null, passes: null, total: null };
const mostTypical = 5;
/** z: ninety-nine in a hundred. */
const verySure = 2.33;

function statementOf(found: FoundStatement, said: StatementWords, figures: ToldFigures['statements'][number] | undefined, threshold: number): ToldStatement {
  const isPlaced = mayPlace(found.all, threshold);
  return {
    id: found.id,
    number: found.number,
    body: said.body,
    lang: said.lang,
    isMeta: found.isMeta || said.isMeta,
    speech: said.speech,
    place: isPlaced ? rounded(found.place) : middle,
    extremity: isPlaced ? round(found.extremity) : 0,
    all: figures?.all ?? noVotes,
    byGroup: figures?.byGroup ?? [],
  };
}

/** Whether what is told shows that people differ: two groups, or where there are none, both sides. */
function tellsTwoSides({ all, byGroup }: ToldStatement): boolean {
  if (byGroup.length === 0) return Boolean(all.agrees && all.disagrees);
  return byGroup.filter(({ agrees, disagrees }) => agrees || disagrees).length > 1;
}

/**
 * A statement on which all vote alike stands exactly in the middle, and near it when few do not; so the place of one with fewer
 * than the threshold on the other sides, or in all, would tell of them. Those are all set in the middle.
 */
function mayPlace(all: Votes, threshold: number): boolean {
  return votesIn(all) - Math.max(all.agrees, all.disagrees, all.passes) >= threshold;
}

function steadinessOf(stability: number | null): ToldResult['steadiness'] {
  if (stability === null) return null;
  if (stability >= 0.75) return 'very';
  return stability >= 0.5 ? 'fairly' : 'hardly';
}

function groupOf(group: FoundGroup, number: number, statements: readonly Pair[], figures: ToldFigures, { threshold, names }: Telling): ToldGroup {
  const letter = String.fromCharCode(65 + number);
  if (group.size < threshold) return { letter, name: null, size: figures.sizes[number] ?? null, center: null, typical: [] };
  const typical = group.typical.flatMap(({ statement, side, sure }): ToldTypical[] => {
    const one = statements.find((each) => each.number === statement);
    const votes = one?.byGroup[number];
    if (!one || one.isMeta || !votes || votesIn(votes) < threshold) return [];
    return [{ statement: one.told, side, sure: sure >= verySure ? 'very' : 'fairly' }];
  });
  return {
    letter,
    name: names.get(number) ?? null,
    size: figures.sizes[number] ?? null,
    center: rounded(group.center),
    typical: typical.slice(0, mostTypical),
  };
}

function overlayOf(
  { kind, key, size, center }: FoundOverlay,
  figures: ToldFigures['overlays'][number] | undefined,
  { threshold, labels }: Telling,
): ToldOverlay[] {
  const label = labels.get(key);
  if (label === undefined) return [];
  return [{ kind, key, label, size: figures?.size ?? null, center: size < threshold ? null : rounded(center), byGroup: figures?.byGroup ?? [] }];
}

/** Finer than anybody can see on the map, and too coarse to reckon back from. */
function rounded({ x, y }: Point): Point {
  return { x: round(x), y: round(y) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
