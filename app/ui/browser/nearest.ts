/** Something on the map that pointer and keys can reach, in units of the drawing. */
export interface Reachable {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

const arrows = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] } as const;
export type Arrow = keyof typeof arrows;

export function isArrow(key: string): key is Arrow {
  return key in arrows;
}

/** What lies sideways counts as so much farther than what lies straight ahead. */
const sideways = 2;

/** The nearest thing in the direction of an arrow: within 45 degrees of it if there is one, else anywhere on that side. */
export function nearestToward<T extends Reachable>(from: { readonly x: number; readonly y: number }, all: readonly T[], arrow: Arrow): T | undefined {
  const [right, down] = arrows[arrow];
  const ahead = all
    .map((one) => ({
      one,
      along: (one.x - from.x) * right + (one.y - from.y) * down,
      across: Math.abs((one.x - from.x) * down) + Math.abs((one.y - from.y) * right),
    }))
    .filter(({ along }) => along > 0.01);
  const straight = ahead.filter(({ along, across }) => across <= along);
  return least(straight.length > 0 ? straight : ahead, ({ along, across }) => along + sideways * across)?.one;
}

/** The nearest thing to a place, if it is within reach of it. */
export function nearestTo<T extends Reachable>(at: { readonly x: number; readonly y: number }, all: readonly T[], reach: number): T | undefined {
  const distance = (one: T) => Math.hypot(one.x - at.x, one.y - at.y);
  const nearest = least(all, distance);
  return nearest && distance(nearest) <= reach ? nearest : undefined;
}

function least<T>(all: readonly T[], cost: (one: T) => number): T | undefined {
  return all.reduce<T | undefined>((best, one) => (best === undefined || cost(one) < cost(best) ? one : best), undefined);
}
