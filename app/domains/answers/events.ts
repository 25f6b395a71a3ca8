/** The kinds of events that this slice records. The subject is the answer; `particulars.inputId` is what it answers. */
export type AnswerEvent = 'answer.given' | 'answer.revised';
