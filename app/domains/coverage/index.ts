/** The door of coverage: which kinds of people an issue needs, reached, has and hears, and what is shared of it upwards. */
export { isPresent, isReached, isSpeaking, type KindState } from './coverage.ts';
export { coverageOf, type Coverage, type ListCoverage } from './coverages.ts';
export { countMissing, countUndecided, gapsOf, type Gap, type GapType } from './gaps.ts';
export { callsOf } from './calling.ts';
export { kindId, type Kind, type NamedKind } from './kind.ts';
export { chooseList } from './choosing-lists.ts';
export { placeGroup, unplaceGroup } from './placing.ts';
export { sayNeed, type NeedWords } from './needs.ts';
export { rollUpOf, type RollUp } from './roll-up.ts';
export type { CoverageEvent } from './events.ts';
