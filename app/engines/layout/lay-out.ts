import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import { chanceFrom } from './chance.ts';
import { clutterOf } from './clutter.ts';

export interface LayoutItem {
  readonly id: string;
  /** Where it must stay. */
  readonly pinned?: { readonly x: number; readonly y: number } | null;
}

export interface LayoutLink {
  readonly from: string;
  readonly to: string;
  /** 1 weak to 3 strong: strong ones are shorter. */
  readonly strength?: number;
}

export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** Labels are wider than high, so the forces work in a space in which width is pressed together by so much. */
const stretch = 1.6;
const spacing = 56;
/** Cooling is spread over so many steps: small networks can afford more of them. */
const ticksFor = (count: number) => (count > 150 ? 110 : 300);

interface Body extends SimulationNodeDatum {
  readonly id: string;
}

/** So many beginnings are tried, and the picture that is easiest to read is kept: a small network can afford it. */
const triesFor = (count: number) => (count <= 40 ? 10 : count <= 80 ? 4 : 1);

/** Places everything; in the order of the items, rounded to whole units. Links whose ends are not among them are left out. */
export function layOut(items: readonly LayoutItem[], links: readonly LayoutLink[], seed = 1): Placed[] {
  const index = new Map(items.map(({ id }, at) => [id, at]));
  const known = links.filter(({ from, to }) => from !== to && index.has(from) && index.has(to));
  const lines = known.map(({ from, to }): [number, number] => [index.get(from) ?? 0, index.get(to) ?? 0]);
  const tries = Array.from({ length: triesFor(items.length) }, (_, at) => settle(items, known, seed * 1000 + at));
  const [first = [], ...others] = tries;
  if (others.length === 0) return first;
  const weighed = [first, ...others].map((placed) => ({ placed, clutter: clutterOf(placed, lines) }));
  return weighed.reduce((best, one) => (one.clutter < best.clutter ? one : best)).placed;
}

function settle(items: readonly LayoutItem[], links: readonly LayoutLink[], seed: number): Placed[] {
  const chance = chanceFrom(seed);
  const center = middleOf(items);
  const reach = spacing * Math.sqrt(items.length);
  const bodies = items.map(({ id, pinned }): Body => {
    const start = { id, x: center.x / stretch + (chance() - 0.5) * reach, y: center.y + (chance() - 0.5) * reach };
    return pinned ? { ...start, fx: pinned.x / stretch, fy: pinned.y } : start;
  });
  const springs = links.map(({ from, to, strength = 2 }) => ({ source: from, target: to, length: 160 - 18 * strength }));
  const ticks = ticksFor(items.length);
  const simulation = forceSimulation(bodies)
    .randomSource(chance)
    .alphaDecay(1 - 0.001 ** (1 / ticks))
    .force(
      'springs',
      forceLink<Body, (typeof springs)[number]>(springs)
        .id(({ id }) => id)
        .distance(({ length }) => length),
    )
    .force('apart', forceManyBody().strength(-480).distanceMax(900))
    .force('room', forceCollide(spacing).iterations(items.length > 150 ? 1 : 2))
    .force('x', forceX(center.x / stretch).strength(0.085))
    .force('y', forceY(center.y).strength(0.06))
    .stop();
  simulation.tick(ticks);
  return bodies.map(({ id, x = 0, y = 0 }, at) => {
    const pinned = items[at]?.pinned;
    return pinned ? { id, x: pinned.x, y: pinned.y } : { id, x: Math.round(x * stretch), y: Math.round(y) };
  });
}

/** Around what is pinned, or around nothing. */
function middleOf(items: readonly LayoutItem[]): { x: number; y: number } {
  const pinned = items.flatMap((item) => item.pinned ?? []);
  const mean = (values: readonly number[]) => (values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length);
  return { x: mean(pinned.map(({ x }) => x)), y: mean(pinned.map(({ y }) => y)) };
}
