/** The door of maps: the system map of an issue, and what its shape tells. */
export {
  elementKinds,
  relationKinds,
  strengths,
  usualDirection,
  type Direction,
  type ElementKind,
  type MapElement,
  type Relation,
  type RelationKind,
  type SystemMap,
} from './map.ts';
export { mapOf } from './maps.ts';
export { brokersTo, type BrokerTo } from './brokers.ts';
export { findOnMap, type MapFindings } from './findings.ts';
export { addElement, changeElement, removeElement, type ElementProblem, type ElementWords } from './drawing.ts';
export { changeRelation, drawRelation, removeRelation, type RelationWords } from './relating.ts';
export { cardState, type CardWords, type PerspectiveCard } from './card.ts';
export { cardsOn } from './cards.ts';
export { writeCard } from './writing-cards.ts';
export type { MapsEvent } from './events.ts';
export { undoAct } from './undoing.ts';
