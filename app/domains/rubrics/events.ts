/** The kinds of events that this slice records. None of them holds what a member placed. */
export type RubricsEvent =
  | 'reading.opened'
  | 'reading.placed'
  | 'reading.closed'
  | 'reading.reopened'
  | 'reading.agreed'
  | 'reading.entered'
  | 'reading.corrected';
