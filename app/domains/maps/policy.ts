import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { belongs } from '../issues/index.ts';
import { leads, type Standing } from '../people/index.ts';

/** The people of an issue see its map; everybody does where it was opened with a public issue. */
export function canSee(standing: Standing, isPublic: boolean): Verdict<'maps:denied.see'> {
  return isPublic || belongs(standing) ? allowed : denied('maps:denied.see');
}

/**
 * Those who lead draw the map, and so do the core team and the advisors: the map is shared work, every act shows whose it is, and
 * any act can be undone. The two outer rings can be hundreds of people whom nobody has met; they read it, and say what is wrong.
 */
export function canDraw(standing: Standing): Verdict<'maps:denied.draw'> {
  return leads(standing) || standing.ring === 'core' || standing.ring === 'advisors' ? allowed : denied('maps:denied.draw');
}

/** Taking in a file, opening the map to everybody, and asking groups and persons is for those who lead. */
export function canKeep(standing: Standing): Verdict<'maps:denied.keep'> {
  return leads(standing) ? allowed : denied('maps:denied.keep');
}

/** What there is of a card: nothing, our guess, or something that the group itself said, confirmed or took back. */
export type CardOwner = 'nobody' | 'us' | 'group';

/** Our guess may be written by those who draw, until the group has spoken; from then on the card is the group's. */
export function canGuess(standing: Standing, owner: CardOwner): Verdict<'maps:denied.draw' | 'maps:denied.card'> {
  const drawing = canDraw(standing);
  if (!drawing.allowed) return drawing;
  return owner === 'group' ? denied('maps:denied.card') : allowed;
}

/** For a group speaks who holds a mandate for it on this issue, or the link that was given to it. */
export function canSpeakFor(holds: boolean): Verdict<'maps:denied.speak'> {
  return holds ? allowed : denied('maps:denied.speak');
}

/** Only the person themselves says whether their name may stand on the map. */
export function canAnswerNaming(isOwn: boolean): Verdict<'maps:denied.naming'> {
  return isOwn ? allowed : denied('maps:denied.naming');
}
