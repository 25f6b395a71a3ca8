/** The kinds of events that this slice records. */
export type MapsEvent =
  | 'map.drawn'
  | 'map.opened'
  | 'map.closed'
  | 'map.kept'
  | 'map-naming.asked'
  | 'map-naming.agreed'
  | 'map-naming.ended'
  | 'perspective.written'
  | 'perspective.confirmed'
  | 'perspective.withdrawn'
  | 'perspective-link.made'
  | 'perspective-link.revoked';
