/** The door of rubrics: readings of how deep a group's interaction is, over time. */
export { spreadAt, spreadOfSums, total, type PaperSpread, type Spread } from './spread.ts';
export { isRubricKey, readAgainAfterDays, rubricKeys, type Reading, type RubricKey } from './reading.ts';
export { countReadings, getReading, listReadings, listReadingsAsked, rubricOf, visibleReadings } from './readings.ts';
export { figureOf, viewReadings, type IdeaView, type ReadingView } from './showing.ts';
export type { Agreed, ByIdea, IdeaSpread, Progress } from './figures.ts';
export { openReading, type NewReading } from './opening.ts';
export { place } from './placing.ts';
export { closeReading, reopenReading } from './closing.ts';
export { agree, type AgreedSpread } from './agreeing.ts';
export { correctReading, enterReading, type PaperReading } from './entering.ts';
export type { RubricsEvent } from './events.ts';
