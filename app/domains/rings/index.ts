/** The door of rings: where people are wanted, what each ring is sent and asked, and the alarm when it is only sent to. */
export { alarmOf, alarmsOf, oneWayLimit, type Alarm } from './alarm.ts';
export { askRing, countReachable } from './asking.ts';
export { dispatchesOf } from './dispatches.ts';
export type { RingEvent } from './events.ts';
export { logDispatch, removeDispatch, restoreDispatch, type NewDispatch } from './logging.ts';
export { canLeadRings, canReadRings } from './policy.ts';
export { nextDue, type Rhythm } from './rhythm.ts';
export { rhythmsOf } from './rhythms.ts';
export { setRhythm, type NewRhythm } from './setting-rhythm.ts';
export { newestFirst, ways, type Touch, type TouchSource, type Way } from './touch.ts';
export { wantedOn, type WantedPlace } from './wanted.ts';
export { unwantPlace, wantAgain, wantPlace, type NewWanted, type Whom } from './wanting.ts';
