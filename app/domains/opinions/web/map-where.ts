import type { Point } from '../../../engines/opinion/index.ts';
import type { Frame } from './map-frame.ts';

export const directions = ['right', 'top-right', 'top', 'top-left', 'left', 'bottom-left', 'bottom', 'bottom-right'] as const;
/** A part of the map that has a word. */
export type Whereabouts = 'middle' | (typeof directions)[number];

/** What is nearer to the middle than this share of the half frame is in the middle. */
const middleShare = 0.2;
/** A second group that is at most this much farther than the nearest is as near. */
const alikeFactor = 1.25;

/** In which part of the map a point of the drawing lies. */
export function whereaboutsOf({ x, y }: Point, { origin, width, height }: Pick<Frame, 'origin' | 'width' | 'height'>): Whereabouts {
  if (isInMiddle({ x, y }, { origin, width, height })) return 'middle';
  const turn = Math.atan2(origin.y - y, x - origin.x) / (Math.PI / 4);
  return directions[(Math.round(turn) + directions.length) % directions.length] ?? 'middle';
}

function isInMiddle({ x, y }: Point, { origin, width, height }: Pick<Frame, 'origin' | 'width' | 'height'>): boolean {
  return Math.hypot(x - origin.x, y - origin.y) < (Math.min(width, height) / 2) * middleShare;
}

/** One letter: near that group. Two: as near to one as to the other. None: in the middle, or no group is on the map. */
export function nearestGroups(
  at: Point,
  groups: readonly { readonly letter: string; readonly at: Point }[],
  frame: Pick<Frame, 'origin' | 'width' | 'height'>,
): string[] {
  if (isInMiddle(at, frame)) return [];
  const byDistance = groups
    .map(({ letter, at: center }) => ({ letter, distance: Math.hypot(at.x - center.x, at.y - center.y) }))
    .sort((one, other) => one.distance - other.distance);
  const [nearest, second] = byDistance;
  if (!nearest) return [];
  return second && second.distance <= nearest.distance * alikeFactor ? [nearest.letter, second.letter].sort() : [nearest.letter];
}
