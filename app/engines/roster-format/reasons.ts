import type { NcesProblem } from './nces.ts';

/** Why a row cannot be taken in. Each is a word key of the directory: `directory:reason.<reason>`. */
export type Reason =
  | NcesProblem
  | 'no-name'
  | 'too-long'
  | 'huge-cell'
  | 'huge-row'
  | 'bad-utf8'
  | 'windows-1252'
  | 'nul'
  | 'ragged'
  | 'heading-again'
  | 'bad-email'
  | 'bad-language'
  | 'bad-level'
  | 'bad-role'
  | 'bad-date'
  | 'bad-status'
  | 'bad-type'
  | 'missing'
  | 'duplicate'
  | 'same-entry'
  | 'ambiguous-name'
  | 'same-name'
  | 'unknown-above'
  | 'unknown-school'
  | 'unknown-person'
  | 'level-above'
  | 'nces-taken'
  | 'name-taken';

export interface Problem {
  /** Heading of the column, or null for the row as a whole. */
  readonly column: string | null;
  readonly reason: Reason;
  /** What goes with the reason: a number, or a short piece of what stood there. */
  readonly more?: string;
}
