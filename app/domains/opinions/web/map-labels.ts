import type { Point } from '../../../engines/opinion/index.ts';
import { textWidth, type Line, type TypeSizes } from './map-type.ts';

export type Side = 'right' | 'left' | 'above' | 'below';

/** Something that would like a label. */
export interface Wish {
  readonly key: string;
  readonly at: Point;
  /** Of its own mark, which the label stands beside. */
  readonly radius: number;
  /** What the label could say, the fullest first; the first that finds room is taken. */
  readonly variants: readonly (readonly Line[])[];
  /** Where it could stand, the best first. */
  readonly sides: readonly Side[];
  /** What to do without a free place: stand at the first side all the same, or stay away until the reader comes closer. */
  readonly otherwise: 'stand' | 'leave';
  /** Whether it may cover small marks; it takes the side that covers the fewest. */
  readonly mayCover: boolean;
}

/** A mark on the map that labels should not cover. */
export interface Disc {
  readonly key: string;
  readonly at: Point;
  readonly radius: number;
  /** Never covered by a label of something else. */
  readonly firm: boolean;
}

export interface PlacedLabel {
  readonly key: string;
  readonly at: Point;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Offsets from `at`, `y` that of the baseline. */
  readonly lines: readonly (Line & { readonly x: number; readonly y: number })[];
  readonly box: Box;
  /** Found no room: shown only when the reader has come closer. */
  readonly isLeft: boolean;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Field {
  readonly width: number;
  readonly height: number;
  readonly discs: readonly Disc[];
  readonly sizes: TypeSizes;
}

const gap = 4;
const edge = 2;
const lineHeight = 1.2;
/** From the top of a line to where its letters stand. */
const baseline = 0.92;

/** Finds a place for each label, in the order of the wishes: who comes first has the choice. The same wishes, the same places. */
export function placeLabels(wishes: readonly Wish[], field: Field, taken: readonly Box[] = []): PlacedLabel[] {
  const boxes = [...taken];
  return wishes.flatMap((wish) => {
    const found = firstWithRoom(wish, field, boxes);
    if (found) boxes.push(found.box);
    const placed = found ?? lastResort(wish, field);
    return placed ? [placed] : [];
  });
}

function firstWithRoom(wish: Wish, field: Field, taken: readonly Box[]): PlacedLabel | null {
  for (const lines of wish.variants) {
    const candidates = wish.sides
      .map((side) => labelAt(wish, side, lines, field.sizes))
      .filter(({ box }) => isInside(box, field) && !taken.some((other) => overlap(box, other)))
      .map((label) => ({ label, covered: field.discs.filter((disc) => disc.key !== wish.key && covers(label.box, disc)) }))
      .filter(({ covered }) => !covered.some(({ firm }) => firm) && (wish.mayCover || covered.length === 0))
      .sort((one, other) => one.covered.length - other.covered.length);
    if (candidates[0]) return candidates[0].label;
  }
  return null;
}

function lastResort(wish: Wish, { sizes }: Field): PlacedLabel | null {
  const lines = wish.variants.at(-1);
  const side = wish.sides[0];
  return lines && side ? { ...labelAt(wish, side, lines, sizes), isLeft: wish.otherwise === 'leave' } : null;
}

function labelAt({ key, at, radius }: Wish, side: Side, lines: readonly Line[], sizes: TypeSizes): PlacedLabel {
  const width = Math.max(0, ...lines.map((line) => textWidth(line.text, sizes[line.kind])));
  const height = lines.reduce((sum, line) => sum + sizes[line.kind] * lineHeight, 0);
  const away = radius + gap;
  const top = side === 'below' ? away : side === 'above' ? -away - height : -height / 2;
  const left = side === 'right' ? away : side === 'left' ? -away - width : -width / 2;
  const x = side === 'right' ? left : side === 'left' ? left + width : 0;
  let down = top;
  const placed = lines.map((line) => {
    const y = down + sizes[line.kind] * baseline;
    down += sizes[line.kind] * lineHeight;
    return { ...line, x, y };
  });
  const box = { left: at.x + left, top: at.y + top, right: at.x + left + width, bottom: at.y + top + height };
  return { key, at, anchor: side === 'right' ? 'start' : side === 'left' ? 'end' : 'middle', lines: placed, box, isLeft: false };
}

function isInside({ left, top, right, bottom }: Box, { width, height }: Field): boolean {
  return left >= edge && top >= edge && right <= width - edge && bottom <= height - edge;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function covers({ left, top, right, bottom }: Box, { at, radius }: Disc): boolean {
  return Math.hypot(at.x - clamp(at.x, left, right), at.y - clamp(at.y, top, bottom)) < radius;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
