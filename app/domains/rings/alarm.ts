import { rings, type Ring } from '../people/index.ts';
import { newestFirst, type Touch } from './touch.ts';

/** So many touches in one direction are too many. */
export const oneWayLimit = 3;

/** `never-asked`: something was sent, nothing was ever asked. `one-way`: the last so many were all sent. */
export type Alarm =
  | { readonly kind: 'never-asked'; readonly ring: Ring; readonly sent: number }
  | { readonly kind: 'one-way'; readonly ring: Ring; readonly last: number };

/** What is wrong with how a ring was spoken to; null where nothing is. Touches may be of all rings, in any order. */
export function alarmOf(ring: Ring, touches: readonly Touch[]): Alarm | null {
  const own = newestFirst(touches.filter((one) => one.ring === ring));
  if (own.length === 0) return null;
  const asked = own.findIndex((one) => one.way === 'asked');
  if (asked === -1) return { kind: 'never-asked', ring, sent: own.length };
  return asked >= oneWayLimit ? { kind: 'one-way', ring, last: asked } : null;
}

/** Every ring with something wrong, nearest ring first. */
export function alarmsOf(touches: readonly Touch[]): Alarm[] {
  return rings.flatMap((ring) => alarmOf(ring, touches) ?? []);
}
