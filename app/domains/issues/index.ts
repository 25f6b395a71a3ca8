/** The door of issues: the issue, its four questions, founding documents and promises. */
export { belongs, slugFrom, type Issue } from './issue.ts';
export {
  findIssueForOperator,
  getIssue,
  getIssueById,
  issueBehindLink,
  listMyIssues,
  listPublicIssues,
  listSharedIssues,
  lockIssue,
  visibleIssues,
} from './issues.ts';
export { canConvene, canFill, canLead, canSeeInside } from './policy.ts';
export { createIssue, type NewIssue } from './creating.ts';
export { lockToFill, lockToLead, publishIssue, unpublishIssue } from './publishing.ts';
export { comparePower, stateOf, type GroupPromise, type LevelWords, type Promised, type PromiseState } from './promise.ts';
export { countPromises, getPromise, promisesInForce, promisesOn, promiseTo, promiseWords } from './promises.ts';
export { draftPromise, draftPromises, dropDraft, type NewPromise } from './promising.ts';
export { openPromise, openPromises, replacePromise } from './opening.ts';
export { nameGroup, offeredGroup, type GroupNamed } from './naming-groups.ts';
export { groupChoices, promiseLine, type GroupChoice, type PromiseLine } from './promise-lines.ts';
export { editIssue, type IssueChange } from './editing.ts';
export { thresholdFor, thresholdsOf } from './threshold.ts';
export { raiseThresholds } from './raising-thresholds.ts';
export {
  questionKinds,
  saidBys,
  workKinds,
  type CellsSaid,
  type FourQuestions,
  type Initiative,
  type QuestionKind,
  type QuestionRow,
  type SaidBy,
  type WorkKind,
  type SharedWork,
  type Stake,
  type Tie,
} from './question.ts';
export { countQuestions, fourQuestions, getRow, listStakes, rowsOf } from './questions.ts';
export { addRow, changeRow, type RowContent, type RowProblem } from './answering-questions.ts';
export { confirmGuess } from './confirming.ts';
export { removeRow, restoreRow } from './removing.ts';
export {
  alignments,
  crosswalkOf,
  fundersOf,
  fundingStreams,
  type Alignment,
  type Crosswalk,
  type CrosswalkCells,
  type CrosswalkInitiative,
  type FundingStream,
} from './crosswalk.ts';
export { chooseMainInitiative, describeInitiative } from './describing-initiatives.ts';
export { foundingKinds, type Consent, type Founding, type FoundingDocument, type FoundingKind, type Stance } from './founding-document.ts';
export { foundingOf } from './founding-documents.ts';
export { takeStance, writeVersion, type NewVersion } from './founding.ts';
export { type IssuesEvent } from './events.ts';
