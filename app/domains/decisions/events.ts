/** The kinds of events that this slice records. A secret ballot records none: an event has a person and a time. */
export type DecisionEvent =
  | 'decision.made'
  | 'decision.changed'
  | 'decision.opened'
  | 'decision.taken-back'
  | 'decision.ballots-ended'
  | 'decision.reminded'
  | 'decision.closed'
  | 'ballot.cast'
  | 'ballot.changed';
