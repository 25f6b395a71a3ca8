import { isUtf8 } from 'node:buffer';
import type { ProblemList } from './problems.ts';
import { readVoteCells, shown, type VoteCells } from './vote-cells.ts';
import { mostParticipants, mostStatements, type VoteLog } from './vote-log.ts';

export const VOTE_LINE_COLUMNS = ['participant', 'statement', 'vote', 'timestamp_ms'] as const;

const [newline, carriageReturn] = [10, 13];
/** Four whole numbers are far shorter; a longer line is skipped without being held. */
const longestLine = 1000;
const mark = [0xef, 0xbb, 0xbf];

/**
 * Reads the plain layout, `participant,statement,vote,timestamp_ms`, into the log. Every line that cannot be read is a problem
 * and the reading goes on; without the right column names it ends with the first line. Holds the chunk at hand and one line.
 */
export async function readVoteLines(file: string, bytes: AsyncIterable<Uint8Array>, log: VoteLog, problems: ProblemList): Promise<void> {
  const reader = new VoteLineReader(file, log, problems);
  for await (const chunk of bytes) {
    reader.push(chunk);
    if (reader.isOver) return;
  }
  reader.end();
}

class VoteLineReader {
  readonly #file: string;
  readonly #log: VoteLog;
  readonly #problems: ProblemList;
  readonly #cells: VoteCells = { participant: 0, statement: 0, vote: 0, at: 0 };
  #held = new Uint8Array();
  #isTooLong = false;
  #line = 0;
  #hasColumns = false;
  isOver = false;

  constructor(file: string, log: VoteLog, problems: ProblemList) {
    this.#file = file;
    this.#log = log;
    this.#problems = problems;
  }

  push(chunk: Uint8Array): void {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0 && !this.isOver; end = chunk.indexOf(newline, from)) {
      if (this.#held.length === 0) this.#read(chunk, from, end);
      else {
        this.#hold(chunk.subarray(from, end));
        this.#readHeld();
      }
      from = end + 1;
    }
    this.#hold(chunk.subarray(from));
  }

  end(): void {
    if (this.#held.length > 0) this.#readHeld();
    if (!this.#hasColumns && this.#problems.count === 0) this.#problem(1, 'The file is empty.');
  }

  #hold(bytes: Uint8Array): void {
    if (bytes.length === 0 || this.#isTooLong) return;
    this.#isTooLong = this.#held.length + bytes.length > longestLine;
    this.#held = Buffer.concat([this.#held, bytes.subarray(0, longestLine)]);
  }

  #readHeld(): void {
    const held = this.#held;
    this.#held = new Uint8Array();
    this.#read(held, 0, held.length);
  }

  #read(bytes: Uint8Array, from: number, end: number): void {
    this.#line += 1;
    const isTooLong = this.#isTooLong || end - from > longestLine;
    this.#isTooLong = false;
    const start = this.#line === 1 && mark.every((byte, at) => bytes[from + at] === byte) ? from + mark.length : from;
    const to = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end;
    if (isTooLong) this.#refuse('The line is longer than four whole numbers can be.');
    else if (to === start) return;
    else if (this.#hasColumns) this.#readVote(bytes, start, to);
    else this.#readColumns(bytes.subarray(start, to));
  }

  #readVote(bytes: Uint8Array, from: number, to: number): void {
    const cells = this.#cells;
    const reason = readVoteCells(bytes, from, to, cells);
    if (reason !== null) this.#problem(this.#line, reason);
    else if (!this.#log.add(cells.participant, cells.statement, cells.vote, cells.at)) {
      this.#problem(this.#line, `There are more than ${mostParticipants} participants or ${mostStatements} statements; reading stopped here.`);
      this.isOver = true;
    }
  }

  #readColumns(bytes: Uint8Array): void {
    for (const reason of columnProblems(bytes)) this.#refuse(reason);
    this.#hasColumns = true;
  }

  /** A problem that ends the reading when it is in the line of column names. */
  #refuse(reason: string): void {
    this.#problem(this.#line, reason);
    if (!this.#hasColumns) this.isOver = true;
  }

  #problem(line: number, reason: string): void {
    this.#problems.add(this.#file, line, reason);
  }
}

function columnProblems(bytes: Uint8Array): string[] {
  if (!isUtf8(bytes)) return ['The line is not UTF-8 text.'];
  const names = new TextDecoder().decode(bytes).split(',');
  const wanted: readonly string[] = VOTE_LINE_COLUMNS;
  const found = [
    ...new Set(names.filter((name, at) => names.indexOf(name) < at).map((name) => `The column ${shown(name)} is there twice.`)),
    ...names.filter((name) => !wanted.includes(name)).map((name) => `The column "${shown(name)}" is not known; the columns are ${wanted.join(',')}.`),
    ...wanted.filter((name) => !names.includes(name)).map((name) => `The column ${name} is missing.`),
  ];
  if (found.length > 0 || names.join() === wanted.join()) return found;
  return [`The columns stand in another order than ${wanted.join(',')}.`];
}
