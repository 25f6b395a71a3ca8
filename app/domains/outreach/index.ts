/** The door of outreach: asks, offers, hard relations, private notes and nominations of one issue. */
export {
  askChannels,
  outcomes,
  urgencyOf,
  type Ask,
  type AskChannel,
  type AskState,
  type Attempt,
  type CategoryKey,
  type Outcome,
  type Partner,
  type Urgency,
} from './ask.ts';
export { countDueOutreach, listAsks, listMyAsks, reachedBy, type Reached } from './asks.ts';
export { planAsk, type AskProblem, type NewAsk } from './planning.ts';
export { recordAttempt, type AttemptProblem, type NewAttempt } from './attempting.ts';
export type { OutreachEvent } from './events.ts';
export { changeOffer, removeOffer, restoreOffer, writeOffer, type NewOffer, type OfferProblem } from './offering.ts';
export { balanceOf, listOffers, type GiveAndAsk, type Offer } from './offers.ts';
export { listHardRelation, listHardRelations, type HardRelation } from './hard-relations.ts';
export { mustNominate, nominate, type NewNomination } from './nominating.ts';
export { eraseExpired } from './erasing.ts';
