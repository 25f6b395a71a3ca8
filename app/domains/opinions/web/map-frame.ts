import { scaleLinear } from 'd3-scale';
import type { Point } from '../../../engines/opinion/index.ts';
import type { OwnPlace, ToldResult } from '../told.ts';

/** From map coordinates (y up) to the drawing (y down). */
export type Project = (point: Point) => Point;

/** The drawing: its size in units, and how people and statements come into it. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly people: Project;
  readonly statements: Project;
  /** Where a vote of "pass" on everything would stand, for people and statements alike. */
  readonly origin: Point;
}

export const frameWidth = 640;
const leastHeight = 440;
/** Room for labels outside the places of people, and for the marks of statements. */
const peopleMargin = 56;
const statementMargin = 30;
/** The middle of the map never stands nearer to an edge than this share of the way to the other. */
const leastShare = 0.6;

/**
 * People keep their proportions. Statements stand around the same middle in the same directions, but to a scale of their
 * own, so that the farthest of them just fits: otherwise they would stand far outside, or all in one heap.
 */
export function frameOf(result: Pick<ToldResult, 'density' | 'groups' | 'overlays' | 'statements'>, own: OwnPlace | null): Frame {
  const [minX, maxX] = reach(peoplePoints(result, own).map(({ x }) => x));
  const [minY, maxY] = reach(peoplePoints(result, own).map(({ y }) => y));
  const inner = frameWidth - 2 * peopleMargin;
  const scale = Math.min(inner / (maxX - minX), inner / (maxY - minY));
  const height = Math.max(leastHeight, Math.round((maxY - minY) * scale) + 2 * peopleMargin);
  const x = scaleLinear([minX, maxX], centered(frameWidth, (maxX - minX) * scale));
  const y = scaleLinear([minY, maxY], centered(height, (maxY - minY) * scale).toReversed());
  const people: Project = (point) => ({ x: x(point.x), y: y(point.y) });
  const origin = people({ x: 0, y: 0 });
  const stretch =
    roomiest(
      result.statements.map(({ place }) => place),
      origin,
      { width: frameWidth, height },
    ) ?? scale;
  return { width: frameWidth, height, people, origin, statements: (place) => ({ x: origin.x + place.x * stretch, y: origin.y - place.y * stretch }) };
}

function peoplePoints({ density, groups, overlays }: Pick<ToldResult, 'density' | 'groups' | 'overlays'>, own: OwnPlace | null): Point[] {
  const edges = density.flatMap((band) => band.polygons.flat(2)).map(([x, y]) => ({ x, y }));
  const centers = [...groups, ...overlays].flatMap(({ center }) => (center ? [center] : []));
  return [...edges, ...centers, ...(own ? [own.place] : [])];
}

/** The least and greatest value, with 0 well inside. */
function reach(values: readonly number[]): [number, number] {
  const least = values.reduce((a, b) => Math.min(a, b), 0);
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  if (least === most) return [-1, 1];
  return [Math.min(least, -most * leastShare), Math.max(most, -least * leastShare)];
}

function centered(whole: number, part: number): [number, number] {
  return [(whole - part) / 2, (whole + part) / 2];
}

/** The largest factor with which all places stay inside the frame; null where all stand in the middle. */
function roomiest(places: readonly Point[], origin: Point, { width, height }: { width: number; height: number }): number | null {
  const along = (by: number, at: number, length: number) => (by === 0 ? Infinity : ((by > 0 ? length - at : at) - statementMargin) / Math.abs(by));
  const factors = places.map(({ x, y }) => Math.min(along(x, origin.x, width), along(-y, origin.y, height)));
  const least = factors.reduce((a, b) => Math.min(a, b), Infinity);
  return Number.isFinite(least) ? least : null;
}
