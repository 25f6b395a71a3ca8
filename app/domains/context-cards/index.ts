/** The door of context cards: what a group says about itself, or we guess until it confirms. */
export { cardFields, stands, type CardField, type CardLine, type LineState } from './card.ts';
export { cardOf, cardsOf } from './cards.ts';
export { groupsOfIssue, seeCard, type SeenGroup } from './seeing.ts';
export { writeLine, type NewLine } from './writing.ts';
export { makeCardLink } from './linking.ts';
export type { ContextCardEvent } from './events.ts';
