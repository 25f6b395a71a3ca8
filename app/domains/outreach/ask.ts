import { DateTime } from 'luxon';

/** A kind of people by its key in a list of coverage, which is a framework. */
export interface CategoryKey {
  readonly framework: string;
  readonly category: string;
  readonly subgroup?: string | null | undefined;
}

/** Whom something of outreach is about: a group, a person of the directory, or people who are only described. At least one. */
export interface Partner {
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly groupLang: string | null;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly who: string | null;
}

export const askChannels = ['in-person', 'phone', 'text', 'mail', 'letter', 'helper', 'other'] as const;
export type AskChannel = (typeof askChannels)[number];

export const outcomes = ['waiting', 'yes', 'not-now', 'no', 'unreachable', 'never'] as const;
export type Outcome = (typeof outcomes)[number];

/** One time that somebody was asked, and what came of it. */
export interface Attempt {
  readonly id: string;
  readonly askId: string;
  /** Days as `YYYY-MM-DD`. */
  readonly askedOn: string;
  readonly channel: AskChannel;
  readonly outcome: Outcome;
  /** When to ask or look again; null after a yes and after never again. */
  readonly nextOn: string | null;
  readonly note: string | null;
  readonly lang: string;
  readonly askedBy: string;
  readonly removedAt: Date | null;
}

/** `declined-next`: they said no, and a day is set for the next time. `never`: they do not want to be asked again. */
export type AskState = 'open' | 'done' | 'declined-next' | 'never';

/** A request to take part, with every time it was put. */
export interface Ask extends Partner {
  readonly id: string;
  readonly issueId: string;
  readonly category: CategoryKey | null;
  readonly what: string;
  readonly lang: string;
  readonly ownerId: string;
  readonly ownerName: string;
  /** Day by which it is first put. */
  readonly byOn: string;
  /** The channel, or the broker who helps. */
  readonly through: string | null;
  readonly withoutOffer: string | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly removedAt: Date | null;
  /** Those that stand, oldest first. */
  readonly attempts: readonly Attempt[];
  readonly state: AskState;
  /** The day on which its owner has something to do; null where nothing is left to do. */
  readonly dueOn: string | null;
}

/** How an ask stands after what came of it last. */
export function stateOf(attempts: readonly Attempt[]): AskState {
  switch (attempts.at(-1)?.outcome) {
    case 'yes':
      return 'done';
    case 'never':
      return 'never';
    case 'no':
    case 'not-now':
      return 'declined-next';
    default:
      return 'open';
  }
}

/** The day on which there is something to do next: the first time by `byOn`, then what the last attempt set. */
export function dueOf(byOn: string, attempts: readonly Attempt[]): string | null {
  const last = attempts.at(-1);
  return last ? last.nextOn : byOn;
}

/** Days until the next time unless another day is chosen: a no rests for two months, a silence for two weeks. */
export const restDays: Readonly<Record<Outcome, number | null>> = { waiting: 14, yes: null, 'not-now': 60, no: 60, unreachable: 14, never: null };

export function nextAfter(outcome: Outcome, askedOn: string): string | null {
  const days = restDays[outcome];
  return days === null ? null : DateTime.fromISO(askedOn, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

/** `late` before today, `today`, `soon` within a week, else `later`; null where nothing is left to do. */
export type Urgency = 'late' | 'today' | 'soon' | 'later';

export function urgencyOf(dueOn: string | null, today: string): Urgency | null {
  if (dueOn === null) return null;
  if (dueOn < today) return 'late';
  if (dueOn === today) return 'today';
  return dueOn <= DateTime.fromISO(today, { zone: 'utc' }).plus({ days: 7 }).toFormat('yyyy-MM-dd') ? 'soon' : 'later';
}
