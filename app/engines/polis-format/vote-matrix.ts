import { readCount, readSign } from './cells.ts';
import { shown } from './convention.ts';
import type { PolisVote, Rejection, VoteValue } from './format.ts';
import { reject, type Table, type TableRow } from './table.ts';
import type { PolisTally } from './tally.ts';
import { unknownStatement } from './votes.ts';

export const MATRIX_COLUMNS = ['participant'] as const;

/** One person's row of `participant-votes.csv` (`participants-votes.csv` in the old layout). */
export interface MatrixRow {
  readonly participant: number;
  readonly group: number | null;
  /** What the row says of itself, by column: `n-comments`, `n-votes`, `n-agree`, `n-disagree`. */
  readonly claims: ReadonlyMap<string, number>;
  readonly votes: readonly { statement: number; value: VoteValue }[];
}

export const CLAIM_COLUMNS = ['n-comments', 'n-votes', 'n-agree', 'n-disagree'] as const;

/** Streams the matrix row by row. Columns that name a statement are numbers; other columns, such as `xid`, are passed over. */
export async function* readMatrix(table: Table, tally: PolisTally): AsyncGenerator<MatrixRow | Rejection> {
  const statements: { id: number; index: number }[] = [];
  for (const [index, name] of table.columns.entries()) {
    const id = readCount(name);
    if (id === undefined) continue;
    const known = tally.knows(id);
    if (known === 'yes') statements.push({ id, index });
    if (known === 'no') yield unknownStatement(table, 1, id);
  }
  const seen = new Set<number>();
  for await (const row of table.rows()) {
    const read = row.problem ?? readRow(table, row, statements);
    if ('participant' in read && seen.has(read.participant)) {
      yield reject(table.file, row.line, 'repeated-row', `There is already a row for participant ${read.participant}.`);
      continue;
    }
    if ('participant' in read) seen.add(read.participant);
    yield read;
  }
}

/** The matrix as votes, for a folder without a log: each person's present vote, with no times. */
export async function* readMatrixAsVotes(table: Table, tally: PolisTally): AsyncGenerator<PolisVote | Rejection> {
  for await (const row of readMatrix(table, tally)) {
    if ('kind' in row) {
      yield row;
      continue;
    }
    for (const { statement, value } of row.votes) {
      const vote = { participant: row.participant, statement, value, at: null };
      tally.addVote(vote);
      yield vote;
    }
  }
}

function readRow(table: Table, row: TableRow, statements: readonly { id: number; index: number }[]): MatrixRow | Rejection {
  const cell = (column: string) => row.cells[table.at(column)]?.trim() ?? '';
  const participant = readCount(cell('participant'));
  if (participant === undefined) return badCount(table, row.line, 'participant', cell('participant'));
  const group = readCount(cell('group-id'));
  if (group === undefined && cell('group-id') !== '') return badCount(table, row.line, 'group-id', cell('group-id'));
  const claims = new Map<string, number>();
  for (const column of CLAIM_COLUMNS) {
    if (table.at(column) < 0 || cell(column) === '') continue;
    const claim = readCount(cell(column));
    if (claim === undefined) return badCount(table, row.line, column, cell(column));
    claims.set(column, claim);
  }
  const votes: { statement: number; value: VoteValue }[] = [];
  for (const { id, index } of statements) {
    const text = row.cells[index] ?? '';
    if (text === '') continue;
    const value = readSign(text);
    if (value === undefined)
      return reject(table.file, row.line, 'bad-vote', `The vote on statement ${id} is "${shown(text)}"; it should be 1, 0, -1 or empty.`);
    votes.push({ statement: id, value });
  }
  return { participant, group: group ?? null, claims, votes };
}

function badCount(table: Table, line: number, column: string, text: string): Rejection {
  return reject(table.file, line, 'bad-number', `${column} is "${shown(text)}"; it should be a whole number.`);
}
