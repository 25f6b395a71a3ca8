import type { Need } from './needs.ts';
import type { NamedKind } from './kind.ts';
import type { Placement, ScaledGroup } from './placements.ts';
import type { Lapsed, Spokesperson } from './presence.ts';
import type { Asked } from './reach.ts';

/** A group of a kind, with how far the issue got with it. */
export interface GroupState {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
  readonly level: string;
  /** The group that was put into the kind, to take it out again. */
  readonly placedId: string;
  readonly asked: Asked;
  readonly openAsk: OpenAsk | null;
  readonly spokespeople: readonly Spokesperson[];
  /** Mandates for it that ran out, the latest first. */
  readonly lapsed: readonly Lapsed[];
  /** When somebody last spoke for it or as one of it. */
  readonly lastWord: Date | null;
}

/** An ask that somebody still has to put: for the first time, once more after a silence, or again on the day that a no set. */
export interface OpenAsk {
  readonly id: string;
  readonly dueOn: string | null;
  readonly what: string;
  readonly lang: string;
  readonly ownerName: string;
}

/** How an issue stands with one kind of people. Holds no number of people that may not be told. */
export interface KindState {
  readonly kind: NamedKind;
  /** Null while nobody said whether they are needed. */
  readonly need: Need | null;
  /** Groups of the kind; of a category also those of its sub-groups. */
  readonly groups: readonly GroupState[];
  readonly asked: Asked;
  readonly openAsk: OpenAsk | null;
  /** Members who speak for a group of it, each once. */
  readonly spokespeople: readonly Spokesperson[];
  /** Whether a member belongs to it by their own choice, as told with the last release. */
  readonly ownWord: boolean;
  readonly lastWord: Date | null;
  /** People who spoke, in steps; null where withheld or nothing was told yet. */
  readonly voices: number | null;
  /** People there are, as may be told; null where withheld or not known. */
  readonly population: number | null;
  /** Whether the issue calls for them in public. */
  readonly isCalled: boolean;
}

export function isPresent(state: Pick<KindState, 'spokespeople' | 'ownWord'>): boolean {
  return state.spokespeople.length > 0 || state.ownWord;
}

/** Somebody asked them; or one of them is here, however that came. */
export function isReached(state: Pick<KindState, 'asked' | 'spokespeople' | 'ownWord'>): boolean {
  return state.asked.times > 0 || isPresent(state);
}

/** Somebody spoke openly for them, or at least one step of people did by vote or ballot. */
export function isSpeaking(state: Pick<KindState, 'lastWord' | 'voices'>): boolean {
  return state.lastWord !== null || (state.voices ?? 0) > 0;
}

/** The groups of a kind: those put there, and for a category those of its sub-groups, each once. */
export function groupsOfKind(
  kind: NamedKind,
  placements: readonly Placement[],
  groups: ReadonlyMap<string, ScaledGroup>,
): { group: ScaledGroup; placedId: string }[] {
  const own = placements.filter(
    (one) => one.listKey === kind.listKey && one.category === kind.category && (kind.subgroup === null || one.subgroup === kind.subgroup),
  );
  const found = new Map<string, { group: ScaledGroup; placedId: string }>();
  for (const { groupId, placedId } of own) {
    const group = groups.get(groupId);
    if (group && !found.has(groupId)) found.set(groupId, { group, placedId });
  }
  return [...found.values()];
}

/** Each person once, from the ring that is nearest. */
export function eachOnce(people: readonly Spokesperson[]): Spokesperson[] {
  return [...new Map(people.map((one) => [one.personId, one])).values()];
}

export function latest<T extends Date | string>(moments: readonly (T | null)[]): T | null {
  return moments.reduce<T | null>((last, one) => (one !== null && (last === null || one > last) ? one : last), null);
}
