/** The door of maps: the system map of an issue, and what its shape tells. */
export type { Direction, ElementKind, MapElement, Relation, RelationKind, SystemMap } from './map.ts';
export { mapOf } from './maps.ts';
export { brokersTo, type BrokerTo } from './brokers.ts';
