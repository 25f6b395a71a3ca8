import type { Method } from '../frameworks/index.ts';
import type { GroupSpeech } from '../inputs/index.ts';
import type { Ring } from '../people/index.ts';

/** A question put to people with full votes. */
export interface Decision {
  readonly id: string;
  readonly issueId: string;
  /** Counts from 1 within the issue. */
  readonly number: number;
  readonly question: string;
  readonly detail: string | null;
  readonly lang: string;
  readonly method: Method;
  readonly secrecy: Secrecy;
  /** Share of counted ballots that an option needs, 0 to 1. */
  readonly threshold: number;
  /** Share of the roll that has to vote, 0 to 1; 0 where none was set. */
  readonly quorum: number;
  readonly closesAt: Date;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  /** The version of the scale it is voted by, from opening on. */
  readonly scaleId: string | null;
  readonly revision: number;
}

export const secrecies = ['named', 'secret'] as const;
export type Secrecy = (typeof secrecies)[number];

export interface Option {
  readonly id: string;
  readonly number: number;
  readonly label: string;
  readonly detail: string | null;
  readonly lang: string;
  /** The statement that it came from, or null. */
  readonly inputId: string | null;
}

/** Letters of an option; the rest goes below it. */
export const longestLabel = 300;

/** As much of a statement as an option holds. */
export function labelFrom(body: string): string {
  return [...body].slice(0, longestLabel).join('');
}

/** What the options rest on: a page elsewhere, or an input of the issue. */
export interface Evidence {
  readonly id: string;
  readonly label: string;
  readonly url: string | null;
  readonly inputId: string | null;
  readonly lang: string;
  /** Of an input in which a group spoke: which, and how. */
  readonly spoken: GroupSpeech | null;
}

/** Who may vote: the members of these rings, and those who speak for these groups. */
export interface Electorate {
  readonly rings: readonly Ring[];
  readonly groups: readonly { readonly id: string; readonly name: string; readonly lang: string }[];
}

/** draft: being written · open: people vote · ended: the ballots are in, the record is due · closed: decided, for everybody to read */
export type State = 'draft' | 'open' | 'ended' | 'closed';

/** Where a decision stands at a moment. Ballots end by the clock, whoever is at the desk or not. */
export function stateOf(decision: Pick<Decision, 'openedAt' | 'closesAt' | 'closedAt'>, now: Date): State {
  if (decision.closedAt) return 'closed';
  if (!decision.openedAt) return 'draft';
  return now.getTime() >= decision.closesAt.getTime() ? 'ended' : 'open';
}

/** Where nobody chose another threshold. Consent has no other: one objection is enough to stop. */
export const usualThreshold: Record<Method, number> = { gradients: 0.75, consent: 1, approval: 0.5, majority: 0.5 };

/** How many options a method takes, from fewest to most. */
export const optionBounds: Record<Method, readonly [fewest: number, most: number]> = {
  gradients: [1, 8],
  consent: [1, 1],
  approval: [2, 10],
  majority: [2, 10],
};

/** Why the parts of a decision do not fit each other, by field of the form, as word keys. Empty where they do. */
export function misfits(draft: {
  method: Method;
  options: readonly { label: string }[];
  rings: readonly Ring[];
  groupIds: readonly string[];
}): Record<string, string> {
  const [fewest, most] = optionBounds[draft.method];
  const problems: Record<string, string> = {};
  if (draft.options.length < fewest || draft.options.length > most) problems['option-1'] = `decisions:options.${draft.method}`;
  if (new Set(draft.options.map((option) => option.label)).size < draft.options.length) problems['option-1'] = 'decisions:options.same';
  if (draft.rings.length + draft.groupIds.length === 0) problems['rings'] = 'decisions:electorate.none';
  return problems;
}
