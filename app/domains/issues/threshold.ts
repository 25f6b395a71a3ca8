import type { Issue } from './issue.ts';

/**
 * The threshold that an issue goes to when its organization wants at least `wanted`: the smallest multiple of its present one that is enough.
 * Steps of a multiple can be worked out from the steps that were told before, so they tell nothing new; an issue never goes to a lower one.
 */
export function thresholdFor(present: number, wanted: number): number {
  return present * Math.max(1, Math.ceil(wanted / present));
}

/** Every threshold under which an issue told figures, the one that holds now last. What one of them withholds stays withheld. */
export function thresholdsOf(issue: Pick<Issue, 'privacyThreshold' | 'earlierThresholds'>): readonly number[] {
  return [...issue.earlierThresholds, issue.privacyThreshold];
}
