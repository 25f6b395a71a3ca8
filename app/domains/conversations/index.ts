/** The door of conversations: statements people vote on, votes, tallies for those who lead, Polis exports in and out. */
export { addStatement, findDuplicates, seedStatements, type Added, type NewStatement } from './adding.ts';
export { castVote, withdrawVote, type Cast, type CastOutcome, type Choice } from './casting.ts';
export { closeConversation, reopenConversation } from './closing.ts';
export { resultsShown, showsResult, stateOf, type Conversation, type ConversationState, type ResultsShown } from './conversation.ts';
export {
  countConversations,
  findConversation,
  getConversation,
  listConversations,
  lockConversation,
  visibleConversations,
  wasVotedIn,
} from './conversations.ts';
export { likelyDuplicates, likeness } from './duplicates.ts';
export type { ConversationEvent } from './events.ts';
export { conversationAsPolis, votesWithoutNames, type ExportFile } from './exporting.ts';
export { importPolis, type Imported, type ImportOptions, type ImportProgress, type ImportResult, type ImportTarget } from './importing.ts';
export { readJoinCode, spacedCode } from './join-code.ts';
export { findByJoinCode, joinCodeOf, makeJoinCode, retireJoinCode, type JoinCode } from './join-codes.ts';
export { setPriorities } from './serving.ts';
export { changeConversation, startConversation, type ConversationText } from './starting.ts';
export { getStatement, statementsOf, type StatementInFull } from './statements.ts';
export { voteValues, type Statement, type StatementWithVote, type VoteValue } from './statement.ts';
export { countsOf, tallyStatements, turnoutOf, type ConversationCounts, type StatementTally, type Turnout } from './tallies.ts';
