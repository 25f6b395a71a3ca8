import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from './standing.ts';

/** Staff of an organization, and conveners of its issues, keep its directory of groups. */
export function canKeepGroups(keeps: boolean): Verdict<'people:denied.groups'> {
  return keeps ? allowed : denied('people:denied.groups');
}

/** Administrators change an organization, its staff and what stands below it. */
export function canAdminister(administrates: boolean): Verdict<'people:denied.administer'> {
  return administrates ? allowed : denied('people:denied.administer');
}

/** Who leads an issue invites, places members in rings and records mandates. */
export function canLeadPeople(standing: Standing): Verdict<'people:denied.lead'> {
  return leads(standing) ? allowed : denied('people:denied.lead');
}

/** Members move themselves to another ring and leave; everything else about a membership is for those who lead. */
export function canMove(standing: Standing, isOwn: boolean): Verdict<'people:denied.membership'> {
  return isOwn || leads(standing) ? allowed : denied('people:denied.membership');
}

/** A mandate is reported on, and given back, by who holds it; conveners may write it down for them. */
export function canReport(standing: Standing, isOwn: boolean): Verdict<'people:denied.mandate'> {
  return isOwn || leads(standing) ? allowed : denied('people:denied.mandate');
}
