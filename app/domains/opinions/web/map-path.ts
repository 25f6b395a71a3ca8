import type { DensityBand } from '../findings.ts';
import type { Project } from './map-frame.ts';

/** Corners nearer than this, in units of the drawing, are left out: nobody sees them, and the page is lighter. */
const fineness = 2;

/** The outline of a band as SVG path data, holes included. */
export function bandPath({ polygons }: DensityBand, project: Project): string {
  return polygons.flatMap((polygon) => polygon.map((ring) => ringPath(ring, project))).join('');
}

function ringPath(ring: readonly (readonly [number, number])[], project: Project): string {
  const kept: [number, number][] = [];
  for (const [x, y] of ring) {
    const point = project({ x, y });
    const last = kept.at(-1);
    if (!last || Math.hypot(point.x - last[0], point.y - last[1]) >= fineness) kept.push([tenth(point.x), tenth(point.y)]);
  }
  return kept.length < 3 ? '' : `M${kept.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
}

/** Rounded to what can be seen. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
