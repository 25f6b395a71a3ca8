import { readCount, readFlag, readSign, readText, readTime } from './cells.ts';
import { shown } from './convention.ts';
import type { PolisStatement, Rejection, RejectionKind } from './format.ts';
import { reject, type Table, type TableRow } from './table.ts';
import type { PolisTally } from './tally.ts';

export const STATEMENT_COLUMNS = ['comment-id', 'comment-body'] as const;

/** Streams `comments.csv` into the tally: each statement, or why its line is refused. */
export async function* readStatements(table: Table, tally: PolisTally): AsyncGenerator<PolisStatement | Rejection> {
  for await (const row of table.rows()) {
    const read = row.problem ?? readStatement(table, row);
    const id = readCount(row.cells[table.at('comment-id')]);
    if ('kind' in read) {
      if (id !== undefined) tally.spoil(id);
      yield read;
    } else if (tally.addStatement(read)) yield read;
    else yield reject(table.file, row.line, 'repeated-row', `There is already a statement with the number ${read.id}.`);
  }
}

function readStatement(table: Table, row: TableRow): PolisStatement | Rejection {
  const bad = (kind: RejectionKind, column: string, wanted: string) =>
    reject(table.file, row.line, kind, `${column} is "${shown(row.cells[table.at(column)] ?? '')}"; it should be ${wanted}.`);
  const optional = <T>(column: string, read: (cell: string | undefined) => T | undefined) => {
    const cell = row.cells[table.at(column)] ?? '';
    return cell.trim() === '' ? null : read(cell);
  };

  const id = readCount(row.cells[table.at('comment-id')]);
  if (id === undefined) return bad('bad-number', 'comment-id', 'a whole number');
  const text = readText(row.cells[table.at('comment-body')]);
  if (text === undefined) return bad('bad-text', 'comment-body', 'text');
  const at = optional('timestamp', readTime);
  if (at === undefined) return bad('bad-time', 'timestamp', 'a Unix time');
  const author = optional('author-id', readCount);
  if (author === undefined) return bad('bad-number', 'author-id', 'a whole number');
  const agrees = optional('agrees', readCount);
  if (agrees === undefined) return bad('bad-number', 'agrees', 'a whole number');
  const disagrees = optional('disagrees', readCount);
  if (disagrees === undefined) return bad('bad-number', 'disagrees', 'a whole number');
  const moderated = optional('moderated', readSign);
  if (moderated === undefined) return bad('bad-number', 'moderated', '-1, 0 or 1');
  const isMeta = optional('is-meta', readFlag);
  if (isMeta === undefined) return bad('bad-number', 'is-meta', 'true or false');
  const isSeed = optional('is-seed', readFlag);
  if (isSeed === undefined) return bad('bad-number', 'is-seed', 'true or false');
  return { id, author, text, at, agrees, disagrees, moderated, isMeta, isSeed };
}
