/** The door of opinions: what is found in the votes of a conversation, what may be told of it and when, names of opinion groups. */
export { analyseConversation, type AnalysisOutcome, type Finder } from './analysing.ts';
export { startAnalyst, type Analyst } from './analyst.ts';
export type { OpinionEvent } from './events.ts';
export { find } from './finding.ts';
export type { Findings } from './findings.ts';
export { groupNames, longestName, longestReason, nameGroup, unnameGroup, type GroupName } from './naming.ts';
export { votesOverTime } from './over-time.ts';
export { canNameGroups, canSeeResult, canTakeVotes } from './policy.ts';
export { closedResult, isRenewing, viewResult, type ResultView, type WhyNone } from './results.ts';
export { staleConversations, type Stale } from './staleness.ts';
export type { Figure, OwnPlace, Slice, ToldResult, ToldStatement, ToldVotes } from './told.ts';
export { readVotes } from './votes-to-analyse.ts';
