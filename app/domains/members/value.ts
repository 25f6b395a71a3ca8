/** Shown back so long after it was said, or last looked at. */
export const lookBackDays = 90;

export const stills = ['yes', 'in-part', 'no'] as const;
export type Still = (typeof stills)[number];

/** What is in it for a member, in her own words, and what it costs her. */
export interface Value {
  readonly id: string;
  readonly membershipId: string;
  readonly professional: string | null;
  readonly personal: string | null;
  readonly cost: string | null;
  readonly lang: string;
  /** Whether those who lead may read it. */
  readonly shown: boolean;
  readonly saidAt: Date;
  /** Newest first. */
  readonly reviews: readonly Review[];
}

/** Whether it was still what she gets. */
export interface Review {
  readonly id: string;
  readonly still: Still;
  readonly words: string | null;
  readonly lang: string;
  readonly saidAt: Date;
}

/** When the member is asked next whether it is still what she gets. */
export function lookBackAt(value: Pick<Value, 'saidAt' | 'reviews'>): Date {
  const last = value.reviews[0]?.saidAt ?? value.saidAt;
  return new Date(last.getTime() + lookBackDays * 86_400_000);
}

export function isLookBackDue(value: Pick<Value, 'saidAt' | 'reviews'>, now: Date): boolean {
  return lookBackAt(value) <= now;
}
