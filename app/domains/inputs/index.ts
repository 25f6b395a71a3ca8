/** The door of inputs: the one way in for everything people tell us, who spoke for whom, moderation, the private link. */
export { addInput, type NewInput } from './adding.ts';
export { confirmGuess, mayConfirm, undoConfirmation } from './confirming.ts';
export type { InputEvent } from './events.ts';
export { channels, dueAt, isGuess, isSeed, isShown, speaksForGroup, type Channel, type Input, type InputKind, type Speaks } from './input.ts';
export {
  countInputs,
  facetsOf,
  getInput,
  inputRows,
  inputsInOrder,
  inputStates,
  listInputs,
  listMyInputs,
  smallGroups,
  groupSpeech,
  speechesOf,
  visibleInputs,
  type InputFilter,
  type InputPage,
  type InputState,
  type GroupSpeech,
  type MyInput,
} from './inputs.ts';
export { waitsForAdult } from './holding.ts';
export { hiddenFor, moderate, moderationRules, type HiddenFor, type Moderation } from './moderating.ts';
export { actsOn, moderationLog, type Act, type LogEntry, type ModerationLog } from './moderation-log.ts';
export { addressOf, getSaid, privateLink, saidKey, type SaidInput } from './private-link.ts';
export { canModerate, canRecord } from './policy.ts';
export { recordInput, type RecordedInput } from './recording.ts';
export { mandateFor, mandatesToSpeak, say, type NewRemark, type Said, type SpokenFor } from './saying.ts';
export { bringBackInput, withdrawInput } from './withdrawing.ts';
