/** The door of conversations: statements people vote on, votes, tallies for those who lead, Polis exports in and out. */
export { addStatement, findDuplicates, seedStatements, type Added, type NewStatement } from './adding.ts';
export { castVote, withdrawVote, type Cast, type CastOutcome, type Choice } from './casting.ts';
export { closeConversation, reopenConversation } from './closing.ts';
export { stateOf, type Conversation, type ConversationState } from './conversation.ts';
export { countConversations, getConversation, listConversations, visibleConversations } from './conversations.ts';
export { likelyDuplicates, likeness } from './duplicates.ts';
export type { ConversationEvent } from './events.ts';
export { conversationAsPolis, type ExportFile } from './exporting.ts';
export { importPolis, type Imported, type ImportOptions, type ImportProgress, type ImportResult, type ImportTarget } from './importing.ts';
export { changeConversation, startConversation, type ConversationText } from './starting.ts';
export { voteValues, type Statement, type StatementWithVote, type VoteValue } from './statement.ts';
export { countsOf, tallyStatements, turnoutOf, type ConversationCounts, type StatementTally, type Turnout } from './tallies.ts';
