import { isPresent, isSpeaking, type GroupState, type KindState } from './coverage.ts';
import type { Coverage, ListCoverage } from './coverages.ts';
import type { Lapsed } from './presence.ts';

/**
 * What is missing with a kind of people that is needed:
 * - `agreed`: they said yes when they were asked, and nobody is in a ring yet
 * - `lapsed`: somebody spoke for them until the mandate ran out
 * - `unasked`: nobody is in a ring, and nobody asked them
 * - `planned`: nobody is in a ring; an ask is planned
 * - `in-vain`: they were asked, and nobody came
 * - `unheard`: somebody is in a ring, and no word came from them
 * - `silent`: no word came for a long time
 * - `few`: fewer members than wanted
 */
export const gapTypes = ['agreed', 'lapsed', 'unasked', 'in-vain', 'planned', 'unheard', 'silent', 'few'] as const;
export type GapType = (typeof gapTypes)[number];

export interface Gap {
  readonly type: GapType;
  readonly state: KindState;
  /** One group of a kind that is there otherwise; null for the kind as a whole. */
  readonly group: GroupState | null;
  /** Why it stands where it does: we promised them a say; else its type. */
  readonly isPromised: boolean;
}

/** Present people of whom nothing was heard for so long are silent. */
export const silentAfterDays = 60;

/** What is missing with one kind of people, or null. Only what is needed can be missing. */
export function gapOf(state: KindState, now: Date): GapType | null {
  if (state.need?.isNeeded !== true) return null;
  if (!isPresent(state)) return absenceOf(state, lapsedOf(state));
  if (!isSpeaking(state)) return 'unheard';
  if (isSilent(state, now)) return 'silent';
  return state.need.target !== null && state.spokespeople.length < state.need.target ? 'few' : null;
}

/** What is missing with one group of a kind that is needed and there: nobody speaks for it, or no word came from it. */
export function gapOfGroup({ spokespeople, asked, lapsed, lastWord }: GroupState, now: Date): GapType | null {
  if (spokespeople.length === 0) return lastWord === null || lapsed.length > 0 ? absenceOf({ asked }, lapsed) : null;
  if (lastWord === null) return 'unheard';
  return isLongAgo(lastWord, now) ? 'silent' : null;
}

/** Why nobody of them is in a ring, as far as mandates and asks say. */
function absenceOf({ asked }: Pick<KindState, 'asked'>, lapsed: readonly Lapsed[]): GapType {
  if (lapsed.length > 0) return 'lapsed';
  if (asked.outcome === 'yes') return 'agreed';
  if (asked.times > 0) return 'in-vain';
  return asked.planned > 0 ? 'planned' : 'unasked';
}

/** The mandates for groups of a kind that ran out, the latest first. */
export function lapsedOf({ groups }: Pick<KindState, 'groups'>): Lapsed[] {
  return groups.flatMap((group) => group.lapsed).toSorted((one, other) => other.endedOn.localeCompare(one.endedOn));
}

/** Votes have no date that may be told, so a kind that votes in number is not silent. */
function isSilent({ lastWord, voices }: KindState, now: Date): boolean {
  if (lastWord === null || (voices ?? 0) > 0) return false;
  return isLongAgo(lastWord, now);
}

function isLongAgo(moment: Date, now: Date): boolean {
  return now.getTime() - moment.getTime() > silentAfterDays * 86_400_000;
}

/**
 * The gaps of all lists, the most pressing first: people whom we promised a say come before others; then those who said yes and have
 * no seat yet, those whose mandate ran out, those whom nobody asked, those who were asked in vain, those who will be asked, those who are there and silent, and kinds with fewer members than wanted.
 * Kinds as a whole come before single groups of a kind that is there; then the larger population, then the order of the lists.
 * What two lists say of the same groups is said once, and sub-groups of a category that is missing as a whole are not named beside it.
 */
export function gapsOf({ lists, promised }: Pick<Coverage, 'lists' | 'promised'>, now: Date): Gap[] {
  const gaps = lists.flatMap((list) => gapsOfList(list, promised, now));
  const ranked = gaps.toSorted((a, b) => rank(a) - rank(b) || (b.state.population ?? 0) - (a.state.population ?? 0));
  const said = new Set<string>();
  return ranked.filter(({ state, group }) => {
    const groups = group ? [group] : state.groups;
    if (groups.length === 0) return true;
    const name = groups
      .map(({ id }) => id)
      .toSorted()
      .join();
    return said.has(name) ? false : said.add(name);
  });
}

function gapsOfList({ states }: ListCoverage, promised: ReadonlySet<string>, now: Date): Gap[] {
  const missing = states.filter((state) => state.kind.subgroup === null && isAbsence(gapOf(state, now)));
  const narrower = new Set(missing.flatMap((state) => narrowest(state, states) ?? []));
  const missingWhole = new Set(missing.map((state) => state.kind.category));
  const isPromised = (groups: readonly GroupState[]) => groups.some((group) => promised.has(group.id));
  return states.flatMap((state): Gap[] => {
    if (state.need?.isNeeded !== true) return [];
    const isPart = state.kind.subgroup !== null;
    // A category that is missing stands for its parts, unless one of them says it better.
    if (missingWhole.has(state.kind.category) && (isPart ? !narrower.has(state) : narrowest(state, states) !== null)) return [];
    const type = gapOf(state, now);
    if (type !== null) return [{ type, state, group: null, isPromised: isPromised(state.groups) }];
    return state.groups.flatMap((group) => {
      const its = gapOfGroup(group, now);
      return its === null ? [] : [{ type: its, state, group, isPromised: isPromised([group]) }];
    });
  });
}

/** The one sub-group that is needed and holds all the groups of a category: it says better who is missing. */
function narrowest(whole: KindState, states: readonly KindState[]): KindState | null {
  if (whole.groups.length === 0) return null;
  const parts = states.filter(
    ({ kind, need, groups }) => kind.category === whole.kind.category && kind.subgroup !== null && need?.isNeeded && groups.length === whole.groups.length,
  );
  return parts.length === 1 ? (parts[0] ?? null) : null;
}

/** A promise makes it worse that nobody is there or speaks, not that there could be more. */
function rank({ type, group, isPromised }: Gap): number {
  return (isPromised && type !== 'few' ? 0 : 100) + (group ? 50 : 0) + gapTypes.indexOf(type);
}

/** Nobody of them is in a ring. */
export function isAbsence(type: GapType | null): boolean {
  return type === 'agreed' || type === 'lapsed' || type === 'unasked' || type === 'in-vain' || type === 'planned';
}

/** How many kinds of people are missing: needed, and nobody of them is in a ring. */
export function countMissing(gaps: readonly Gap[]): number {
  return gaps.filter(({ type, group }) => group === null && isAbsence(type)).length;
}

/** How many kinds nobody said anything about yet. */
export function countUndecided(lists: readonly ListCoverage[]): number {
  return lists.flatMap((list) => list.states).filter((state) => state.need === null && state.kind.subgroup === null).length;
}

/** Whether a list's rule of the majority holds: more than half of those who speak for somebody come from the kinds that it names. Null without a rule. */
export function majorityHolds({ list, states }: ListCoverage): boolean | null {
  const rule = list.content.majority;
  if (!rule) return null;
  const people = (of: readonly KindState[]) => new Set(of.flatMap((state) => state.spokespeople.map((one) => one.personId)));
  const whole = people(states.filter((state) => state.kind.subgroup === null));
  const named = people(states.filter((state) => state.kind.subgroup === null && rule.of.includes(state.kind.category)));
  return whole.size > 0 && named.size * 2 > whole.size;
}
