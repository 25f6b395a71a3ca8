import type { Figure, ToldResult, ToldStatement, ToldVotes } from '#app/domains/opinions/told.ts';

/** Told votes; the whole is their sum unless given. */
export function votes(agrees: Figure, disagrees: Figure, passes: Figure, total?: Figure): ToldVotes {
  return { agrees, disagrees, passes, total: total === undefined ? (agrees ?? 0) + (disagrees ?? 0) + (passes ?? 0) : total };
}

/** A told statement, made up. */
export function madeStatement(number: number, over: Partial<ToldStatement> = {}): ToldStatement {
  return {
    id: `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    number,
    body: `Statement ${number}`,
    lang: 'en',
    isMeta: false,
    place: { x: 1, y: 0 },
    extremity: 1,
    all: votes(40, 20, 10),
    byGroup: [],
    ...over,
  };
}

/** A told result without groups or lists, but for what is given. */
export function madeResult(over: Partial<ToldResult> = {}): ToldResult {
  return {
    manner: 'exact',
    threshold: 10,
    releasedAt: new Date('2026-04-18T21:05:00Z'),
    voters: 89,
    placed: 80,
    grouping: 'groups',
    steadiness: 'very',
    stability: 0.9,
    groups: [],
    statements: [],
    agreed: [],
    rejected: [],
    divides: [],
    unknown: [],
    density: [],
    overlays: [],
    method: { engine: '1', seed: 7, explained: [0.2, 0.1], attempts: [] },
    ...over,
  };
}
