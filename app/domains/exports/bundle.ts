import { z } from 'zod';

/** The format of our zip; another number means that older versions cannot read it. */
export const bundleFormat = 'longtable-issue/1';

/** `full`: everything those who lead may have, and can be brought in again; `public`: what everybody may see. */
export type Kind = 'full' | 'public';

/** What is not in an export, and why. */
export interface Withheld {
  /** A table, a column (`table.column`) or a file. */
  readonly what: string;
  readonly why: string;
}

export type Cell = string | number | boolean | null | object;
export type Row = Readonly<Record<string, Cell>>;

/** One table of an export, which becomes a CSV and a JSON file. */
export interface Sheet {
  /** Of the files, without ending. */
  readonly name: string;
  readonly about: string;
  /** What each column holds, in its order. */
  readonly columns: Readonly<Record<string, string>>;
  rows(): AsyncIterable<Row> | Iterable<Row>;
}

/** A file beside the tables. */
export interface Extra {
  readonly path: string;
  readonly about: string;
  readonly pieces: AsyncIterable<string> | Iterable<string>;
}

/** What an export is made of, before it is written. */
export interface Bundle {
  readonly kind: Kind;
  readonly issue: { readonly id: string | null; readonly slug: string; readonly statement: string };
  readonly created: Date;
  readonly sheets: readonly Sheet[];
  readonly extras: readonly Extra[];
  readonly withheld: readonly Withheld[];
}

/** `manifest.json`. */
export const manifest = z.object({
  format: z.literal(bundleFormat),
  kind: z.enum(['full', 'public']),
  created: z.string(),
  issue: z.object({ id: z.uuid().nullable(), slug: z.string(), statement: z.string() }),
  /** Rows by table. */
  counts: z.record(z.string(), z.int().min(0)),
  withheld: z.array(z.object({ what: z.string(), why: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;

export function jsonPath(name: string): string {
  return `json/${name}.jsonl`;
}

export function csvPath(name: string): string {
  return `csv/${name}.csv`;
}
