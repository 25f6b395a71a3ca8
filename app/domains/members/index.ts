/** The door of members: relevance, range, value, welcome, terms, who follows. */
export { rangeOf, testsOf } from './answers-about.ts';
export type { MemberEvent } from './events.ts';
export { handOver, undoHandOver } from './handing-over.ts';
export { answerSuccession, nameSuccessor, removeSuccessor } from './naming-successors.ts';
export { getPlace, type MemberPlace } from './place.ts';
export { frequencies, outcomes, powers, scales, stances, tests, type Outcome, type Range, type SaidRange, type TestAnswer, type TestKey } from './relevance.ts';
export { memberReminders, type MemberReminder } from './reminders.ts';
export { answerTests, confirmAbout, sayRange, type NewTest } from './saying-about.ts';
export { reviewValue, sayValue, showValue, type NewValue } from './saying-value.ts';
export { stateOf as successionStateOf, successionOf, successionsFor, type Succession } from './succession.ts';
export { setTerm, termEndsSoon, termEndsSoonDays, termsOf, type Term } from './terms.ts';
export { isLookBackDue, lookBackAt, lookBackDays, stills, type Review, type Still, type Value } from './value.ts';
export { shownValues, spreadOf, valueOf, valueSpread, type ValueSpread } from './values.ts';
export { acknowledgedAt, expectationsOf, progressOn, stepsGone, welcomeSteps, type Expectations, type Progress } from './welcome.ts';
export { acknowledge, goStep, undoStep, writeExpectations, type NewExpectations } from './welcoming.ts';
