/**
 * A local time told from the day the demo is loaded, so that the world always looks current.
 * `daysAgo` 0 is today, negative days lie ahead; `hour` and `minute` are the clock in `timeZone` of index.ts.
 * A date without a time is a moment too: its reader drops the clock.
 */
export interface Moment {
  daysAgo: number;
  hour: number;
  minute: number;
}

/** A time in the past. */
export function ago(days: number, hour = 10, minute = 0): Moment {
  return { daysAgo: days, hour, minute };
}

/** A time still to come. */
export function ahead(days: number, hour = 20, minute = 0): Moment {
  return { daysAgo: -days, hour, minute };
}

/** Which of two moments comes first: below zero when `one` does. */
export function compareMoments(one: Moment, other: Moment): number {
  return other.daysAgo - one.daysAgo || one.hour - other.hour || one.minute - other.minute;
}
