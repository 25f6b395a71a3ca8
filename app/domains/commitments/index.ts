/** The door of commitments: dated pledges of either side, what became of them, and whether people say that they were kept. */
export { asksPulse, sides, stateOf, states, type Commitment, type CommitmentState, type Ending, type Side, type Source, type Version } from './commitment.ts';
export { commitmentsFrom, countLate, getCommitment, listCommitments, listPublicCommitments, versionsOf, type Found } from './commitments.ts';
export { makeCommitment, type MakingProblem, type NewCommitment } from './making.ts';
export { changeCommitment, type CommitmentChange } from './changing.ts';
export { keepCommitment, releaseCommitment, reopenCommitment, type EndingProblem, type Keeping } from './ending.ts';
export { publishCommitment, unpublishCommitment } from './publishing.ts';
export { removeCommitment, restoreCommitment } from './removing.ts';
export { answerPulse, pulseAnswers, pulseOf, type PulseAnswer, type ToldPulse } from './pulsing.ts';
export { commitmentReminders, type CommitmentReminder } from './reminders.ts';
export { canKeep, canMake, canPublish, canRelease } from './policy.ts';
export type { CommitmentsEvent } from './events.ts';
