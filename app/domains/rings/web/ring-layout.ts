import { rings, type Ring } from '../../people/index.ts';

/** Units of the drawing; the middle is at half of it. */
export const size = 800;
const middle = size / 2;

/** Where each ring ends, from the middle. */
export const edges: Readonly<Record<Ring, number>> = { core: 160, advisors: 246, feedback: 322, dissemination: 392 };

/** So many stand in a ring by name; the rest are one mark with their number. */
const room: Readonly<Record<Ring, number>> = { core: 10, advisors: 18, feedback: 24, dissemination: 28 };

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** From the right, clockwise. */
  readonly angle: number;
}

export interface Placed<Item> extends Spot {
  readonly item: Item;
}

export interface RingDrawing<Item> {
  readonly ring: Ring;
  readonly placed: readonly Placed<Item>[];
  /** How many do not stand there by name, and where their mark is. */
  readonly more: number;
  readonly moreAt: Spot | null;
}

/** Finds a place for everybody, evenly around each ring. The top stays free: there the ring's name stands. */
export function layRings<Item>(byRing: ReadonlyMap<Ring, readonly Item[]>): RingDrawing<Item>[] {
  return rings.map((ring) => {
    const items = byRing.get(ring) ?? [];
    const shown = items.length > room[ring] ? items.slice(0, room[ring] - 1) : items;
    const more = items.length - shown.length;
    const spots = spotsOf(ring, shown.length + (more > 0 ? 1 : 0));
    return {
      ring,
      placed: shown.map((item, at) => ({ item, ...(spots[at] ?? spotAt(ring, 0)) })),
      more,
      moreAt: more > 0 ? (spots.at(-1) ?? null) : null,
    };
  });
}

/** The line in the middle of a ring. */
export function lineOf(ring: Ring): number {
  const at = rings.indexOf(ring);
  const inner = at === 0 ? 62 : edges[rings[at - 1] ?? 'core'];
  return (inner + edges[ring]) / 2;
}

/** The place on a ring's line at an angle, `off` nearer to the edge. */
export function spotAt(ring: Ring, angle: number, off = 0): Spot {
  const from = lineOf(ring) + off;
  return { x: Math.round(middle + from * Math.cos(angle)), y: Math.round(middle + from * Math.sin(angle)), angle };
}

/** Angles leave a gap at the top; in a full ring every second one stands a little further out, so that names do not meet. */
function spotsOf(ring: Ring, count: number): Spot[] {
  const gap = 130 / lineOf(ring);
  const start = -Math.PI / 2 + gap / 2;
  const step = (2 * Math.PI - gap) / Math.max(count, 1);
  const crowded = step * lineOf(ring) < 84;
  const aside = ring === 'core' ? 22 : 13;
  return Array.from({ length: count }, (_, at) => spotAt(ring, start + step * (at + 0.5), crowded ? (at % 2 === 0 ? aside : -aside) : 0));
}
