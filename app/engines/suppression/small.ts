/**
 * Whether a count of people is too small to be told: 1 up to one below the threshold. Nobody (0) is not small:
 * it is about no one, unless the place it stands in says otherwise (see `suppress`).
 * @param count people, 0 or more
 * @param threshold fewest people that a figure may be about
 */
export function isSmall(count: number, threshold: number): boolean {
  return count > 0 && count < threshold;
}
