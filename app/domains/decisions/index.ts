/** The door of decisions: questions put to people with full votes, and what was decided for now. */
export { stateOf, secrecies, type Decision, type Electorate, type Evidence, type Option, type Secrecy, type State } from './decision.ts';
export { decisionTitle, electorateOf, evidenceOf, getDecision, listDecisions, optionsOf, scaleOf, standOf, visibleDecisions } from './decisions.ts';
export { changeDecision, createDecision, type DecisionDraft } from './creating.ts';
export { addStatementAsOption, decideOnStatement } from './from-statements.ts';
export { decisionsFrom, originsOf, type Origin } from './origins.ts';
export { openDecision, takeBackDecision } from './opening.ts';
export { castBallot, myBallot } from './voting.ts';
export { shuffledFor, type Ballot } from './ballot.ts';
export { myPlace, rollOf, type Elector } from './roll.ts';
export { closeProvisionally, closeUndecided, endBallots, type NewRecord, type Undecided } from './closing.ts';
export { remindVoters } from './reminding.ts';
export { viewResult, type ResultView } from './showing.ts';
export { count, type OptionResult, type Result, type Rules, type Tally, type Turnout } from './result.ts';
export { fewestInSecretRing, poolRings } from './pooling.ts';
export { authorities, endingOf, listTried, type ProvisionalRecord, type Tried } from './records.ts';
export { countDecisions, type DecisionCounts } from './loop.ts';
export type { DecisionEvent } from './events.ts';
