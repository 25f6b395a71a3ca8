import type { Ctx } from '../../platform/ctx.ts';
import { isSmall } from '../../engines/suppression/index.ts';
import { standingOn, type Standing } from '../people/index.ts';
import { agreedOf, progressOf, spreadsOf, type Agreed, type ByIdea, type IdeaSpread, type Progress } from './figures.ts';
import { isInside } from './policy.ts';
import { fewestPlaced, type Reading } from './reading.ts';
import type { PaperSpread } from './spread.ts';

/** One big idea as this actor may see it. */
export interface IdeaView {
  /** Null where nobody placed it, or too few for these eyes. */
  readonly spread: IdeaSpread | null;
  readonly agreed: Agreed | null;
}

/**
 * As much of a reading as this actor may see. `hidden`: people still place, and nobody sees a figure.
 * `few`: too few people stand behind it to show it outside the group.
 */
export interface ReadingView {
  readonly reading: Reading;
  /** The group itself and those who lead. */
  readonly inside: boolean;
  /** For those inside only. */
  readonly progress: Progress | null;
  readonly figures: 'hidden' | 'few' | ByIdea<IdeaView>;
}

/** What the actor may see of readings of one issue, in the order given: the one gate to every figure. */
export async function viewReadings(ctx: Ctx, readings: readonly Reading[]): Promise<ReadingView[]> {
  const [first] = readings;
  if (!first) return [];
  const standing = await standingOn(ctx, first.issueId);
  const ids = readings.map((reading) => reading.id);
  const spreads = await spreadsOf(ctx, ids);
  const agreed = await agreedOf(ctx, ids);
  const progress = await progressOf(ctx, ids);
  return readings.map((reading) => {
    const inside = isInside(standing, reading);
    const bare = { spreads: spreads.get(reading.id) ?? new Map(), agreed: agreed.get(reading.id) ?? new Map() };
    return { reading, inside, progress: (inside && progress.get(reading.id)) || null, figures: figuresFor(reading, standing, bare) };
  });
}

interface Bare {
  readonly spreads: ByIdea<IdeaSpread>;
  readonly agreed: ByIdea<Agreed>;
}

/**
 * The rule of who sees which figures. Inside, what the group agreed always, and a spread from five placements on.
 * Outside, nothing about fewer people than the issue's threshold; a paper count of unknown size stays inside.
 */
export function figuresFor(
  reading: Pick<Reading, 'ring' | 'basis' | 'closedAt' | 'counted' | 'privacyThreshold'>,
  standing: Standing,
  bare: Bare,
): ReadingView['figures'] {
  if (!reading.closedAt) return 'hidden';
  const inside = isInside(standing, reading);
  if (!inside && tooSmallOutside(reading, bare)) return 'few';
  const least = inside ? fewestPlaced : reading.privacyThreshold;
  const ideas = new Set([...bare.spreads.keys(), ...bare.agreed.keys()]);
  return new Map([...ideas].map((idea) => [idea, ideaFor(bare, idea, least, inside || reading.basis === 'entered')]));
}

function tooSmallOutside(reading: Pick<Reading, 'basis' | 'counted' | 'privacyThreshold'>, { spreads }: Bare): boolean {
  const people = reading.basis === 'entered' ? (reading.counted ?? 0) : Math.max(0, ...[...spreads.values()].map((one) => one.people));
  return people === 0 || isSmall(people, reading.privacyThreshold);
}

function ideaFor({ spreads, agreed }: Bare, idea: string, least: number, alwaysAgreed: boolean): IdeaView {
  const spread = spreads.get(idea);
  const shown = spread && !isSmall(spread.people, least) ? spread : null;
  return { spread: shown, agreed: alwaysAgreed || shown ? (agreed.get(idea) ?? null) : null };
}

/** The figures that stand for an idea in a series: how placements are spread, else what was agreed or read from paper. */
export function figureOf(view: IdeaView | undefined): PaperSpread | null {
  return view?.spread?.spread ?? view?.agreed?.shares ?? null;
}
