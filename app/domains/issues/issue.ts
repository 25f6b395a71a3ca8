import type { Level, Standing } from '../people/index.ts';

/** What people coalesce around; the container of everything that happens on it. */
export interface Issue {
  readonly id: string;
  readonly slug: string;
  readonly organizationId: string;
  readonly organizationName: string;
  /** No figure about fewer people than this is told of it. It only ever goes up, to a multiple of itself. */
  readonly privacyThreshold: number;
  /** Those that held before, oldest first. */
  readonly earlierThresholds: readonly number[];
  readonly level: Level;
  readonly statement: string;
  readonly why: string;
  readonly lang: string;
  /** Days within which every input is promised an answer. */
  readonly answerDays: number;
  readonly revision: number;
  readonly createdAt: Date;
  /** When it became public, or null while it is private to its people. */
  readonly publishedAt: Date | null;
}

/** A readable, stable address from a statement: at most 60 letters, with a short tail where it is taken. */
export function slugFrom(statement: string): string {
  const slug = statement
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  return slug === '' || slug === 'new' ? 'issue' : slug;
}

/** Whether the actor may see a private issue's inside: its members and those who lead it. */
export function belongs(standing: Standing): boolean {
  return standing.ring !== null || standing.convener || standing.administrator;
}
