/** The kinds of events that this slice records. */
export type RingEvent =
  | 'place.wanted'
  | 'place.unwanted'
  | 'place.wanted-again'
  | 'ring.rhythm-set'
  | 'ring.touched'
  | 'ring.touch-removed'
  | 'ring.touch-restored'
  | 'ring.asked';
