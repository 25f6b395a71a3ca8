/** What somebody who takes part says their people call it. */
export interface Suggestion {
  readonly id: string;
  readonly issueId: string;
  /** The word it is about; null where it would be a new one. */
  readonly wordId: string | null;
  /** The group they say they belong to. */
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly groupLang: string | null;
  readonly term: string;
  readonly meaning: string | null;
  readonly lang: string;
  readonly createdAt: Date;
  readonly outcome: SuggestionOutcome | null;
}

export interface SuggestionOutcome {
  /** What it became, where it was taken over. */
  readonly wordingId: string | null;
  /** Why it was not. */
  readonly reason: string | null;
  readonly lang: string;
  readonly at: Date;
}

/** More than so many waiting from one participant would hide those of others. */
export const mostWaiting = 20;
