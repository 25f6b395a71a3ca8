/** Says which group a person speaks for on an issue, until when, and when word last went out and came back. */
export interface Mandate {
  readonly id: string;
  readonly issueId: string;
  readonly personId: string;
  readonly personName: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly groupLang: string;
  /** Days as `YYYY-MM-DD`. */
  readonly givenOn: string;
  readonly untilOn: string | null;
  readonly howGiven: string | null;
  /** Language of `howGiven` and `channel`. */
  readonly lang: string;
  /** How word travels, such as: the board in the break room. */
  readonly channel: string | null;
  /** Word is carried out and brought back at least once in so many days. */
  readonly everyDays: number;
  readonly revision: number;
  /** The last day on which word was carried out to the group, and brought back from it. */
  readonly lastOut: string | null;
  readonly lastBack: string | null;
}

/** A group that has not been heard through its mandate for longer than this is due, unless the mandate says otherwise. */
export const dueAfterDays = 60;

/** So long before its last day a mandate asks to be renewed. */
export const endsSoonDays = 30;

/** Days since the group was last heard; since the mandate was given, where it never was. */
export function daysUnheard(mandate: Pick<Mandate, 'givenOn' | 'lastBack'>, today: string): number {
  return daysBetween(mandate.lastBack ?? mandate.givenOn, today);
}

type Rhythm = Pick<Mandate, 'givenOn' | 'lastOut' | 'lastBack' | 'everyDays'>;

export const directions = ['back', 'out'] as const;
export type Direction = (typeof directions)[number];

/** The last day by which word should be back from the group, or out to it, as `YYYY-MM-DD`. */
export function dueOn(mandate: Rhythm, direction: Direction): string {
  return dayAfter((direction === 'back' ? mandate.lastBack : mandate.lastOut) ?? mandate.givenOn, mandate.everyDays);
}

/** Whether word from the group, or to it, is due. */
export function isDue(mandate: Rhythm, direction: Direction, today: string): boolean {
  return dueOn(mandate, direction) < today;
}

/** Which word is due, and since when at the longest; null where none is. */
export function wordDue(mandate: Rhythm, today: string): { way: Direction | 'both'; day: string } | null {
  const [first, second] = directions.filter((one) => isDue(mandate, one, today));
  if (!first) return null;
  if (!second) return { way: first, day: dueOn(mandate, first) };
  const [back, out] = [dueOn(mandate, 'back'), dueOn(mandate, 'out')];
  return { way: 'both', day: back < out ? back : out };
}

/** Where groups were merged, somebody may hold several mandates for what is one group now: those as one, with the latest word of each. */
export function asOne<M extends Mandate>(mandates: readonly M[]): M[] {
  const byGroup = new Map<string, M>();
  for (const one of mandates) {
    const key = [one.issueId, one.personId, one.groupId].join(' ');
    const other = byGroup.get(key);
    const longer = other && (other.untilOn === null || (one.untilOn !== null && one.untilOn <= other.untilOn)) ? other : one;
    byGroup.set(key, other ? { ...longer, lastOut: later(one.lastOut, other.lastOut), lastBack: later(one.lastBack, other.lastBack) } : one);
  }
  return [...byGroup.values()];
}

function later(one: string | null, other: string | null): string | null {
  return one && other ? (one > other ? one : other) : (one ?? other);
}

/** Whether its last day is near, so that its group should be asked again. */
export function endsSoon(mandate: Pick<Mandate, 'untilOn'>, today: string): boolean {
  return mandate.untilOn !== null && !hasLapsed(mandate, today) && daysBetween(today, mandate.untilOn) <= endsSoonDays;
}

/** Whether its last day is over: nobody speaks under it until its group gives it again. */
export function hasLapsed({ untilOn }: Pick<Mandate, 'untilOn'>, today: string): boolean {
  return untilOn !== null && untilOn < today;
}

/** The last day that word under a mandate can have travelled: today, unless the mandate lapsed before. */
export function lastDayOfWord(mandate: Pick<Mandate, 'untilOn'>, today: string): string {
  return mandate.untilOn !== null && hasLapsed(mandate, today) ? mandate.untilOn : today;
}

/** The last day that a renewal proposes: the same day of a later year, as school years go, and not so near that it would ask to be renewed at once. */
export function renewedUntil(untilOn: string, today: string): string {
  const soonest = dayAfter(today, endsSoonDays);
  const day = untilOn.slice(5) === '02-29' ? '02-28' : untilOn.slice(5);
  const first = Math.max(Number(untilOn.slice(0, 4)) + 1, Number(today.slice(0, 4)));
  return [first, first + 1, first + 2].map((year) => `${year}-${day}`).find((one) => one > soonest) ?? soonest;
}

/** Days as `YYYY-MM-DD`; days of a calendar have no hour, so no clock is turned on the way. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
