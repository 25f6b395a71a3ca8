import { z } from 'zod';
import { inOneLine } from '../../platform/http/fields.ts';

/** One person of a pasted list. */
export interface Listed {
  /** Counted from 1, as people see it in the box. */
  readonly line: number;
  readonly email: string;
  /** As written, or null where the line holds an address only. */
  readonly name: string | null;
}

/** Why a line cannot be used. The latter two are found out later, by asking the database. */
export type LineReason = 'no-address' | 'bad-address' | 'several-addresses' | 'long-name' | 'long-line' | 'repeated' | 'already-invited' | 'already-member';

export interface BadLine {
  readonly line: number;
  readonly reason: LineReason;
}

export interface PastedList {
  readonly listed: readonly Listed[];
  readonly bad: readonly BadLine[];
}

/** More lines than this belong in several lists. */
export const mostListed = 500;
const longestName = 200;
/** A name, an address and the signs around them; longer lines are not read at all. */
const longestLine = 500;
const address = z.email().max(254);

/**
 * Reads lines such as `Name <email>`, `name, email`, `email, name` or `email`. Empty lines are left out but counted.
 * An address that stands twice is bad the second time. Never throws.
 */
export function readPastedList(text: string): PastedList {
  const listed: Listed[] = [];
  const bad: BadLine[] = [];
  const seen = new Set<string>();
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = at + 1;
    const words = inOneLine(raw);
    if (words === '') continue;
    const read = words.length > longestLine ? 'long-line' : readLine(words);
    if (typeof read === 'string') bad.push({ line, reason: read });
    else if (seen.has(read.email)) bad.push({ line, reason: 'repeated' });
    else {
      seen.add(read.email);
      listed.push({ line, ...read });
    }
  }
  return { listed, bad };
}

function readLine(words: string): Omit<Listed, 'line'> | LineReason {
  const tokens = words.split(/[\s,;<>"()]+/).filter((token) => token.includes('@'));
  const [token] = tokens;
  if (!token) return 'no-address';
  if (tokens.length > 1) return 'several-addresses';
  const email = token
    .replace(/^mailto:/i, '')
    .replace(/[.:]+$/, '')
    .toLowerCase();
  if (!address.safeParse(email).success) return 'bad-address';
  const name = nameAround(words, token);
  if (name.length > longestName) return 'long-name';
  return { email, name: name === '' ? null : name };
}

/** What is left of the line without the address and the signs around it. */
function nameAround(words: string, token: string): string {
  const at = words.indexOf(token);
  const left = `${words.slice(0, at)} ${words.slice(at + token.length)}`;
  return left
    .replaceAll(/[<>"]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s,;()]+|[\s,;()]+$/g, '');
}
