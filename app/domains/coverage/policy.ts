import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';

/** Who is missing, who was asked and who spoke is for those who lead; the public sees only what they call for. */
export function canSeeCoverage(standing: Standing): Verdict<'coverage:denied.lead'> {
  return leads(standing) ? allowed : denied('coverage:denied.lead');
}

/** Which kind of people a group is holds for every issue, so those say it who keep the groups of its organization. */
export function canPlaceGroup(keeps: boolean): Verdict<'coverage:denied.groups'> {
  return keeps ? allowed : denied('coverage:denied.groups');
}

/** Administrators make lists for an organization. */
export function canKeepLists(administers: boolean): Verdict<'coverage:denied.lists'> {
  return administers ? allowed : denied('coverage:denied.lists');
}

/** What an organization shares upwards is decided by its own administrators, not by those of the organization above. */
export function canShare(administersItself: boolean): Verdict<'coverage:denied.share'> {
  return administersItself ? allowed : denied('coverage:denied.share');
}

/** The lists of an organization are for its staff, and for those of one above it. */
export function canSeeLists(isStaff: boolean): Verdict<'coverage:denied.roll-up'> {
  return isStaff ? allowed : denied('coverage:denied.roll-up');
}

/** The roll-up of an organization is for its own staff alone: those of one above it see on theirs what it shares, and nothing else. */
export function canSeeRollUp(isItsOwnStaff: boolean): Verdict<'coverage:denied.roll-up-own'> {
  return isItsOwnStaff ? allowed : denied('coverage:denied.roll-up-own');
}
