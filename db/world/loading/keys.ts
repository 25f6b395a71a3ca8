import { createHash } from 'node:crypto';
import { daysBefore, localDay } from '../../../app/platform/clock.ts';
import type { Moment } from '../moments.ts';

/** The id of a thing of the world: the same for the same key, on every machine. */
export function idOf(key: string): string {
  const hex = createHash('sha256').update(`longtable world ${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Reads the world's moments from the day it is loaded. */
export interface Calendar {
  at(moment: Moment): Date;
  on(moment: Moment): string;
}

export function calendarFrom(now: Date, timeZone: string): Calendar {
  const at = (moment: Moment) => daysBefore(now, moment.daysAgo, moment.hour, moment.minute, timeZone);
  return { at, on: (moment) => localDay(at(moment), timeZone) };
}
