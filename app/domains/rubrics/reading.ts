import { frameworkKeys, type FrameworkKey } from '../frameworks/index.ts';
import type { Ring, Standing } from '../people/index.ts';

export type RubricKey = Extract<FrameworkKey, `rubric.${string}`>;

/** The four rubrics that a group can read, in the order of the habits. */
export const rubricKeys = ['rubric.coalescing', 'rubric.participation', 'rubric.doing', 'rubric.together'] as const satisfies readonly RubricKey[];

export function isRubricKey(text: string): text is RubricKey {
  return frameworkKeys.some((key) => key === text) && text.startsWith('rubric.');
}

/** A rubric read by a group at a date. It describes what was observed; it is never turned into a promise, nor a promise into it. */
export interface Reading {
  readonly id: string;
  readonly issueId: string;
  readonly issueSlug: string;
  readonly issueStatement: string;
  readonly issueLang: string;
  readonly privacyThreshold: number;
  readonly frameworkId: string;
  readonly rubricKey: RubricKey;
  /** Whose reading it is; null for all members. */
  readonly ring: Ring | null;
  /** `placements`: each member places privately. `entered`: counted on paper. */
  readonly basis: 'placements' | 'entered';
  readonly note: string | null;
  /** Language of the note. */
  readonly lang: string;
  /** Day as `YYYY-MM-DD`. */
  readonly readOn: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** People behind an entered spread; null where it is not known. */
  readonly counted: number | null;
  readonly revision: number;
}

/** Fewer placements than this would show who said what, even to the group itself. */
export const fewestPlaced = 5;

/** After this many days a group reads again: depth is only seen over time. */
export const readAgainAfterDays = 90;

/** Whether the group whose reading this is has this member. */
export function isAsked(reading: Pick<Reading, 'ring'>, standing: Standing): boolean {
  return standing.ring !== null && (reading.ring === null || reading.ring === standing.ring);
}

/** Days since a group last read, and whether it is time again. `today` and `readOn` as `YYYY-MM-DD`. */
export function readAgain(readOn: string, today: string): { days: number; due: boolean } {
  const days = Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${readOn}T00:00:00Z`)) / 86_400_000);
  return { days, due: days >= readAgainAfterDays };
}
