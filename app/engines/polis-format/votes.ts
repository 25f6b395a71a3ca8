import { readCount, readSign, readTime } from './cells.ts';
import { shown } from './convention.ts';
import type { PolisVote, Rejection } from './format.ts';
import { reject, type Table, type TableRow } from './table.ts';
import type { PolisTally } from './tally.ts';

export const VOTE_COLUMNS = ['comment-id', 'voter-id', 'vote'] as const;

/** Streams the log `votes.csv` into the tally, in the order of the file. A vote on a refused statement is passed over. */
export async function* readVotes(table: Table, tally: PolisTally): AsyncGenerator<PolisVote | Rejection> {
  for await (const row of table.rows()) {
    const read = row.problem ?? readVote(table, row);
    if ('kind' in read) {
      yield read;
      continue;
    }
    const known = tally.knows(read.statement);
    if (known === 'no') yield unknownStatement(table, row.line, read.statement);
    if (known !== 'yes') continue;
    tally.addVote(read);
    yield read;
  }
}

export function unknownStatement(table: Table, line: number, id: number): Rejection {
  return reject(table.file, line, 'unknown-statement', `There is no statement with the number ${id} in comments.csv.`);
}

function readVote(table: Table, row: TableRow): PolisVote | Rejection {
  const cell = (column: string) => row.cells[table.at(column)] ?? '';
  const statement = readCount(cell('comment-id'));
  if (statement === undefined) return reject(table.file, row.line, 'bad-number', `comment-id is "${shown(cell('comment-id'))}"; it should be a whole number.`);
  const participant = readCount(cell('voter-id'));
  if (participant === undefined) return reject(table.file, row.line, 'bad-number', `voter-id is "${shown(cell('voter-id'))}"; it should be a whole number.`);
  const value = readSign(cell('vote'));
  if (value === undefined) return reject(table.file, row.line, 'bad-vote', `vote is "${shown(cell('vote'))}"; it should be 1, 0 or -1.`);
  const at = table.at('timestamp') < 0 ? null : readTime(cell('timestamp'));
  if (at === undefined) return reject(table.file, row.line, 'bad-time', `timestamp is "${shown(cell('timestamp'))}"; it should be a Unix time.`);
  return { participant, statement, value, at };
}
