export interface Point {
  readonly x: number;
  readonly y: number;
}

const room = { x: 150, y: 84 };
const mostTries = 4000;
const golden = Math.PI * (3 - Math.sqrt(5));

/** The place nearest to `near` where nothing stands yet, looked for along a spiral. */
export function freePlace(taken: readonly Point[], near: Point): Point {
  for (let at = 0; at < mostTries; at += 1) {
    const away = 26 * Math.sqrt(at);
    const place = { x: Math.round(near.x + away * Math.cos(at * golden) * 1.5), y: Math.round(near.y + away * Math.sin(at * golden)) };
    if (!taken.some(({ x, y }) => Math.abs(x - place.x) < room.x && Math.abs(y - place.y) < room.y)) return place;
  }
  return near;
}
