import { DateTime } from 'luxon';

/** The moment of a local clock text such as `2027-03-01T18:00` in a zone; null where it is no such time. */
export function fromLocal(text: string, timeZone: string): Date | null {
  const moment = DateTime.fromISO(text, { zone: timeZone });
  return moment.isValid ? moment.toJSDate() : null;
}

/** The local clock text of a moment, as a datetime-local field holds it. */
export function toLocal(moment: Date, timeZone: string): string {
  return DateTime.fromJSDate(moment, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** The local day of a moment as `YYYY-MM-DD`. */
export function localDay(moment: Date, timeZone: string): string {
  return DateTime.fromJSDate(moment, { zone: timeZone }).toFormat('yyyy-MM-dd');
}

/** The moment of a clock so many local days before a moment (negative: after it). */
export function daysBefore(moment: Date, days: number, hour: number, minute: number, timeZone: string): Date {
  return DateTime.fromJSDate(moment, { zone: timeZone }).startOf('day').minus({ days }).set({ hour, minute }).toJSDate();
}

/** The moment a number of whole days later, by the calendar. */
export function daysAfter(moment: Date, days: number, timeZone: string): Date {
  return DateTime.fromJSDate(moment, { zone: timeZone }).plus({ days }).toJSDate();
}
