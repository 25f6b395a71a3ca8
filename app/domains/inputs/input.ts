/** A remark stands alone; a statement belongs to a conversation and is voted on. */
export type InputKind = 'remark' | 'statement';

/** How it reached us. `import` is another system's export. */
export const channels = ['web', 'phone', 'paper', 'in-person', 'mail', 'import'] as const;
export type Channel = (typeof channels)[number];

/** The ways a convener may record for somebody else. */
export const recordedChannels = ['phone', 'paper', 'in-person', 'mail'] as const;

/** For whom it speaks: the person alone, a group after asking people, a group by its vote, or our guess about a group. */
export const speakings = ['self', 'asked', 'vote', 'guess'] as const;
export type Speaks = (typeof speakings)[number];

/** One thing a person or group told us. The address its author left is not in it: only mail may read that. */
export interface Input {
  readonly id: string;
  readonly issueId: string;
  readonly kind: InputKind;
  readonly body: string;
  readonly lang: string;
  readonly channel: Channel;
  readonly participantId: string | null;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly groupLang: string | null;
  readonly mandateId: string | null;
  readonly speaks: Speaks;
  readonly askedCount: number | null;
  readonly authorLocale: string;
  /** Whether its author can be told by mail. */
  readonly reachable: boolean;
  readonly recordedBy: string | null;
  readonly recordedByName: string | null;
  /** 1 accepted, 0 not looked at, -1 hidden. */
  readonly moderated: -1 | 0 | 1;
  /** Not shown because an adult has to look at it first; then `moderated` is -1. */
  readonly waits: boolean;
  readonly saidAt: Date;
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  /** When a guess was confirmed by the group. */
  readonly confirmedAt: Date | null;
}

const dayMs = 86_400_000;

/** When the promised days to answer run out. What was said elsewhere and brought in counts from its arrival here. */
export function dueAt(input: Pick<Input, 'channel' | 'saidAt' | 'createdAt'>, answerDays: number): Date {
  const start = input.channel === 'import' ? input.createdAt : input.saidAt;
  return new Date(start.getTime() + answerDays * dayMs);
}

/** Said on a group's behalf by somebody else, and not yet confirmed by the group. */
export function isGuess(input: Pick<Input, 'speaks' | 'confirmedAt'>): boolean {
  return input.speaks === 'guess' && input.confirmedAt === null;
}

/** Whether people may read it: neither hidden nor taken back by its author. */
export function isShown(input: Pick<Input, 'moderated' | 'withdrawnAt'>): boolean {
  return input.moderated >= 0 && input.withdrawnAt === null;
}

/** Whether the group itself speaks, so that naming it points at nobody in it. */
export function speaksForGroup(input: Pick<Input, 'speaks'>): boolean {
  return input.speaks !== 'self';
}

/** Written by those who lead to begin a conversation with: it waits for no answer. */
export function isSeed(input: Pick<Input, 'recordedBy' | 'channel' | 'kind'>): boolean {
  return input.kind === 'statement' && input.channel === 'web' && input.recordedBy !== null;
}
