/** The kinds of events that this slice records. A pulse leaves none: it would say when somebody answered. */
export type CommitmentsEvent =
  | 'commitment.made'
  | 'commitment.changed'
  | 'commitment.kept'
  | 'commitment.released'
  | 'commitment.reopened'
  | 'commitment.published'
  | 'commitment.unpublished'
  | 'commitment.removed'
  | 'commitment.restored';
