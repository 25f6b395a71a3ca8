/** A level of scale, from the widest to the nearest. */
export const levels = ['state', 'region', 'district', 'school'] as const;
export type Level = (typeof levels)[number];

/** Levels of organizations: a partner stands beside the scale. */
export const organizationLevels = [...levels, 'partner'] as const;
export type OrganizationLevel = (typeof organizationLevels)[number];

export interface Organization {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: Level | 'partner';
  readonly name: string;
  readonly lang: string;
  readonly accent: string | null;
  /** New issues tell no figure about fewer people than this, and no issue falls below it; at least 5. Each issue keeps its own. */
  readonly privacyThreshold: number;
  /** Days within which an input is promised an answer. */
  readonly answerDays: number;
  readonly revision: number;
}

/** The levels that an organization below this one may have: nearer ones, and partners. */
export function levelsBelow(level: OrganizationLevel): OrganizationLevel[] {
  if (level === 'partner') return ['partner'];
  return [...levels.slice(levels.indexOf(level) + 1), 'partner'];
}
