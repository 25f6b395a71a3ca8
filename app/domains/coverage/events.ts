/** The kinds of events that this slice records. Particulars hold keys of lists and kinds, and no counts of people. */
export type CoverageEvent =
  | 'category-list.chosen'
  | 'category-list.ended'
  | 'category-need.said'
  | 'category-need.ended'
  | 'group.placed'
  | 'group.unplaced'
  | 'category-call.made'
  | 'category-call.ended'
  | 'population.taken'
  | 'population.ended'
  | 'coverage-consent.given'
  | 'coverage-consent.ended';
