/** The kinds of events that this slice records. */
export type IssuesEvent =
  | 'issue.made'
  | 'issue.changed'
  | 'issue.published'
  | 'issue.unpublished'
  | 'question-row.added'
  | 'question-row.changed'
  | 'question-row.confirmed'
  | 'question-row.removed'
  | 'question-row.restored'
  | 'initiative.described'
  | 'initiative.main-chosen'
  | 'founding-document.written'
  | 'founding-document.consented'
  | 'promise.drafted'
  | 'promise.dropped'
  | 'promise.opened'
  | 'promise.replaced';
