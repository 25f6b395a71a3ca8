import { readCount } from './cells.ts';
import { unlessTrue } from './disagreements.ts';
import type { Disagreement, PolisSummary, Rejection } from './format.ts';
import type { Table } from './table.ts';
import type { PolisTally } from './tally.ts';
import { CLAIM_COLUMNS, readMatrix, type MatrixRow } from './vote-matrix.ts';
import { unknownStatement } from './votes.ts';

/** A check that reads a file: it yields bad lines and leaves what it found in `found`. */
export type Check = AsyncGenerator<Rejection>;

/** The matrix against the log (or against itself, when the votes came from it) and against `summary.csv`. */
export async function* checkMatrix(table: Table, tally: PolisTally, summary: PolisSummary | null, found: Disagreement[]): Check {
  const ledger = new MatrixLedger();
  for await (const row of readMatrix(table, tally)) {
    if ('kind' in row) yield row;
    else ledger.add(row, tally);
  }
  found.push(...ledger.disagreements(table.file.name, tally));
  if (!summary || table.at('group-id') < 0) return;
  const file = 'summary.csv';
  const why = 'Counted are the people whom the matrix puts in a group.';
  found.push(...unlessTrue({ file, what: 'groups', says: summary.groups, counted: ledger.groups.size }));
  found.push(...unlessTrue({ file, what: 'voters-in-conv', says: summary.votersInConversation, counted: ledger.grouped, why }));
}

class MatrixLedger {
  readonly groups = new Set<number>();
  grouped = 0;
  #voters = 0;
  #cells = 0;
  #other = 0;
  #extra = 0;
  readonly #claims = new Map(CLAIM_COLUMNS.map((column) => [column as string, { says: 0, counted: 0, differing: 0 }]));

  add(row: MatrixRow, tally: PolisTally): void {
    if (row.group !== null) {
      this.groups.add(row.group);
      this.grouped += 1;
    }
    if (tally.hasVoted(row.participant)) this.#voters += 1;
    for (const { statement, value } of row.votes) {
      const present = tally.presentVote(row.participant, statement);
      this.#cells += 1;
      if (present === null) this.#extra += 1;
      else if (present !== value) this.#other += 1;
    }
    this.#addClaims(row, tally.statementsBy(row.participant));
  }

  #addClaims(row: MatrixRow, comments: number): void {
    const counted = {
      'n-comments': comments,
      'n-votes': row.votes.length,
      'n-agree': row.votes.filter(({ value }) => value === 1).length,
      'n-disagree': row.votes.filter(({ value }) => value === -1).length,
    };
    for (const column of CLAIM_COLUMNS) {
      const says = row.claims.get(column);
      const claim = this.#claims.get(column);
      if (says === undefined || !claim) continue;
      claim.says += says;
      claim.counted += counted[column];
      if (says !== counted[column]) claim.differing += 1;
    }
  }

  disagreements(file: string, tally: PolisTally): Disagreement[] {
    const votes = tally.totals().votes;
    const both = this.#cells - this.#extra;
    return [
      ...unlessTrue({ file, what: 'participants who voted', says: this.#voters, counted: tally.voters }),
      ...unlessTrue({ file, what: 'votes also in votes.csv', says: this.#cells, counted: both }),
      ...unlessTrue({ file, what: 'votes of votes.csv also here', says: both, counted: votes }),
      ...unlessTrue({ file, what: 'votes with the value of votes.csv', says: both, counted: both - this.#other }),
      ...[...this.#claims].flatMap(([what, claim]) => unlessTrue({ file, what, ...claim })),
    ];
  }
}

/** `stats-history.csv` of the old layout: its last line is the end of the conversation. */
export async function* checkHistory(table: Table, tally: PolisTally, summary: PolisSummary | null, found: Disagreement[]): Check {
  let last: readonly string[] | null = null;
  for await (const row of table.rows()) {
    if (row.problem) yield row.problem;
    else last = row.cells;
  }
  const cells = last;
  if (!cells) return;
  const file = table.file.name;
  const says = (column: string) => readCount(cells[table.at(column)]) ?? null;
  const { casts, statements, voters } = tally.totals();
  const same = (column: string, as: string) => (says(column) === says(as) ? { why: `It is a copy of ${as}.` } : {});
  found.push(
    ...unlessTrue({ file, what: 'n-votes', says: says('n-votes'), counted: casts }),
    ...unlessTrue({ file, what: 'n-comments', says: says('n-comments'), counted: statements }),
    ...unlessTrue({ file, what: 'n-visitors', says: says('n-visitors'), counted: summary?.views ?? says('n-visitors') ?? 0 }),
    ...unlessTrue({ file, what: 'n-voters', says: says('n-voters'), counted: voters, ...same('n-voters', 'n-votes') }),
    ...unlessTrue({ file, what: 'n-commenters', says: says('n-commenters'), counted: tally.authors, ...same('n-commenters', 'n-comments') }),
  );
}

const GROUP_FIELDS = ['votes', 'agrees', 'disagrees', 'passes'] as const;

/** `comment-groups.csv`: its totals are the sums over its groups, which leave out people without a group. */
export async function* checkGroups(table: Table, tally: PolisTally, found: Disagreement[]): Check {
  const sums = GROUP_FIELDS.map((field) => ({ field, says: 0, counted: 0, differing: 0 }));
  const ofGroups = (field: string) => table.columns.flatMap((name, i) => (name.startsWith('group-') && name.endsWith(`-${field}`) ? [i] : []));
  for await (const row of table.rows()) {
    const id = readCount(row.cells[table.at('comment-id')]);
    if (row.problem) yield row.problem;
    else if (id !== undefined && tally.knows(id) === 'no') yield unknownStatement(table, row.line, id);
    else for (const sum of sums) addGroups(sum, row.cells, table.at(`total-${sum.field}`), ofGroups(sum.field));
  }
  for (const { field, ...claim } of sums) found.push(...unlessTrue({ file: table.file.name, what: `total-${field}`, ...claim }));
}

function addGroups(sum: { says: number; counted: number; differing: number }, cells: readonly string[], total: number, groups: readonly number[]): void {
  const says = readCount(cells[total]);
  if (says === undefined || groups.length === 0) return;
  const counted = groups.reduce((all, index) => all + (readCount(cells[index]) ?? 0), 0);
  sum.says += says;
  sum.counted += counted;
  if (says !== counted) sum.differing += 1;
}
