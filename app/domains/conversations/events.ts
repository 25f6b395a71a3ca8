/** The kinds of events that this slice records. Single votes are kept in `vote_casts` instead: there are millions. */
export type ConversationEvent =
  | 'conversation.made'
  | 'conversation.changed'
  | 'conversation.closed'
  | 'conversation.reopened'
  | 'conversation.imported'
  | 'join-code.made'
  | 'join-code.retired'
  | 'statement.added'
  | 'statements.seeded';
