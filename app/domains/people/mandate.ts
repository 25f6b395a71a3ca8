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
  /** Language of `howGiven`. */
  readonly lang: string;
  /** The last day on which word was carried out to the group, and brought back from it. */
  readonly lastOut: string | null;
  readonly lastBack: string | null;
}

/** A group that has not been heard through its mandate for longer than this is due. */
export const dueAfterDays = 60;

/** Days since the group was last heard; since the mandate was given, where it never was. */
export function daysUnheard(mandate: Pick<Mandate, 'givenOn' | 'lastBack'>, today: string): number {
  return daysBetween(mandate.lastBack ?? mandate.givenOn, today);
}

/** Whether word from the group is due. */
export function isDue(mandate: Pick<Mandate, 'givenOn' | 'lastBack'>, today: string): boolean {
  return daysUnheard(mandate, today) > dueAfterDays;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
