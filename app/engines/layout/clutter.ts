export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Room that a label takes around its thing. */
const label = { side: 52, above: 18, below: 54 } as const;
const steps = 18;

/** How hard a picture is to read: crossings of lines, and lines that run through labels, which is a little worse. */
export function clutterOf(places: readonly Point[], lines: readonly (readonly [number, number])[]): number {
  const segments = lines.flatMap(([from, to]) => {
    const [a, b] = [places[from], places[to]];
    return a && b ? [{ a, b }] : [];
  });
  let clutter = 0;
  for (const [at, one] of segments.entries()) {
    for (const other of segments.slice(at + 1)) if (cross(one, other)) clutter += 1;
    for (const place of places) if (place !== one.a && place !== one.b && runsThrough(one, place)) clutter += 1.2;
  }
  return clutter;
}

interface Segment {
  readonly a: Point;
  readonly b: Point;
}

function cross({ a, b }: Segment, { a: c, b: d }: Segment): boolean {
  if (a === c || a === d || b === c || b === d) return false;
  return turns(a, c, d) !== turns(b, c, d) && turns(a, b, c) !== turns(a, b, d);
}

function turns(a: Point, b: Point, c: Point): boolean {
  return (c.y - a.y) * (b.x - a.x) > (b.y - a.y) * (c.x - a.x);
}

function runsThrough({ a, b }: Segment, place: Point): boolean {
  if (Math.min(a.x, b.x) > place.x + label.side || Math.max(a.x, b.x) < place.x - label.side) return false;
  for (let step = 1; step < steps; step += 1) {
    const [x, y] = [a.x + ((b.x - a.x) * step) / steps, a.y + ((b.y - a.y) * step) / steps];
    if (Math.abs(x - place.x) < label.side && y > place.y - label.above && y < place.y + label.below) return true;
  }
  return false;
}
