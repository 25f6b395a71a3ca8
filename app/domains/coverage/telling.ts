import { inSteps } from '../../engines/suppression/index.ts';

/** How many people of a kind spoke, and how many there are, where that is known. Sub-groups are its parts. */
export interface Counted {
  /** Id of the kind. */
  readonly id: string;
  readonly voices: number;
  readonly population: number | null;
  readonly parts: readonly Counted[];
  /** Whether people can be of the kind and in none of its parts: a group stands in the category itself. */
  readonly hasRest: boolean;
}

/** Numbers of people who spoke as they may be told: in steps of the threshold ("30 or more"), 0 for fewer than one step; null where withheld. */
export interface ToldVoices {
  /** Everybody who spoke on the issue. */
  readonly all: number | null;
  readonly kinds: Readonly<Record<string, number | null>>;
}

/**
 * Tells how many people spoke, in steps of the threshold, so that two tellings can be subtracted from each other and nothing is
 * found (decision 0013). Readers may know the population to the last person: so a figure stops at the step from which at least
 * `threshold` people could still be silent, and of a population below twice the threshold nothing is told. A total that could say
 * that all of its parts are at their most is withheld.
 *
 * Kinds may overlap, and people who spoke may be in none of them; this protects the worst case, where neither is so.
 * @param all distinct people who spoke; the kinds are parts of them
 * @param threshold fewest people that a figure may be about, 2 or more
 * @param lowest the lowest threshold under which the same may have been told: the same, or a divisor of it
 */
export function tellVoices(all: number, kinds: readonly Counted[], threshold: number, lowest = threshold): ToldVoices {
  const limits = { threshold, lowest };
  const told: Record<string, number | null> = {};
  const tops = kinds.map((kind) => {
    const parts = kind.parts.map((part) => tellPart(part, kind.population, limits));
    for (const part of parts) told[part.id] = part.told;
    const range = rangeOf(kind.voices, kind.population, limits);
    const together = mostOf(parts) + mostOfRest(kind);
    const shown = kind.parts.length > 0 && pins(range.told, together, limits) ? null : range.told;
    told[kind.id] = shown;
    // A kind that is withheld must not come back through the total above it, so its step bounds it no longer.
    const own = shown === null ? (kind.population ?? Infinity) : range.most;
    return { told: shown, most: kind.parts.length > 0 ? Math.min(own, together) : own };
  });
  const total = inSteps(all, threshold);
  return { all: kinds.length > 0 && pins(total, mostOf(tops), limits) ? null : total, kinds: told };
}

interface Limits {
  readonly threshold: number;
  readonly lowest: number;
}

interface Range {
  readonly told: number | null;
  /** The most that it can be, for readers: it must follow from what is told, now and under lower thresholds, alone. */
  readonly most: number;
}

/** A part of a population is told only where its own population is known too, and no larger: else it would say how many of the whole spoke. */
function tellPart(part: Counted, ofPopulation: number | null, limits: Limits): Range & { id: string } {
  const isOpen = ofPopulation !== null && (part.population === null || part.population > ofPopulation);
  if (isOpen) return { id: part.id, told: null, most: ofPopulation };
  return { id: part.id, ...rangeOf(part.voices, part.population, limits) };
}

function rangeOf(voices: number, population: number | null, { threshold, lowest }: Limits): Range {
  const { told, most } = rangeUnder(voices, population, threshold);
  return { told, most: Math.min(most, rangeUnder(voices, population, lowest).most) };
}

function rangeUnder(voices: number, population: number | null, threshold: number): Range {
  const step = inSteps(voices, threshold);
  if (population === null) return { told: step, most: step + threshold - 1 };
  const cap = capOf(population, threshold);
  if (cap === null) return { told: null, most: population };
  return step < cap ? { told: step, most: step + threshold - 1 } : { told: cap, most: population };
}

/** The highest step that is told of a population: from there on, at least a threshold of people could be silent. Null where nothing is told. */
export function capOf(population: number, threshold: number): number | null {
  return population < 2 * threshold ? null : inSteps(population - threshold, threshold);
}

/** How many people can be in none of the parts, as far as populations say; any number where they do not. */
function mostOfRest({ hasRest, population, parts }: Counted): number {
  if (!hasRest) return 0;
  if (population === null || parts.some((part) => part.population === null)) return Infinity;
  return Math.max(0, population - parts.reduce((sum, part) => sum + (part.population ?? 0), 0));
}

/** Whether a total could say that every part is at its most; also one step below, or withholding it would itself say so (as `tellInSteps`). */
function pins(total: number | null, most: number, { threshold, lowest }: Limits): boolean {
  if (total === null || most === Infinity) return false;
  const room = most - total;
  return room % lowest === 0 && room <= threshold;
}

function mostOf(parts: readonly Range[]): number {
  return parts.reduce((sum, part) => sum + part.most, 0);
}

/** A share in 100, as far as figures in steps allow: exactly `from` to `to` of the whole, which is told in steps too. */
export interface ShareRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What share of the voices a kind can have, from told figures only, so it tells nothing more than they do.
 * Null where one of them is withheld, or the whole is below one step.
 */
export function shareOfVoices(kind: number | null, whole: number | null, threshold: number): ShareRange | null {
  if (kind === null || whole === null || whole === 0) return null;
  const from = (100 * kind) / (whole + threshold - 1);
  const to = (100 * (kind + threshold - 1)) / whole;
  return { from: Math.floor(from), to: Math.min(100, Math.ceil(to)) };
}
