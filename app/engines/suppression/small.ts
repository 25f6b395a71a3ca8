/**
 * Whether a count of people is too small to be told: 1 up to one below the threshold. A count of nobody that stands
 * alone is about no one, so it is not small; in a table it would tell what everybody said, and `suppress` withholds it.
 * @param count people, 0 or more
 * @param threshold fewest people that a figure may be about
 */
export function isSmall(count: number, threshold: number): boolean {
  return count > 0 && count < threshold;
}

/**
 * A share from 0 to 1, or null where it would tell of too few: the part, the rest, or both are below the threshold.
 * So 0 and 1 are never told of people: "nobody" and "everybody" say what each one said.
 */
export function safeShare(part: number, whole: number, threshold: number): number | null {
  const rest = whole - part;
  return part < threshold || rest < threshold ? null : part / whole;
}
