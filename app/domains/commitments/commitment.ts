/** `ours`: those who convene pledge. `group`: a group pledges. */
export const sides = ['ours', 'group'] as const;
export type Side = (typeof sides)[number];

/** The record that a commitment came from: none, a tie of the Four Simple Questions, or a row of a sheet. */
export type Source = { readonly kind: 'free' } | { readonly kind: 'tie' | 'sheet'; readonly id: string };

export interface Ending {
  readonly kind: 'kept' | 'released';
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly note: string | null;
  readonly lang: string;
}

/** A dated pledge by either side, as its newest version says it. Days are `YYYY-MM-DD`. */
export interface Commitment {
  readonly id: string;
  readonly issueId: string;
  readonly side: Side;
  /** The group that pledges, or to which we pledge; null where we pledge to everybody. */
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly groupLang: string | null;
  /** A person or an office, as it is shown. */
  readonly who: string | null;
  /** A person known here who is reminded. Not shown. */
  readonly personId: string | null;
  readonly source: Source;
  readonly madeOn: string;
  readonly what: string;
  readonly dueOn: string;
  readonly lang: string;
  /** The number of the newest version; 1 while it was never changed. */
  readonly version: number;
  readonly ending: Ending | null;
  /** Since when everybody may read it; null while it is for the members. */
  readonly publishedAt: Date | null;
  readonly removedAt: Date | null;
}

/** What a commitment said from some day on. */
export interface Version {
  readonly number: number;
  readonly what: string;
  readonly dueOn: string;
  /** Why it was changed; null for the first. */
  readonly reason: string | null;
  readonly lang: string;
  readonly at: Date;
}

export const states = ['late', 'running', 'kept-late', 'kept', 'released'] as const;
export type CommitmentState = (typeof states)[number];

/** How a commitment stands on a day. Kept on the due day is in time. */
export function stateOf({ ending, dueOn }: Pick<Commitment, 'ending' | 'dueOn'>, today: string): CommitmentState {
  if (ending?.kind === 'released') return 'released';
  if (ending) return ending.on > dueOn ? 'kept-late' : 'kept';
  return dueOn < today ? 'late' : 'running';
}

/** Whether there is anything to ask people about: it ended, or its day has come. A pledge that was let go asks nothing. */
export function asksPulse(commitment: Pick<Commitment, 'ending' | 'dueOn' | 'removedAt'>, today: string): boolean {
  if (commitment.removedAt || commitment.ending?.kind === 'released') return false;
  return commitment.ending !== null || commitment.dueOn <= today;
}
