import { z } from 'zod';

/** What records use to point into a framework; the same in every wording and language. */
export const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

type Refinement<Item> = [holds: (items: readonly Item[]) => boolean, message: string];

/** For `refine`: no two items give the same value. */
export function once<Item>(pick: (item: Item) => string | number, message: string): Refinement<Item> {
  return [(items) => new Set(items.map(pick)).size === items.length, message];
}

/** For `refine`: the items have exactly these keys, in this order. */
export function exactly(keys: readonly string[]): Refinement<{ key: string }> {
  return [(items) => items.map((item) => item.key).join() === keys.join(), `must be ${keys.join(', ')}, in this order`];
}
