import { inLocale, promiseLevels, type PromiseLevel, type SpokenText, type Spectrum } from '../frameworks/index.ts';

/** How much power we pledged to one group, for the whole issue or for one decision. */
export interface GroupPromise {
  readonly id: string;
  readonly issueId: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly groupLang: string;
  /** Null: it holds for the whole issue. */
  readonly decisionId: string | null;
  readonly level: PromiseLevel;
  /** The version of the spectrum whose words it froze with; null while it is a draft. */
  readonly frameworkId: string | null;
  readonly promisedAt: Date;
  /** From then on it is frozen. Null while it is a draft that only those who lead see as such. */
  readonly openedAt: Date | null;
  readonly replacesId: string | null;
  /** Why it took the place of another. */
  readonly reason: string | null;
  readonly lang: string;
  /** When an opened promise took its place, or null while it stands. */
  readonly replacedAt: Date | null;
}

/** What one level says to people, in their language where we have it. */
export interface LevelWords {
  readonly level: PromiseLevel;
  readonly name: SpokenText;
  readonly verb: SpokenText;
  readonly promise: SpokenText;
  readonly decides: SpokenText;
}

/** A promise in force with the words it makes to people. */
export interface Promised extends LevelWords {
  readonly id: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly groupLang: string;
  readonly decisionId: string | null;
  readonly openedAt: Date;
}

export type PromiseState = 'draft' | 'open' | 'replaced';

export function stateOf(promise: Pick<GroupPromise, 'openedAt' | 'replacedAt'>): PromiseState {
  if (!promise.openedAt) return 'draft';
  return promise.replacedAt ? 'replaced' : 'open';
}

/** The words of every level of a spectrum, from least to most power. */
export function levelWords(spectrum: Spectrum, locale: string): LevelWords[] {
  return spectrum.levels.map((level) => ({
    level: level.key,
    name: inLocale(level.name, locale),
    verb: inLocale(level.verb, locale),
    promise: inLocale(level.promise, locale),
    decides: inLocale(level.decides, locale),
  }));
}

/** Negative where `a` gives less power than `b`. */
export function comparePower(a: PromiseLevel, b: PromiseLevel): number {
  return promiseLevels.indexOf(a) - promiseLevels.indexOf(b);
}
