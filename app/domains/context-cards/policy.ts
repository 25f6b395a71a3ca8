import { allowed, denied, type Verdict } from '../../platform/result.ts';

/** What somebody is to a group's card. */
export interface Sight {
  /** Leads an issue on which the group can be named, or works for its organization. */
  readonly keeps: boolean;
  /** Sits on an issue on which the group has a stake, a promise or a mandate. */
  readonly sits: boolean;
  /** Holds a mandate of the group. */
  readonly speaks: boolean;
}

/** Participants and visitors never see a card. */
export function canRead(sight: Sight): Verdict<'context-cards:denied.read'> {
  return sight.keeps || sight.sits || sight.speaks ? allowed : denied('context-cards:denied.read');
}

/** Guesses are written, and links made, by those who lead and by staff. */
export function canKeep(sight: Sight): Verdict<'context-cards:denied.keep'> {
  return sight.keeps ? allowed : denied('context-cards:denied.keep');
}

/** Only the group itself confirms, and says otherwise. */
export function canSpeak(sight: Sight): Verdict<'context-cards:denied.speak'> {
  return sight.speaks ? allowed : denied('context-cards:denied.speak');
}
