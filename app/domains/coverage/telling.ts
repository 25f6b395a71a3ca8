import { inSteps } from '../../engines/suppression/index.ts';

/** How many people of a kind spoke, and how many there are, where that is known. Sub-groups are its parts. */
export interface Counted {
  /** Id of the kind. */
  readonly id: string;
  readonly voices: number;
  readonly population: number | null;
  readonly parts: readonly Counted[];
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
 * `threshold` people could still be silent, and of a population below twice the threshold nothing is told. A total that would say
 * that all of its parts are at their most is withheld.
 *
 * Kinds may overlap and hold people who are in none of their parts; this protects the worst case, where they do neither.
 * @param all distinct people who spoke; the kinds are parts of them
 * @param threshold fewest people that a figure may be about, 2 or more
 */
export function tellVoices(all: number, kinds: readonly Counted[], threshold: number): ToldVoices {
  const told: Record<string, number | null> = {};
  const tops = kinds.map((kind) => {
    const parts = kind.parts.map((part) => tellPart(part, kind.population, threshold));
    for (const part of parts) told[part.id] = part.told;
    const range = rangeOf(kind.voices, kind.population, threshold);
    const top = { id: kind.id, ...range, told: pinsParts(range.told, parts, threshold) ? null : range.told };
    told[top.id] = top.told;
    return top;
  });
  const total = inSteps(all, threshold);
  return { all: pinsParts(total, tops, threshold) ? null : total, kinds: told };
}

interface Range {
  readonly told: number | null;
  /** The most that it can be, for readers. */
  readonly most: number;
}

/** A part of a population is told only where its own population is known too, and no larger: else it would say how many of the whole spoke. */
function tellPart(part: Counted, ofPopulation: number | null, threshold: number): Range & { id: string } {
  const isOpen = ofPopulation !== null && (part.population === null || part.population > ofPopulation);
  if (isOpen) return { id: part.id, told: null, most: ofPopulation };
  return { id: part.id, ...rangeOf(part.voices, part.population, threshold) };
}

function rangeOf(voices: number, population: number | null, threshold: number): Range {
  const step = inSteps(voices, threshold);
  if (population === null) return { told: step, most: step + threshold - 1 };
  const cap = capOf(population, threshold);
  if (cap === null) return { told: null, most: population };
  return step < cap ? { told: step, most: step + threshold - 1 } : { told: cap, most: Math.max(population, step + threshold - 1) };
}

/** The highest step that is told of a population: from there on, at least a threshold of people could be silent. Null where nothing is told. */
export function capOf(population: number, threshold: number): number | null {
  return population < 2 * threshold ? null : inSteps(population - threshold, threshold);
}

/** Whether a total could say that every part is at its most; also one step below, or withholding it would itself say so (as `tellInSteps`). */
function pinsParts(total: number | null, parts: readonly Range[], threshold: number): boolean {
  if (total === null || parts.length === 0) return false;
  const room = parts.reduce((sum, part) => sum + part.most, 0) - total;
  return room % threshold === 0 && room <= threshold;
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
