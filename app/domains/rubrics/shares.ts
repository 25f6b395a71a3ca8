import { depths, type Depth } from '../frameworks/index.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { isWhole, sameSpread, spreadAt, total, type PaperSpread, type Spread } from './spread.ts';

/** The ways to place an idea without reckoning: at one depth, or between two neighbours. */
export const places = [
  'informing',
  'informing-networking',
  'networking',
  'networking-collaborating',
  'collaborating',
  'collaborating-transforming',
  'transforming',
] as const;
export type Place = (typeof places)[number];

/** What a form about one big idea holds: a place or `shares`, and four figures of which some may be empty. */
export interface Placed {
  readonly how: Place | 'shares' | '';
  readonly shares: PaperSpread;
}

/** `sum`: the shares do not add up to 100. `both`: a place was chosen, and other shares were written as well. */
export type SharesProblem = 'empty' | 'sum' | 'both';

/** The spread that a place stands for: all at one depth, or half at each of two neighbours. */
export function spreadOfPlace(place: Place): Spread {
  return spreadAt(...depths.filter((depth) => place.split('-').includes(depth)));
}

/** The place that a spread is, or `shares` when it is none of them. */
export function placeOf(spread: PaperSpread): Place | 'shares' {
  return places.find((place) => sameSpread(spreadOfPlace(place), spread)) ?? 'shares';
}

/**
 * What somebody meant by a filled form. Figures alone are enough; an empty one counts as none once the others make 100.
 * A place beside figures is refused, unless the figures are the ones that the form came with, which were not touched.
 */
export function readPlaced({ how, shares }: Placed, shown: PaperSpread | null = null): Result<Spread, SharesProblem> {
  const written = depths.some((depth) => shares[depth] !== null);
  if (how !== '' && how !== 'shares') {
    const place = spreadOfPlace(how);
    const untouched = shown !== null && sameSpread(shares, shown);
    return !written || untouched || sameSpread(filled(shares), place) ? ok(place) : no('both');
  }
  if (!written) return no('empty');
  return total(shares) === 100 ? ok(filled(shares)) : no('sum');
}

/**
 * Figures from paper: all four, or fewer where some could not be read. `over`: more than 100. `under`: less than 100 though
 * nothing is missing. Null when nothing could be read.
 */
export function readPaper(shares: PaperSpread): Result<PaperSpread | null, 'over' | 'under'> {
  const sum = total(shares);
  if (depths.every((depth) => shares[depth] === null)) return ok(null);
  if (sum > 100) return no('over');
  if (sum === 100) return ok(filled(shares));
  return isWhole(shares) ? no('under') : ok(shares);
}

/** With 100 reached, what is empty is none. */
function filled(shares: PaperSpread): Spread {
  const at = (depth: Depth) => shares[depth] ?? 0;
  return { informing: at('informing'), networking: at('networking'), collaborating: at('collaborating'), transforming: at('transforming') };
}
