import { checkDeclaration, isDeclarationLine, shown } from './convention.ts';
import { csvRows, type CsvProblem } from './csv-rows.ts';
import type { PolisFile, Rejection, RejectionKind } from './format.ts';

/** A CSV file whose column names were read and accepted. Names are lower case. */
export interface Table {
  readonly file: PolisFile;
  readonly columns: readonly string[];
  /** -1 when the file has no such column. */
  at(column: string): number;
  rows(): AsyncIterable<TableRow>;
}

/** `problem` is set when the row must not be used; its cells are then only a hint. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problem: Rejection | null;
}

export function reject(file: PolisFile, line: number, kind: RejectionKind, reason: string): Rejection {
  return { file: file.name, line, kind, reason };
}

/** Reads the column names. Returns the table, or everything that is wrong with its head. */
export async function openTable(file: PolisFile, needed: readonly string[], limit: number): Promise<Table | Rejection[]> {
  const head = await readHead(file, limit);
  if (Array.isArray(head)) return head;
  const problems = [
    ...repeated(head.columns).map((name) => reject(file, head.line, 'repeated-column', `The column ${shown(name)} is there twice.`)),
    ...needed.filter((name) => !head.columns.includes(name)).map((name) => reject(file, head.line, 'no-column', `The column ${name} is missing.`)),
  ];
  if (problems.length > 0) return problems;
  return {
    file,
    columns: head.columns,
    at: (column: string) => head.columns.indexOf(column),
    rows: () => rowsBelow(file, head, limit),
  };
}

interface Head {
  readonly line: number;
  readonly columns: readonly string[];
}

async function readHead(file: PolisFile, limit: number): Promise<Head | Rejection[]> {
  for await (const row of csvRows(file.open(), limit)) {
    if (row.problem) return [csvRejection(file, row.line, row.problem)];
    const text = row.cells.join(',');
    if (!isDeclarationLine(text)) return { line: row.line, columns: row.cells.map((cell) => cell.trim().toLowerCase()) };
    const refusal = checkDeclaration(text);
    if (refusal) return [reject(file, row.line, refusal.kind, refusal.reason)];
  }
  return [reject(file, 0, 'empty-file', 'The file is empty.')];
}

async function* rowsBelow(file: PolisFile, head: Head, limit: number): AsyncGenerator<TableRow> {
  for await (const row of csvRows(file.open(), limit)) {
    if (row.line <= head.line) continue;
    if (row.problem) yield { line: row.line, cells: row.cells, problem: csvRejection(file, row.line, row.problem) };
    else yield { line: row.line, cells: row.cells, problem: checkWidth(file, row.line, row.cells.length, head.columns.length) };
  }
}

function checkWidth(file: PolisFile, line: number, fields: number, wanted: number): Rejection | null {
  if (fields === wanted) return null;
  return reject(file, line, 'cut-line', `The line has ${fields} ${fields === 1 ? 'field' : 'fields'} where ${wanted} are needed; it may have been cut.`);
}

const CSV_REASONS: Record<CsvProblem, string> = {
  'open-quote': 'A quotation mark opens here and is never closed; the file may have been cut.',
  'bad-quotes': 'The quotation marks on this line do not pair up.',
  'too-long': 'The line is longer than we read, or a quotation mark on it is never closed.',
  'not-utf8': 'The line is not UTF-8 text.',
};

export function csvRejection(file: PolisFile, line: number, problem: CsvProblem): Rejection {
  return reject(file, line, problem, CSV_REASONS[problem]);
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.has(name) || !seen.add(name));
}
