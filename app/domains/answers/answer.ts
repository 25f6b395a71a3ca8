/** What became of an input. */
export const verdicts = ['used', 'adapted', 'not-used'] as const;
export type Verdict = (typeof verdicts)[number];

/** The fewest letters of a reason that says anything. */
export const shortestReason = 10;
/** The most inputs that one answer is given to at once. */
export const mostAtOnce = 200;

/** What we told people became of an input, and why. A later answer replaces it; it is never changed. */
export interface Answer {
  readonly id: string;
  readonly inputId: string;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly lang: string;
  /** The same reason in the author's language, where somebody wrote it. */
  readonly authorReason: string | null;
  /** The decision it came from, once that was opened. */
  readonly decision: { readonly id: string; readonly number: number; readonly question: string; readonly lang: string } | null;
  readonly link: string | null;
  readonly givenAt: Date;
  readonly givenByName: string;
  /** The answer that this one took the place of. */
  readonly replacesId: string | null;
}

/** The reason as a reader of `locale` had better read it, with its language. */
export function reasonFor(answer: Pick<Answer, 'reason' | 'lang' | 'authorReason'>, authorLocale: string, locale: string): { text: string; lang: string } {
  const own = answer.authorReason !== null && locale.slice(0, 2) === authorLocale;
  return own && answer.authorReason ? { text: answer.authorReason, lang: authorLocale } : { text: answer.reason, lang: answer.lang };
}
