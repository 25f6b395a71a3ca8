/** The kinds of events that this slice records. */
export type ExportsEvent = 'issue.exported' | 'issue.imported';
