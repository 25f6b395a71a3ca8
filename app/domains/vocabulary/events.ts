/** The kinds of events that this slice records. */
export type VocabularyEvent =
  | 'word.added'
  | 'word.judged'
  | 'word.explained'
  | 'word.removed'
  | 'word.restored'
  | 'wording.added'
  | 'wording.changed'
  | 'wording.confirmed'
  | 'wording.removed'
  | 'wording.restored'
  | 'wording.suggested'
  | 'suggestion.accepted'
  | 'suggestion.declined'
  | 'suggestion.reconsidered'
  | 'suggestion.withdrawn';
