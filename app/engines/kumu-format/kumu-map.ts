/** A row of a file: every field under the name it had. Names of sheets are told in small letters where Kumu knows them. */
export type Fields = Readonly<Record<string, unknown>>;

export interface KumuElement {
  readonly label: string;
  readonly fields: Fields;
  /** Named by a connection only, as Kumu allows: it stands in no list, and is not written back. */
  readonly isImplied: boolean;
}

export interface KumuConnection {
  /** Indexes into `elements`. A sheet may name several at the far end. */
  readonly from: number;
  readonly to: readonly number[];
  readonly fields: Fields;
}

export interface KumuMap {
  readonly elements: readonly KumuElement[];
  readonly connections: readonly KumuConnection[];
  /** What stands beside the two lists. */
  readonly rest: Fields;
}

export type ProblemReason =
  | 'not-json'
  | 'not-csv'
  | 'no-lists'
  | 'not-a-list'
  | 'not-a-row'
  | 'no-label'
  | 'id-twice'
  | 'no-end'
  | 'end-unclear'
  | 'direction'
  | 'tags'
  | 'no-column'
  | 'column-twice'
  | 'cell-outside';

/** What could not be read. The row is left out, except for `direction` and `tags`, where the field is kept but says nothing. */
export interface KumuProblem {
  /** Which list or sheet; empty where the file as a whole is meant. */
  readonly list: 'elements' | 'connections' | '';
  /** Row of the list, from 1; line of the sheet or text, from 1; null where there is none. */
  readonly at: number | null;
  readonly field: string | null;
  readonly reason: ProblemReason;
  /** What stood there, at most 80 letters. */
  readonly found: string | null;
}

export interface KumuReading {
  /** Null where nothing could be read at all. */
  readonly map: KumuMap | null;
  readonly problems: readonly KumuProblem[];
}

/** A field as text, trimmed; null where it is absent, empty or no text or number. */
export function textOf(fields: Fields, name: string): string | null {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (typeof value === 'string') return value.trim() || null;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** A field as several texts: a list, or one text with `|` between. Null where it is something else. */
export function textsOf(fields: Fields, name: string): string[] | null {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (value === undefined || value === null) return [];
  const list = typeof value === 'string' ? value.split('|') : Array.isArray(value) ? (value as unknown[]) : null;
  if (!list?.every((one) => typeof one === 'string')) return null;
  return list.map((one) => one.trim()).filter((one) => one !== '');
}

export function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
