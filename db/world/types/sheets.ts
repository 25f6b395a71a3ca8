import type { Moment } from '../moments.ts';
import type { GroupKey, Lang, ParticipantKey, PersonKey, SaidBy } from './keys.ts';

export type SheetKey = `sheets.${string}`;

/** A tool that was opened; its rows are the other records of the issue. */
export interface Sheet {
  key: SheetKey;
  tool: string;
  opened: Moment;
  openedBy: PersonKey;
  revisit?: Moment;
  closed?: { at: Moment; by: PersonKey };
  /** Who filled it, since when and when last. */
  visits: readonly { person: PersonKey; first: Moment; last: Moment }[];
  notes?: readonly { step: string; body: string; lang: Lang; at: Moment; by: PersonKey }[];
  /** Each listed alone at this step, until the lists were put together. */
  round?: { step: string; started: Moment; merged: Moment };
  /** Rows that are no records yet. */
  slips?: readonly Slip[];
}

export interface Slip {
  step: string;
  /** By field of the row's form; a group by its key. */
  cells: Readonly<Record<string, string>>;
  group?: GroupKey;
  lang: Lang;
  by: PersonKey | ParticipantKey;
  /** What somebody without an account calls themselves. */
  writer?: string;
  at: Moment;
}

/** A small signal, and the change that is made of it. */
export interface TrustSignal {
  key: `signals.${string}`;
  signal: string;
  readBadly?: string;
  readWell?: string;
  lang: Lang;
  created: Moment;
  createdBy: PersonKey;
  change?: { what: string; who: string; person: PersonKey; due: Moment; kept?: Moment };
}

/** What taking part could be worth to a group. */
export interface GroupValue {
  group: GroupKey;
  professional?: string;
  personal?: string;
  cost?: string;
  strategy?: string;
  saidBy: SaidBy;
  lang: Lang;
  created: Moment;
  createdBy: PersonKey;
}
