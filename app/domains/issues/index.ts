/** The door of issues: the issue, its four questions, founding documents and promises. */
export { belongs, slugFrom, type Issue } from './issue.ts';
export { getIssue, getIssueById, listMyIssues, listPublicIssues, lockIssue, visibleIssues } from './issues.ts';
export { canConvene, canLead } from './policy.ts';
export { createIssue, type NewIssue } from './creating.ts';
export { lockToLead, publishIssue, unpublishIssue } from './publishing.ts';
export { getGroupFor, groupsToName, type NamedGroup } from './groups-to-name.ts';
export { comparePower, stateOf, type GroupPromise, type LevelWords, type Promised, type PromiseState } from './promise.ts';
export { countPromises, getPromise, promisesInForce, promisesOn, promiseTo, promiseWords } from './promises.ts';
export { draftPromise, dropDraft, type NewPromise } from './promising.ts';
export { openPromise, openPromises, replacePromise } from './opening.ts';
