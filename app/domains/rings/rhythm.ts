import { dayAfter, type Ring } from '../people/index.ts';
import type { Touch } from './touch.ts';

/** How often a ring is asked, what is asked of it, how long that takes, and how word goes out and comes back. The newest version counts. */
export interface Rhythm {
  readonly ring: Ring;
  /** The version, from 1; 0 where nothing is written down yet. */
  readonly number: number;
  /** Asked or told at least once in so many days. */
  readonly everyDays: number;
  readonly asks: string | null;
  readonly timeNeeded: string | null;
  readonly channel: string | null;
  readonly linkerId: string | null;
  readonly linkerName: string | null;
  readonly lang: string;
  /** Since when, `YYYY-MM-DD`; empty where nothing is written down. */
  readonly since: string;
}

/** The day by which the ring should hear from us again; null while no rhythm is agreed. */
export function nextDue(rhythm: Pick<Rhythm, 'ring' | 'number' | 'everyDays' | 'since'>, touches: readonly Touch[]): string | null {
  if (rhythm.number === 0) return null;
  const last = touches.filter((one) => one.ring === rhythm.ring).reduce((latest, one) => (one.on > latest ? one.on : latest), rhythm.since);
  return dayAfter(last, rhythm.everyDays);
}
