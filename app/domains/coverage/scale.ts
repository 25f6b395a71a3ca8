import type { KindState } from './coverage.ts';

/** Levels of the organizations that keep groups, from the widest. A partner stands beside the scale. */
export const organizationScale = ['state', 'region', 'district', 'school', 'partner'] as const;
export type ScaleLevel = (typeof organizationScale)[number];

/** What is so of the groups of one kind at one level. */
export type LevelState = 'asked' | 'present' | 'speaking' | 'known';

export function isAtLevel(state: KindState, level: ScaleLevel): boolean {
  return state.groups.some((group) => group.level === level);
}

/** How far one got with the groups of a kind at one level, the farthest last; empty where no group is known there. */
export function levelStates(state: KindState, level: ScaleLevel): LevelState[] {
  const groups = state.groups.filter((group) => group.level === level);
  if (groups.length === 0) return [];
  const found: LevelState[] = [];
  if (groups.some((group) => group.asked.times > 0)) found.push('asked');
  if (groups.some((group) => group.spokespeople.length > 0)) found.push('present');
  if (groups.some((group) => group.lastWord !== null)) found.push('speaking');
  return found.length > 0 ? found : ['known'];
}
