import { contours } from 'd3-contour';
import type { Places } from '../../engines/opinion/index.ts';
import type { DensityBand } from './findings.ts';

/** Cells along each side of the grid on which density is measured. */
const cells = 72;
/** Room around the outermost people, as a share of the width. */
const margin = 0.3;
/** The bands, from the widest: about so much of all people stand inside. The widest takes in a small group that stands apart. */
const shares = [0.97, 0.8, 0.55, 0.3];

type Ring = [number, number][];
type Polygon = Ring[];

/**
 * Where people stand, as regions that nearly all, most, half and some of them are inside of. Nobody is a point of their own: a region
 * with fewer people than the threshold is left out. Holes are closed: that few stand in one says nothing that a reader could use.
 * @param placed 1 or 0 by row
 */
export function densityOf({ x, y }: Places, placed: Uint8Array, threshold: number): DensityBand[] {
  const rows = [...placed.keys()].filter((row) => placed[row] === 1);
  if (rows.length < threshold) return [];
  const grid = gridOver(rows.map((row) => [x[row] ?? 0, y[row] ?? 0]));
  const people = rows.map((row) => grid.toCell(x[row] ?? 0, y[row] ?? 0));
  const smooth = blur(count(people), widthFor(people));
  const heights = people.map(([cx, cy]) => smooth[Math.floor(cy) * cells + Math.floor(cx)] ?? 0).sort((a, b) => b - a);
  return shares.flatMap((share): DensityBand[] => {
    // Where all stand equally close the level of the last is that of the first: then the band ends where density falls off.
    const level = Math.min(heights[Math.ceil(share * heights.length) - 1] ?? 0, (heights[0] ?? 0) * (1 - 0.9 * share));
    if (!(level > 0)) return [];
    const outline = contours()
      .size([cells, cells])
      .smooth(true)
      .contour([...smooth], level * 0.999);
    const kept = (outline.coordinates as Polygon[]).filter((polygon) => holdsEnough(polygon, people, threshold));
    return kept.length > 0 ? [{ share, polygons: kept.map(([outer = []]) => [outer.map(([cx, cy]) => grid.fromCell(cx, cy))]) }] : [];
  });
}

function gridOver(places: readonly (readonly [number, number])[]) {
  const [left, right] = bounds(places.map(([x]) => x));
  const [bottom, top] = bounds(places.map(([, y]) => y));
  const size = (Math.max(right - left, top - bottom) || 1) * (1 + 2 * margin);
  const [fromX, fromY] = [(left + right - size) / 2, (bottom + top - size) / 2];
  return {
    toCell: (x: number, y: number): [number, number] => [((x - fromX) / size) * cells, ((y - fromY) / size) * cells],
    fromCell: (cx: number, cy: number): [number, number] => [round(fromX + (cx / cells) * size), round(fromY + (cy / cells) * size)],
  };
}

function bounds(values: readonly number[]): [number, number] {
  return values.reduce(([least, most], one): [number, number] => [Math.min(least, one), Math.max(most, one)], [Infinity, -Infinity]);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function count(people: readonly (readonly [number, number])[]): Float64Array {
  const found = new Float64Array(cells * cells);
  for (const [cx, cy] of people) {
    const at = Math.floor(cy) * cells + Math.floor(cx);
    found[at] = (found[at] ?? 0) + 1;
  }
  return found;
}

/** How far a person's weight is spread, in cells: Scott's rule, and never so little that few people stand out. */
function widthFor(people: readonly (readonly [number, number])[]): number {
  const spread = (values: readonly number[]) => {
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
    return Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length);
  };
  const typical = (spread(people.map(([cx]) => cx)) + spread(people.map(([, cy]) => cy))) / 2;
  return Math.max(1.5, typical * people.length ** (-1 / 6));
}

/** Smoothing with a bell curve, along rows and then along columns. */
function blur(grid: Float64Array, width: number): Float64Array {
  const reach = Math.ceil(3 * width);
  const bell = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / (2 * width * width)));
  const along = (from: Float64Array, step: number, across: number) => {
    const into = new Float64Array(from.length);
    for (let line = 0; line < cells; line += 1) {
      for (let at = 0; at < cells; at += 1) {
        let sum = 0;
        for (let off = Math.max(-reach, -at); off <= Math.min(reach, cells - 1 - at); off += 1)
          sum += (bell[off + reach] ?? 0) * (from[line * across + (at + off) * step] ?? 0);
        into[line * across + at * step] = sum;
      }
    }
    return into;
  };
  return along(along(grid, 1, cells), cells, 1);
}

function holdsEnough(polygon: Polygon, people: readonly (readonly [number, number])[], threshold: number): boolean {
  let inside = 0;
  return people.some((one) => isInside(polygon, one) && (inside += 1) >= threshold);
}

/** Inside the outer ring and outside of every hole (a ray crosses an odd number of edges). */
function isInside(polygon: Polygon, [px, py]: readonly [number, number]): boolean {
  let inside = false;
  for (const ring of polygon) {
    for (let at = 0; at + 1 < ring.length; at += 1) {
      const [[ax, ay], [bx, by]] = [ring[at] ?? [0, 0], ring[at + 1] ?? [0, 0]];
      if (ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}
