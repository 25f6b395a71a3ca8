import { FORMAT_DOCS, FORMAT_ID, VOTE_CONVENTION, type PolisVote, type VoteValue } from './format.ts';

/**
 * Writing `polis-export/1`: each function gives the text of one file, piece by piece, in the exact column order,
 * with `\n` line ends. Text is always in quotation marks and otherwise left as people wrote it: a text that starts
 * with `=`, `+`, `-` or `@` is not defused, because other programs must read back the same text. Our own
 * spreadsheets are the ones to open in a spreadsheet program. The format has no place for `is-seed`, nor
 * for `is-meta`, without which groups cannot be made again: a column at the end tells it where there is one.
 */
export type Pieces = AsyncIterable<string>;

type Many<T> = Iterable<T> | AsyncIterable<T>;

export interface WrittenSummary {
  readonly topic: string;
  readonly url: string;
  readonly description: string;
  readonly voters: number;
  readonly votersInConversation: number;
  readonly authors: number;
  /** The statements that somebody voted on: so counts Polis. */
  readonly statements: number;
  readonly groups: number;
}

/** `summary.csv`. It ends without a line end, as Polis writes it. */
export async function* writeSummary(summary: WrittenSummary): Pieces {
  const rows: [string, string | number][] = [
    ['topic', quoted(summary.topic)],
    ['url', /[",\r\n]/.test(summary.url) ? quoted(summary.url) : summary.url],
    ['voters', summary.voters],
    ['voters-in-conv', summary.votersInConversation],
    ['commenters', summary.authors],
    ['comments', summary.statements],
    ['groups', summary.groups],
    ['conversation-description', quoted(summary.description)],
    ['vote-convention', VOTE_CONVENTION],
  ];
  yield rows.map((row) => row.join(',')).join('\n');
}

export interface WrittenStatement {
  readonly id: number;
  readonly author: number | null;
  readonly text: string;
  readonly at: Date | null;
  /** Every agree and disagree ever cast, changed ones too: as many as `votes.csv` has lines of them. */
  readonly agrees: number;
  readonly disagrees: number;
  readonly moderated: VoteValue;
  readonly isMeta?: boolean;
}

/** `comments.csv`; with a last column `is-meta` where a statement is one. */
export async function* writeStatements(statements: readonly WrittenStatement[]): Pieces {
  const hasMeta = statements.some((one) => one.isMeta);
  yield `timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body${hasMeta ? ',is-meta' : ''}\n`;
  for (const { id, author, text, at, agrees, disagrees, moderated, isMeta } of statements) {
    yield line(seconds(at), datetime(at), id, author, agrees, disagrees, moderated, quoted(text), ...(hasMeta ? [String(isMeta ?? false)] : []));
  }
}

/** `votes.csv`: one line per vote cast. Votes of a person on a statement must come in the order they were cast. */
export async function* writeVotes(votes: Many<PolisVote>): Pieces {
  yield 'timestamp,datetime,comment-id,voter-id,vote\n';
  for await (const { participant, statement, value, at } of votes) {
    yield line(seconds(at), datetime(at), statement, participant, value);
  }
}

export interface MatrixPerson {
  readonly participant: number;
  readonly group: number | null;
  /** How many statements the person wrote. */
  readonly authored: number;
  /** Present votes by statement. */
  readonly votes: ReadonlyMap<number, VoteValue>;
}

/** `participant-votes.csv`: one line per person, one column per statement in the order given. */
export async function* writeVoteMatrix(statements: readonly number[], people: Many<MatrixPerson>): Pieces {
  yield line('participant', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree', ...statements);
  for await (const { participant, group, authored, votes } of people) {
    const cells = statements.map((id) => votes.get(id) ?? null);
    const agrees = cells.filter((cell) => cell === 1).length;
    const disagrees = cells.filter((cell) => cell === -1).length;
    const all = cells.filter((cell) => cell !== null).length;
    yield line(participant, group, authored, all, agrees, disagrees, ...cells);
  }
}

export interface GroupVotes {
  readonly agrees: number;
  readonly disagrees: number;
  readonly passes: number;
}

export interface StatementGroups {
  readonly id: number;
  readonly text: string;
  /** With groups, the sums over them: people without a group are left out. Without groups, everyone. */
  readonly total: GroupVotes;
  /** One for each group, in the order of their letters; empty while there are no groups. */
  readonly groups: readonly GroupVotes[];
}

/** `comment-groups.csv`. `groups` is how many opinion groups there are, 0 to 26; every row has as many. */
export async function* writeStatementGroups(groups: number, statements: Many<StatementGroups>): Pieces {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'].slice(0, groups);
  const columns = letters.flatMap((letter) => ['votes', 'agrees', 'disagrees', 'passes'].map((field) => `group-${letter}-${field}`));
  yield line('comment-id', 'comment', 'total-votes', 'total-agrees', 'total-disagrees', 'total-passes', ...columns);
  for await (const statement of statements) {
    yield line(statement.id, quoted(statement.text), ...counts(statement.total), ...statement.groups.flatMap(counts));
  }
}

/** `format.json`: the declaration of the format, its vote values, and what the columns of each file hold. */
export function polisFormat(): string {
  const files = {
    'summary.csv': { 'vote-convention': 'declaration' },
    'votes.csv': { vote: 'vote' },
    'participant-votes.csv': { '<comment-id>': 'vote', 'n-votes': 'count', 'n-agree': 'count', 'n-disagree': 'count' },
    'comments.csv': { agrees: 'count', disagrees: 'count' },
    'comment-groups.csv': Object.fromEntries(
      ['total', 'group-<letter>'].flatMap((of) => ['votes', 'agrees', 'disagrees', 'passes'].map((field) => [`${of}-${field}`, 'count'])),
    ),
  };
  const vote = { agree: 1, disagree: -1, pass: 0 };
  return `${JSON.stringify({ format: FORMAT_ID, 'vote-convention': VOTE_CONVENTION, vote, files, docs: FORMAT_DOCS }, null, 2)}\n`;
}

function counts({ agrees, disagrees, passes }: GroupVotes): number[] {
  return [agrees + disagrees + passes, agrees, disagrees, passes];
}

function line(...cells: (string | number | null)[]): string {
  return `${cells.map((cell) => cell ?? '').join(',')}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function seconds(at: Date | null): number | null {
  return at && Math.floor(at.getTime() / 1000);
}

/** What `Date.prototype.toString` gives where the clock is set to UTC: the same on every machine. */
function datetime(at: Date | null): string {
  if (!at) return '';
  const [weekday, day, month, year, time] = at.toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${year} ${time} GMT+0000 (Coordinated Universal Time)`;
}
