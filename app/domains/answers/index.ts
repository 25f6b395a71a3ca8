/** The door of answers: what became of everything people told us, and the clock of the promise to answer. */
export { reasonFor, shortestReason, verdicts, type Answer, type Verdict } from './answer.ts';
export { giveAnswers, revisionOf, type NewAnswer } from './answering.ts';
export { answersOver, answersTo, findAnswer } from './answers.ts';
export type { AnswerEvent } from './events.ts';
export { canAnswer } from './policy.ts';
export { countAnswers, listChanged, listWaiting, type AnswerCounts, type ChangedPage, type QueueFilter } from './queue.ts';
