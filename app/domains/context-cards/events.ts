/** The kinds of events that this slice records. The subject is the line, or the link. Particulars hold no words and no names. */
export type ContextCardEvent =
  | 'card-line.written'
  | 'card-line.reworded'
  | 'card-line.removed'
  | 'card-line.restored'
  | 'card-line.answered'
  | 'card-line.answer-taken-back'
  | 'card-link.made'
  | 'card-link.revoked';
