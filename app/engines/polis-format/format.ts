/** The names, numbers and shapes of the Polis export, old layout and `polis-export/1`. Format facts: docs/export-format.md of compdemocracy/polis. */

export const FORMAT_ID = 'polis-export/1';
export const VOTE_CONVENTION = `agree=+1;disagree=-1;pass=0;format=${FORMAT_ID}`;
export const FORMAT_DOCS = 'https://github.com/compdemocracy/polis/blob/edge/docs/export-format.md';

/** Agree is 1, disagree is -1, pass is 0, in every file. */
export type VoteValue = 1 | 0 | -1;

/** One statement as `comments.csv` holds it. A null is an empty cell or a column the file does not have. */
export interface PolisStatement {
  /** The number of the statement in its conversation, from 0; stable, may have gaps. */
  readonly id: number;
  /** The participant who wrote it. */
  readonly author: number | null;
  readonly text: string;
  readonly at: Date | null;
  /** Every agree ever cast, by the file's own count: a person who voted agree, then pass, is in it. */
  readonly agrees: number | null;
  readonly disagrees: number | null;
  /** -1 rejected, 0 not looked at, 1 accepted. */
  readonly moderated: VoteValue | null;
  /** About the person rather than the issue; left out when opinion groups are made. */
  readonly isMeta: boolean | null;
  readonly isSeed: boolean | null;
}

/** One vote as it was cast. A person may vote on a statement again: the latest time wins, then the later line. */
export interface PolisVote {
  readonly participant: number;
  readonly statement: number;
  readonly value: VoteValue;
  /** Null where the folder has no log of votes, only each person's present vote. */
  readonly at: Date | null;
}

/** `summary.csv`, typed. A null is a row the file does not have. */
export interface PolisSummary {
  readonly topic: string;
  readonly url: string | null;
  readonly description: string | null;
  readonly views: number | null;
  readonly voters: number | null;
  /** People with enough votes to be placed in an opinion group, by the file's own count. */
  readonly votersInConversation: number | null;
  readonly authors: number | null;
  readonly statements: number | null;
  readonly groups: number | null;
  /** The declaration, as printed, when the file carries one. It was checked. */
  readonly voteConvention: string | null;
}

export type RejectionKind =
  | 'no-folder'
  | 'no-file'
  | 'empty-file'
  | 'no-column'
  | 'repeated-column'
  | 'wrong-sign'
  | 'wrong-format'
  | 'cut-line'
  | 'open-quote'
  | 'bad-quotes'
  | 'too-long'
  | 'not-utf8'
  | 'bad-number'
  | 'bad-text'
  | 'bad-time'
  | 'bad-vote'
  | 'repeated-row'
  | 'unknown-statement'
  | 'too-many';

/** A line that cannot be read, and why. Nothing is guessed or mended. */
export interface Rejection {
  readonly file: string;
  /** Physical line in the file, from 1: the first line of a record that spans several. 0 is the whole file. */
  readonly line: number;
  readonly kind: RejectionKind;
  /** Plain English for the person who has the file. */
  readonly reason: string;
}

export function isRejection(thing: object): thing is Rejection {
  return 'reason' in thing && 'kind' in thing;
}

/** A number that one file states and the folder does not bear out. The import goes on; people are told. */
export interface Disagreement {
  readonly file: string;
  /** The row, column or claim, named as the file names it. */
  readonly what: string;
  readonly says: number;
  readonly counted: number;
  /** For a column: on how many of its rows the two differ. */
  readonly differing: number | null;
  readonly why: string | null;
}

/** One file of an export: its name as found and a way to read it from the start, as often as asked. */
export interface PolisFile {
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** The files of an export by lower-case name, wherever they are kept. */
export type PolisFiles = ReadonlyMap<string, PolisFile>;

export interface ReadingLimits {
  /** Longest record read, in bytes; a longer one is skipped without being held. */
  readonly maxRecordBytes: number;
  /** After so many rejections reading stops with one last rejection, `too-many`. */
  readonly maxRejections: number;
}

export const READING_LIMITS: ReadingLimits = { maxRecordBytes: 1_000_000, maxRejections: 10_000 };
