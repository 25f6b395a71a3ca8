import type { Ring } from '../people/index.ts';

/** `sent`: told, without a way to answer. `asked`: with one. */
export const ways = ['sent', 'asked'] as const;
export type Way = (typeof ways)[number];

/** Where we know it from: written down, or done with this program. */
export type TouchSource = 'dispatch' | 'invitation' | 'conversation' | 'reading' | 'decision';

/** One time that something was sent to a ring, or asked of it. */
export interface Touch {
  readonly id: string;
  readonly ring: Ring;
  readonly way: Way;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly what: string;
  readonly lang: string;
  readonly channel: string | null;
  readonly source: TouchSource;
  /** Where it can be read; null where nothing is to be read. */
  readonly link: string | null;
}

/** Newest first; of one day the asking first, so that a day with both does not end one-way. */
export function newestFirst(touches: readonly Touch[]): Touch[] {
  return [...touches].sort((a, b) => (a.on === b.on ? (a.way === b.way ? (a.id < b.id ? 1 : -1) : a.way === 'asked' ? -1 : 1) : a.on < b.on ? 1 : -1));
}
