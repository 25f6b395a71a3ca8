import type { MapElement, Place } from '../../map.ts';

/** The part of the drawing's plane that is shown. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const margin = { x: 96, top: 40, bottom: 92 } as const;
const least = { width: 960, height: 590 } as const;

/** Room for everything with its label; a little map is not blown up. */
export function frameOf(places: readonly Place[]): Frame {
  const reach = (values: readonly number[]) =>
    values.reduce(([low, high], value): [number, number] => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity] as [number, number]);
  const [left, right] = places.length > 0 ? reach(places.map(({ x }) => x)) : [0, 0];
  const [top, bottom] = places.length > 0 ? reach(places.map(({ y }) => y)) : [0, 0];
  const width = Math.max(least.width, right - left + 2 * margin.x);
  const height = Math.max(least.height, bottom - top + margin.top + margin.bottom);
  return {
    x: Math.round((left + right - width) / 2),
    y: Math.round((top - margin.top + bottom + margin.bottom - height) / 2),
    width: Math.round(width),
    height: Math.round(height),
  };
}

/** Where something stands that nobody has placed yet: in the middle of the plane. */
export function placeOf({ place }: Pick<MapElement, 'place'>): Place {
  return place ?? { x: 0, y: 0 };
}

/** Of a name, in units of the drawing. */
export const nameTop = 34;
export const lineHeight = 19;

const longestLine = 18;
const mostLines = 3;

/** A name in lines of about 18 letters, at most three; the last is cut with an ellipsis where there is more. */
export function linesOf(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && [...last].length + 1 + [...word].length <= longestLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, mostLines).map((line) => ([...line].length > longestLine + 4 ? `${[...line].slice(0, longestLine + 3).join('')}…` : line));
  if (lines.length > mostLines && shown[mostLines - 1] !== undefined) shown[mostLines - 1] = `${shown[mostLines - 1]}…`;
  return shown;
}
