/** What a card says of a group, in the order in which it is read. */
export const cardFields = ['perspective', 'history', 'capacity', 'languages', 'training', 'accommodations'] as const;
export type CardField = (typeof cardFields)[number];

export const stances = ['so', 'otherwise', 'out'] as const;
export type Stance = (typeof stances)[number];

/** Somebody of the group who answers, by the link or signed in with its mandate. A name is theirs to give. */
export interface Voice {
  readonly id: string;
  readonly name: string | null;
  readonly role: string | null;
  readonly byLink: boolean;
}

/** What a voice says to a line now. */
export interface CardAnswer {
  readonly lineId: string;
  readonly voice: Voice;
  readonly stance: Stance;
  readonly at: Date;
}

/** Some words of the card, with who said them and when. They never change: other words are a line of their own. */
export interface WrittenLine {
  readonly id: string;
  readonly field: CardField;
  readonly body: string;
  readonly lang: string;
  readonly saidBy: 'group' | 'guess';
  /** Who of the group said it, where one of ours wrote it down. */
  readonly speaker: string | null;
  /** Who of the group wrote it themselves. */
  readonly voice: Voice | null;
  /** Who of ours wrote it. */
  readonly writtenBy: string | null;
  readonly createdAt: Date;
  readonly replacesId: string | null;
  readonly revision: number;
  readonly removedAt: Date | null;
  readonly removedBy: string | null;
  readonly removedReason: string | null;
  readonly answers: readonly CardAnswer[];
}

/**
 * `pencilled`: our guess, which nobody of the group has looked at. `confirmed`: the group says so. `disputed`: the group says so, and somebody of
 * it says otherwise: both stand. `replaced`: other words stand in its place. `out`: the group took it out. `removed`: one of ours did.
 */
export type LineState = 'pencilled' | 'confirmed' | 'disputed' | 'replaced' | 'out' | 'removed';

export interface CardLine extends WrittenLine {
  readonly state: LineState;
}

const shown: readonly LineState[] = ['pencilled', 'confirmed', 'disputed'];

export function stands(line: CardLine): boolean {
  return shown.includes(line.state);
}

/** How each line stands, from what was written and answered. A word of the group is never overruled by ours, nor by one other word of the group. */
export function judgeLines(written: readonly WrittenLine[]): CardLine[] {
  const reworded = new Set(written.filter((line) => line.voice === null).flatMap((line) => line.replacesId ?? []));
  return written.map((line) => ({ ...line, state: stateOf(line, reworded.has(line.id)) }));
}

function stateOf(line: WrittenLine, reworded: boolean): LineState {
  if (line.removedAt) return 'removed';
  if (reworded) return 'replaced';
  const against = line.answers.filter((one) => one.stance !== 'so');
  const authorStands = line.saidBy === 'group' && !against.some((one) => one.voice.id === line.voice?.id);
  const backed = authorStands || line.answers.some((one) => one.stance === 'so');
  if (against.length === 0) return backed ? 'confirmed' : 'pencilled';
  if (backed) return 'disputed';
  return against.some((one) => one.stance === 'otherwise') ? 'replaced' : 'out';
}

/** Languages in which a letter with a link can be written. */
export const linkLocales = ['en', 'es', 'ar'] as const;
export type LinkLocale = (typeof linkLocales)[number];

export const linkDays = 60;
/** More browsers than this of one group are not one group. */
export const mostVoices = 200;
/** More lines than this of one voice are no card. */
export const mostLines = 40;

export type LinkState = 'open' | 'expired' | 'revoked';

export function linkStateOf(link: { expiresAt: Date; revokedAt: Date | null }, now: Date): LinkState {
  if (link.revokedAt) return 'revoked';
  return link.expiresAt <= now ? 'expired' : 'open';
}
