/** The kinds of events that this slice records. The subject is the new version's id; `key` and `version` are particulars. */
export type FrameworkEvent = 'framework.replaced' | 'framework.returned';
