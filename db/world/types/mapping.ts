import type { Moment } from '../moments.ts';
import type { ElementKey, GroupKey, Lang, PersonKey, SaidBy } from './keys.ts';

/** Something on the system map. */
export interface MapElement {
  key: ElementKey;
  kind: 'group' | 'organization' | 'person' | 'initiative' | 'thing';
  name: string;
  lang: Lang;
  about?: string;
  group?: GroupKey;
  tags?: readonly string[];
  at: readonly [x: number, y: number];
  /** Left out: placed by the computer. */
  byHand?: true;
  drawn: Moment;
  drawnBy: PersonKey;
}

export interface MapRelation {
  from: ElementKey;
  to: ElementKey;
  kind: 'works-with' | 'informs' | 'funds' | 'decides-over' | 'trusts' | 'in-tension' | 'own';
  word?: string;
  direction: 'directed' | 'mutual' | 'undirected';
  strength: 1 | 2 | 3;
  note?: string;
  saidBy: SaidBy;
  drawn: Moment;
  drawnBy: PersonKey;
  removed?: { at: Moment; by: PersonKey };
}

/** How the issue looks to a group. */
export interface Perspective {
  element: ElementKey;
  outlook: string;
  stance?: string;
  sharedInterest?: string;
  needs?: string;
  lang: Lang;
  saidBy: SaidBy;
  written: Moment;
  writtenBy: PersonKey;
  /** The group's yes to our guess. */
  confirmed?: { at: Moment; by: PersonKey };
}

export interface SystemMap {
  elements: readonly MapElement[];
  relations: readonly MapRelation[];
  perspectives: readonly Perspective[];
  /** Whose name may stand at a role, or is asked for. */
  namings: readonly { element: ElementKey; person: PersonKey; asked: Moment; askedBy: PersonKey; agreed?: Moment }[];
  snapshots: readonly { name: string; taken: Moment; takenBy: PersonKey; lang: Lang }[];
}
