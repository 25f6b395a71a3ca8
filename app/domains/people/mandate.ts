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
  /** Word is brought back at least once in so many days. */
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

type Rhythm = Pick<Mandate, 'givenOn' | 'lastBack'> & Partial<Pick<Mandate, 'everyDays'>>;

/** Whether word from the group is due. */
export function isDue(mandate: Rhythm, today: string): boolean {
  return daysUnheard(mandate, today) > (mandate.everyDays ?? dueAfterDays);
}

/** The last day by which word should be back, as `YYYY-MM-DD`. */
export function dueOn(mandate: Rhythm): string {
  return dayAfter(mandate.lastBack ?? mandate.givenOn, mandate.everyDays ?? dueAfterDays);
}

/** Whether its last day is near, so that its group should be asked again. */
export function endsSoon(mandate: Pick<Mandate, 'untilOn'>, today: string): boolean {
  return mandate.untilOn !== null && daysBetween(today, mandate.untilOn) <= endsSoonDays;
}

/** Days as `YYYY-MM-DD`; days of a calendar have no hour, so no clock is turned on the way. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
