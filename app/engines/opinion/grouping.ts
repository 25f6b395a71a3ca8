import { exchange } from './exchange.ts';
import { halve, kMeans, nearest, recenter, settle, type Cloud } from './kmeans.ts';
import { meanSilhouette } from './silhouette.ts';
import type { BaseClusters, Places, Point } from './types.ts';

export const fewestGroups = 2;
export const mostGroups = 5;
export const mostBases = 100;
/** More points than this are gathered into cells of a grid before the slow parts. */
const mostPoints = 2048;
const cellsAcross = 96;
/** Beginnings by chance, on the base clusters, because they are few; what is best there is then settled on all points. */
const tries = 12;
const baseRounds = 2;

/** People divided into one number of groups, the largest group first. */
export interface Division {
  readonly centers: readonly Point[];
  /** By row; -1 for those who are not clustered. */
  readonly of: Int8Array;
  readonly sizes: readonly number[];
  readonly silhouette: number;
}

/** Where the people to be grouped stand: each row that is clustered, and the same as fewer points with weights. */
export interface Crowd {
  readonly rows: Uint32Array;
  readonly places: Places;
  readonly cloud: Cloud;
  readonly bases: BaseClusters;
}

/** @param clustered 1 or 0 by row */
export function gather(positions: Places, clustered: Uint8Array): Crowd {
  const rows = Uint32Array.from(clustered.keys()).filter((row) => clustered[row] === 1);
  const places = { x: Float64Array.from(rows, (row) => positions.x[row] ?? 0), y: Float64Array.from(rows, (row) => positions.y[row] ?? 0) };
  const cloud = condense(places);
  const centers = cloud.x.length <= mostBases ? pointsOf(cloud) : settle(cloud, halve(cloud, mostBases), baseRounds).centers;
  return { rows, places, cloud, bases: basesOf(places, rows, centers, clustered.length) };
}

/** How many numbers of groups are worth a try: few base clusters cannot tell many groups apart. */
export function mostGroupsFor({ bases }: Crowd): number {
  return Math.min(mostGroups, fewestGroups + Math.floor(bases.x.length / 12), bases.x.length);
}

/** The best division into so many groups that can be found: least squares on the map. */
export function divide({ rows, places, cloud, bases }: Crowd, groups: number, chance: () => number, all: number): Division {
  const { centers } = exchange(cloud, settle(cloud, kMeans(bases, groups, chance, tries).centers));
  const found = nearest(places, centers);
  const sizes = centers.map((_, group) => found.reduce((count, one) => count + Number(one === group), 0));
  const order = [...centers.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || (centers[a]?.x ?? 0) - (centers[b]?.x ?? 0));
  const renamed = order.map((_, to) => order.indexOf(to));
  const of = new Int8Array(all).fill(-1);
  rows.forEach((row, at) => (of[row] = renamed[found[at] ?? 0] ?? -1));
  const largestFirst = order.map((group) => centers[group] ?? { x: 0, y: 0 });
  // Each base cluster counts once, as Polis measures it.
  const silhouette = meanSilhouette(nearest(bases, largestFirst), largestFirst.length, apart(bases));
  return { centers: largestFirst, of, sizes: order.map((group) => sizes[group] ?? 0), silhouette };
}

function apart({ x, y }: Places): (a: number, b: number) => number {
  return (a, b) => Math.sqrt(((x[a] ?? 0) - (x[b] ?? 0)) ** 2 + ((y[a] ?? 0) - (y[b] ?? 0)) ** 2);
}

/** Points that are the same become one; too many become cells of a grid, each at the mean of its points. */
export function condense({ x, y }: Places): Cloud {
  const isMany = x.length > mostPoints;
  const [left, bottom] = [least(x), least(y)];
  const size = Math.max(-least(x.map((one) => -one)) - left, -least(y.map((one) => -one)) - bottom) || 1;
  const cell = (value: number, from: number) => Math.min(cellsAcross - 1, Math.floor(((value - from) / size) * cellsAcross));
  const known = new Map<string | number, number>();
  const firsts: number[] = [];
  const of = Int32Array.from(x, (px, at) => {
    const py = y[at] ?? 0;
    const key = isMany ? cell(px, left) * cellsAcross + cell(py, bottom) : `${px},${py}`;
    const place = known.get(key);
    if (place !== undefined) return place;
    known.set(key, firsts.length);
    return firsts.push(at) - 1;
  });
  const weight = new Float64Array(firsts.length);
  for (const place of of) weight[place] = (weight[place] ?? 0) + 1;
  if (!isMany) return { x: Float64Array.from(firsts, (at) => x[at] ?? 0), y: Float64Array.from(firsts, (at) => y[at] ?? 0), weight };
  const { centers } = recenter({ x, y, weight: new Float64Array(x.length).fill(1) }, of, firsts.length);
  return { x: Float64Array.from(centers, (center) => center.x), y: Float64Array.from(centers, (center) => center.y), weight };
}

function least(values: Float64Array): number {
  return values.reduce((found, one) => Math.min(found, one), Number.POSITIVE_INFINITY);
}

function pointsOf({ x, y }: Places): Point[] {
  return Array.from(x, (one, at) => ({ x: one, y: y[at] ?? 0 }));
}

function basesOf(places: Places, rows: Uint32Array, centers: readonly Point[], all: number): BaseClusters {
  const found = nearest(places, centers);
  const ones = new Float64Array(rows.length).fill(1);
  const { centers: means, of: compact } = recenter({ ...places, weight: ones }, found, centers.length);
  const of = new Int32Array(all).fill(-1);
  const weight = new Float64Array(means.length);
  rows.forEach((row, at) => {
    const base = compact[at] ?? 0;
    of[row] = base;
    weight[base] = (weight[base] ?? 0) + 1;
  });
  return { x: Float64Array.from(means, (mean) => mean.x), y: Float64Array.from(means, (mean) => mean.y), weight, of };
}
