/** Where a conversation is in its time. It closes by itself at its closing time. */
export type ConversationState = 'coming' | 'open' | 'closed';

/** Who sees the result while people vote: `closing`: only those who lead, until voting closes; `live`: everybody. */
export const resultsShown = ['closing', 'live'] as const;
export type ResultsShown = (typeof resultsShown)[number];

/** Short statements that people agree with, disagree with or pass on. */
export interface Conversation {
  readonly id: string;
  readonly issueId: string;
  readonly issueSlug: string;
  readonly issueStatement: string;
  readonly issueLang: string;
  /** No figure about fewer people than this is shown to everybody. */
  readonly privacyThreshold: number;
  /** Days within which every input is promised an answer. */
  readonly answerDays: number;
  readonly topic: string;
  readonly introduction: string | null;
  readonly lang: string;
  readonly opensAt: Date;
  readonly closesAt: Date | null;
  /** People's statements wait until somebody who leads has looked at them. */
  readonly reviewedFirst: boolean;
  readonly resultsShown: ResultsShown;
  /** Whether every vote is given out without names once voting has closed, so that anyone can check the result. */
  readonly votesOpen: boolean;
  /** Where an imported conversation was held, or null for one of our own. */
  readonly importedFrom: string | null;
  readonly revision: number;
}

export function stateOf(conversation: Pick<Conversation, 'opensAt' | 'closesAt'>, now: Date): ConversationState {
  if (conversation.closesAt && conversation.closesAt <= now) return 'closed';
  return conversation.opensAt > now ? 'coming' : 'open';
}

/** Whether everybody who sees the conversation may see its result now; those who lead always may. */
export function showsResult(conversation: Pick<Conversation, 'opensAt' | 'closesAt' | 'resultsShown'>, now: Date): boolean {
  const state = stateOf(conversation, now);
  return state === 'closed' || (state === 'open' && conversation.resultsShown === 'live');
}

/** The moment that closes a conversation now; never before it opened, which the database refuses. */
export function closingMoment(conversation: Pick<Conversation, 'opensAt'>, now: Date): Date {
  return new Date(Math.max(now.getTime(), conversation.opensAt.getTime() + 1));
}
