import type { Places, Point } from './types.ts';

/** Points with weights, as columns of numbers. */
export interface Cloud extends Places {
  readonly weight: Float64Array;
}

export interface Clustering {
  readonly centers: readonly Point[];
  /** Cluster of each point. */
  readonly of: Int32Array;
  /** Sum of squared distances to the centres, by weight. */
  readonly cost: number;
}

const mostRounds = 100;

/**
 * Lloyd's rounds from the given centres until no point moves. A point between two centres goes to the first; a centre that
 * loses all its points is dropped.
 */
export function settle(cloud: Cloud, start: readonly Point[], rounds = mostRounds): Clustering {
  let centers = start;
  let of = nearest(cloud, centers);
  for (let round = 0; round < rounds; round += 1) {
    const moved = recenter(cloud, of, centers.length);
    const next = nearest(cloud, moved.centers);
    const isSame = moved.centers.length === centers.length && isAlike(next, moved.of);
    ({ centers, of } = { centers: moved.centers, of: next });
    if (isSame) break;
  }
  return { centers, of, cost: costOf(cloud, centers, of) };
}

function isAlike(a: Int32Array, b: Int32Array): boolean {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** The nearest centre of each point. */
export function nearest({ x, y }: Places, centers: readonly Point[]): Int32Array<ArrayBuffer> {
  const cx = Float64Array.from(centers, (center) => center.x);
  const cy = Float64Array.from(centers, (center) => center.y);
  const of = new Int32Array(x.length);
  for (let at = 0; at < x.length; at += 1) {
    const [px, py] = [x[at] ?? 0, y[at] ?? 0];
    let best = Number.POSITIVE_INFINITY;
    let found = 0;
    for (let cluster = 0; cluster < cx.length; cluster += 1) {
      const dx = px - (cx[cluster] ?? 0);
      const dy = py - (cy[cluster] ?? 0);
      const distance = dx * dx + dy * dy;
      if (distance < best) {
        best = distance;
        found = cluster;
      }
    }
    of[at] = found;
  }
  return of;
}

/** The mean of each cluster that has points; clusters without any are dropped and the rest numbered anew. */
export function recenter({ x, y, weight }: Cloud, of: Int32Array<ArrayBuffer>, clusters: number): { centers: Point[]; of: Int32Array<ArrayBuffer> } {
  const sums = new Float64Array(3 * clusters);
  for (let at = 0; at < x.length; at += 1) {
    const base = 3 * (of[at] ?? 0);
    const w = weight[at] ?? 0;
    sums[base] = (sums[base] ?? 0) + w;
    sums[base + 1] = (sums[base + 1] ?? 0) + w * (x[at] ?? 0);
    sums[base + 2] = (sums[base + 2] ?? 0) + w * (y[at] ?? 0);
  }
  const number = new Int32Array(clusters).fill(-1);
  const centers: Point[] = [];
  for (let cluster = 0; cluster < clusters; cluster += 1) {
    const w = sums[3 * cluster] ?? 0;
    if (w === 0) continue;
    number[cluster] = centers.length;
    centers.push({ x: (sums[3 * cluster + 1] ?? 0) / w, y: (sums[3 * cluster + 2] ?? 0) / w });
  }
  return { centers, of: of.map((cluster) => number[cluster] ?? -1) };
}

export function costOf({ x, y, weight }: Cloud, centers: readonly Point[], of: Int32Array): number {
  let cost = 0;
  for (let at = 0; at < x.length; at += 1) {
    const center = centers[of[at] ?? 0];
    if (center) cost += (weight[at] ?? 0) * (((x[at] ?? 0) - center.x) ** 2 + ((y[at] ?? 0) - center.y) ** 2);
  }
  return cost;
}

/** First centres far from each other: each next one by chance, in proportion to the squared distance from those before (k-means++). */
export function scatter(cloud: Cloud, clusters: number, chance: () => number): Point[] {
  const { x, y, weight } = cloud;
  const pull = weight.slice();
  const distance = new Float64Array(x.length).fill(Number.POSITIVE_INFINITY);
  const centers: Point[] = [];
  while (centers.length < clusters) {
    const at = draw(pull, chance());
    if (at < 0) break;
    const center = { x: x[at] ?? 0, y: y[at] ?? 0 };
    centers.push(center);
    for (let to = 0; to < x.length; to += 1) {
      const near = Math.min(distance[to] ?? 0, ((x[to] ?? 0) - center.x) ** 2 + ((y[to] ?? 0) - center.y) ** 2);
      distance[to] = near;
      pull[to] = near * (weight[to] ?? 0);
    }
  }
  return centers;
}

/** A place by chance in proportion to what stands there; -1 where nothing does. */
function draw(pull: Float64Array, chance: number): number {
  const total = pull.reduce((sum, one) => sum + one, 0);
  if (!(total > 0)) return -1;
  let rest = chance * total;
  let last = -1;
  for (let at = 0; at < pull.length; at += 1) {
    if (!pull[at]) continue;
    last = at;
    rest -= pull[at] ?? 0;
    if (rest < 0) return at;
  }
  return last;
}

/** The best of many beginnings: by halving, and `tries` times by chance. At most as many clusters as there are distinct points. */
export function kMeans(cloud: Cloud, clusters: number, chance: () => number, tries: number): Clustering {
  let best = settle(cloud, halve(cloud, clusters));
  for (let time = 0; time < tries; time += 1) {
    const other = settle(cloud, scatter(cloud, clusters, chance));
    if (other.centers.length > best.centers.length || (other.centers.length === best.centers.length && other.cost < best.cost)) best = other;
  }
  return best;
}

/** Centres without any chance: the cluster that costs most is cut at its middle, across the way it is longest, until there are enough. */
export function halve(cloud: Cloud, clusters: number): Point[] {
  const parts: Part[] = [partOf(cloud, Uint32Array.from(cloud.x.keys()))];
  while (parts.length < clusters) {
    const widest = parts.reduce((best, part, at) => (part.cost > (parts[best]?.cost ?? 0) ? at : best), 0);
    const halves = parts[widest] ? cut(cloud, parts[widest]) : null;
    if (!halves) break;
    parts.splice(widest, 1, ...halves);
  }
  return parts.map((part) => part.center);
}

interface Part {
  readonly points: Uint32Array;
  readonly center: Point;
  readonly cost: number;
  /** Along which it is longest. */
  readonly axis: Point;
}

function partOf({ x, y, weight }: Cloud, points: Uint32Array): Part {
  let [w, sx, sy] = [0, 0, 0];
  for (const at of points) {
    w += weight[at] ?? 0;
    sx += (weight[at] ?? 0) * (x[at] ?? 0);
    sy += (weight[at] ?? 0) * (y[at] ?? 0);
  }
  const center = { x: sx / (w || 1), y: sy / (w || 1) };
  let [xx, xy, yy] = [0, 0, 0];
  for (const at of points) {
    const [dx, dy] = [(x[at] ?? 0) - center.x, (y[at] ?? 0) - center.y];
    xx += (weight[at] ?? 0) * dx * dx;
    xy += (weight[at] ?? 0) * dx * dy;
    yy += (weight[at] ?? 0) * dy * dy;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  return { points, center, cost: xx + yy, axis: { x: Math.cos(angle), y: Math.sin(angle) } };
}

function cut(cloud: Cloud, { points, center, axis }: Part): [Part, Part] | null {
  const side = (at: number) => ((cloud.x[at] ?? 0) - center.x) * axis.x + ((cloud.y[at] ?? 0) - center.y) * axis.y < 0;
  const below = points.filter(side);
  const above = points.filter((at) => !side(at));
  return below.length > 0 && above.length > 0 ? [partOf(cloud, below), partOf(cloud, above)] : null;
}
