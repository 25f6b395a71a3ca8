/** How near a member is to the issue, from the middle outwards. */
export const rings = ['core', 'advisors', 'feedback', 'dissemination'] as const;
export type Ring = (typeof rings)[number];

export function isRing(text: string): text is Ring {
  return rings.some((ring) => ring === text);
}
