import type { VoteValue } from './format.ts';

/** What a cell holds, `undefined` when it cannot be that. */
type Read<T> = T | undefined;

const LARGEST_ID = 2 ** 31 - 1;

/** From this number on a time is in milliseconds: as seconds it would be past the year 5000. */
const MILLISECONDS_FROM = 1e11;
const LAST_TIME = Date.UTC(9999, 11, 31);

/** A whole number of 0 or more that fits 31 bits. */
export function readCount(cell: string | undefined): Read<number> {
  if (cell === undefined || !/^\s*\d{1,10}\s*$/.test(cell)) return undefined;
  const value = Number(cell);
  return value <= LARGEST_ID ? value : undefined;
}

/** `1`, `0` or `-1`: a vote, or the state of moderation. */
export function readSign(cell: string | undefined): Read<VoteValue> {
  const text = cell?.trim();
  if (text === '1' || text === '+1') return 1;
  if (text === '0') return 0;
  return text === '-1' ? -1 : undefined;
}

/** Unix seconds (polis-export/1) or milliseconds (the old layout); an empty cell is a time nobody kept: null. */
export function readTime(cell: string | undefined): Read<Date | null> {
  const text = cell?.trim();
  if (text === '') return null;
  if (text === undefined || !/^\d{1,15}$/.test(text)) return undefined;
  const value = Number(text);
  const ms = value >= MILLISECONDS_FROM ? value : value * 1000;
  return ms <= LAST_TIME ? new Date(ms) : undefined;
}

export function readFlag(cell: string | undefined): Read<boolean | null> {
  const text = cell?.trim().toLowerCase();
  if (text === '') return null;
  if (text === '1' || text === 'true' || text === 't') return true;
  return text === '0' || text === 'false' || text === 'f' ? false : undefined;
}

/** Text that a database can keep: not blank, no zero character. */
export function readText(cell: string | undefined): Read<string> {
  return cell === undefined || cell.trim() === '' || cell.includes('\0') ? undefined : cell;
}
