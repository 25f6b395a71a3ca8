import { isUtf8 } from 'node:buffer';

/** The whole numbers of one line of `votes.csv`. */
export interface VoteCells {
  participant: number;
  statement: number;
  vote: number;
  at: number;
}

const [comma, quote, minus, plus, zero, nine] = [44, 34, 45, 43, 48, 57];
/** More digits than these are not exact. */
const mostDigits = 15;
const fields = 4;

/**
 * Reads `participant,statement,vote,timestamp_ms` from bytes without making text of them, for speed.
 * @returns null when it was read into `cells`, else why not
 */
export function readVoteCells(line: Uint8Array, from: number, to: number, cells: VoteCells): string | null {
  const first = line.indexOf(comma, from);
  const second = first < 0 ? -1 : line.indexOf(comma, first + 1);
  const third = second < 0 ? -1 : line.indexOf(comma, second + 1);
  if (third < 0 || third >= to) return explain(line, from, to);
  cells.participant = readWhole(line, from, first);
  cells.statement = readWhole(line, first + 1, second);
  cells.vote = readWhole(line, second + 1, third);
  cells.at = readWhole(line, third + 1, to);
  if (Number.isNaN(cells.participant + cells.statement + cells.at) || !(cells.vote >= -1 && cells.vote <= 1) || cells.at < 0) return explain(line, from, to);
  return null;
}

/** A whole number, with or without sign; NaN when it is none. */
function readWhole(line: Uint8Array, from: number, to: number): number {
  const sign = line[from];
  const start = sign === minus || sign === plus ? from + 1 : from;
  if (to <= start || to - start > mostDigits) return Number.NaN;
  let value = 0;
  for (let at = start; at < to; at += 1) {
    const byte = line[at] ?? 0;
    if (byte < zero || byte > nine) return Number.NaN;
    value = value * 10 + byte - zero;
  }
  // Not -0, which a map takes for 0 but a file does not.
  return sign === minus && value !== 0 ? -value : value;
}

/** Why a line cannot be read, from what is most wrong with it to what is least. */
function explain(line: Uint8Array, from: number, to: number): string {
  const bytes = line.subarray(from, to);
  if (!isUtf8(bytes)) return 'The line is not UTF-8 text.';
  if (bytes.includes(0)) return 'The line holds a zero character.';
  if (bytes.includes(quote)) return 'The line holds a quotation mark; it should hold whole numbers only.';
  const cells = new TextDecoder().decode(bytes).split(',');
  if (cells.length !== fields) {
    return `The line has ${cells.length} ${cells.length === 1 ? 'field' : 'fields'} where ${fields} are needed; it may have been cut.`;
  }
  const [participant = '', statement = '', vote = '', at = ''] = cells;
  if (!isWhole(participant)) return `participant is "${shown(participant)}"; it should be a whole number.`;
  if (!isWhole(statement)) return `statement is "${shown(statement)}"; it should be a whole number.`;
  if (!/^(-1|\+?1|[+-]?0)$/.test(vote)) return `vote is "${shown(vote)}"; it should be 1, 0 or -1.`;
  return `timestamp_ms is "${shown(at)}"; it should be a Unix time in milliseconds.`;
}

function isWhole(text: string): boolean {
  return new RegExp(`^[+-]?\\d{1,${mostDigits}}$`).test(text);
}

/** Other people's text inside a reason: on one line and short. */
export function shown(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
