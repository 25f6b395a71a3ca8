import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { statementsPage } from './browse.tsx';
import { conversationDesk, createClosing, deleteClosing, postSeeds, putConversation } from './desk.tsx';
import { enterByCode, joinPage } from './join.tsx';
import { createJoinCode, deleteJoinCode } from './join-codes.tsx';
import { newConversationPage, postConversation } from './new-conversation.tsx';
import { newStatementPage, postStatement } from './new-statement.tsx';
import { conversationPage } from './show.tsx';
import { deleteVote, postVote } from './votes.ts';

export { ConversationsPanel, loadConversationsPanel, loadPublicConversations, PublicConversations, type ConversationsPanelData } from './panels.tsx';
export { loadShownResults, ShownResults } from './shown-results.tsx';

/** The controllers of conversations, by route. */
export const conversationsControllers: Partial<Record<RouteName, Controller>> = {
  'conversation.new': newConversationPage,
  'conversation.create': postConversation,
  'conversation.show': conversationPage,
  'conversation.desk': conversationDesk,
  'conversation.update': putConversation,
  'conversation.close': createClosing,
  'conversation.reopen': deleteClosing,
  'vote.cast': postVote,
  'vote.withdraw': deleteVote,
  'statements.index': statementsPage,
  'statement.new': newStatementPage,
  'statement.create': postStatement,
  'statements.seed': postSeeds,
  'join.show': joinPage,
  'join.enter': enterByCode,
  'join-code.create': createJoinCode,
  'join-code.retire': deleteJoinCode,
};
