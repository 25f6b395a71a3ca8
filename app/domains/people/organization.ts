/** A level of scale, from the widest to the nearest. */
export const levels = ['state', 'region', 'district', 'school'] as const;
export type Level = (typeof levels)[number];

export interface Organization {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: Level | 'partner';
  readonly name: string;
  readonly lang: string;
  readonly accent: string | null;
  /** No figure about fewer people than this is shown anywhere; at least 5. */
  readonly privacyThreshold: number;
  /** Days within which an input is promised an answer. */
  readonly answerDays: number;
  readonly revision: number;
}
