import type { Direction, Place, RelationKind } from '../../map.ts';

/** How a relation is drawn: its line, the heads of its arrows (empty where it has none), and points on it. Also used in the browser, while something moves. */
export interface RelationShape {
  readonly line: string;
  readonly heads: string;
  /** The point at a share of the way, from 0 to 1. */
  readonly on: (share: number) => Place;
}

/** Between the middle of an element and where lines end. */
const away = 21;
const headLength = 9;
const headWidth = 4.5;
const bow = 34;
const tooth = { length: 7, height: 4 } as const;

/** Kinds that go both ways by nature need no arrows to say so. */
const plainBothWays: ReadonlySet<RelationKind> = new Set(['works-with', 'in-tension']);

/** `bend` counts by how many widths the line bows to its right, so that several between the same two lie beside each other. */
export function relationShape(from: Place, to: Place, { bend, kind, direction }: { bend: number; kind: RelationKind; direction: Direction }): RelationShape {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const normal = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
  const control = { x: (from.x + to.x) / 2 + normal.x * bend * bow, y: (from.y + to.y) / 2 + normal.y * bend * bow };
  const [start, end] = [toward(from, control, Math.min(away, length / 3)), toward(to, control, Math.min(away, length / 3))];
  const atEnd = direction === 'directed' || (direction === 'mutual' && !plainBothWays.has(kind));
  const atStart = direction === 'mutual' && !plainBothWays.has(kind);
  return {
    line: kind === 'in-tension' ? zigzag(start, control, end) : bend === 0 ? `M${pair(start)}L${pair(end)}` : `M${pair(start)}Q${pair(control)} ${pair(end)}`,
    heads: `${atEnd ? head(end, control) : ''}${atStart ? head(start, control) : ''}`,
    on: (share) => onCurve(start, control, end, share),
  };
}

/** Which way each relation bows; the same whichever end is named first. */
export function bends(relations: readonly { readonly id: string; readonly fromId: string; readonly toId: string }[]): Map<string, number> {
  const between = new Map<string, (typeof relations)[number][]>();
  for (const relation of relations) {
    const key = relation.fromId < relation.toId ? `${relation.fromId} ${relation.toId}` : `${relation.toId} ${relation.fromId}`;
    between.set(key, [...(between.get(key) ?? []), relation]);
  }
  return new Map(
    [...between.values()].flatMap((group) =>
      group.map(({ id, fromId, toId }, at): [string, number] => {
        const bend = at - (group.length - 1) / 2;
        return [id, bend === 0 ? 0 : fromId < toId ? bend : -bend];
      }),
    ),
  );
}

function toward(from: Place, to: Place, by: number): Place {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}

function onCurve(start: Place, control: Place, end: Place, at: number): Place {
  const [a, b, c] = [(1 - at) ** 2, 2 * at * (1 - at), at ** 2];
  return { x: a * start.x + b * control.x + c * end.x, y: a * start.y + b * control.y + c * end.y };
}

/** An arrow whose point stands at `tip`, coming from `from`. */
function head(tip: Place, from: Place): string {
  const base = toward(tip, from, headLength);
  const side = { x: ((base.y - tip.y) / headLength) * headWidth, y: (-(base.x - tip.x) / headLength) * headWidth };
  return `M${pair(tip)}L${pair({ x: base.x + side.x, y: base.y + side.y })}L${pair({ x: base.x - side.x, y: base.y - side.y })}Z`;
}

function zigzag(start: Place, control: Place, end: Place): string {
  const steps = Math.max(2, Math.round(Math.hypot(end.x - start.x, end.y - start.y) / tooth.length));
  const points = Array.from({ length: steps - 1 }, (_, at) => {
    const [here, next] = [onCurve(start, control, end, (at + 1) / steps), onCurve(start, control, end, (at + 1.5) / steps)];
    const length = Math.hypot(next.x - here.x, next.y - here.y) || 1;
    const side = at % 2 === 0 ? tooth.height : -tooth.height;
    return { x: here.x - ((next.y - here.y) / length) * side, y: here.y + ((next.x - here.x) / length) * side };
  });
  return `M${pair(start)}${[...points, end].map((point) => `L${pair(point)}`).join('')}`;
}

function pair({ x, y }: Place): string {
  return `${tenth(x)} ${tenth(y)}`;
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
