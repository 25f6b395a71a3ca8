import { FORMAT_ID, VOTE_CONVENTION } from './format.ts';

/** Why a declaration is refused, or null when it declares what we read. A declared sign is never converted. */
export type Refusal = { kind: 'wrong-sign' | 'wrong-format'; reason: string } | null;

const PREFIX = /^#\s*vote-convention:/i;

/** Is this first line of a file a declaration instead of column names? */
export function isDeclarationLine(text: string): boolean {
  return PREFIX.test(text);
}

/** Checks `agree=+1;disagree=-1;pass=0[;format=polis-export/1]`, keys in any order, `# vote-convention:` before it or not. */
export function checkDeclaration(text: string): Refusal {
  const values = new Map<string, string>();
  for (const part of text.replace(PREFIX, '').split(';')) {
    const [key = '', value, ...more] = part.split('=').map((piece) => piece.trim());
    if (key === '' && value === undefined) continue;
    if (value === undefined || more.length > 0 || values.has(key)) return unreadable(text);
    values.set(key, value);
  }
  const format = values.get('format');
  values.delete('format');
  if (format !== undefined && format !== FORMAT_ID) return otherFormat(format);
  return checkSigns(Object.fromEntries(values), text);
}

/** Checks the text of `format.json`: its format, its declaration and its vote values must all be ours. */
export function checkFormatDocument(text: string): Refusal {
  const document = parseObject(text);
  if (document === null) return unreadable('format.json');
  const { format, vote, 'vote-convention': declared } = document;
  if (format !== undefined && format !== FORMAT_ID) return otherFormat(String(format));
  if (declared === undefined && vote === undefined) return unreadable('format.json');
  if (declared !== undefined) {
    const refusal = typeof declared === 'string' ? checkDeclaration(declared) : unreadable('format.json');
    if (refusal) return refusal;
  }
  if (vote === undefined) return null;
  return isRecord(vote) ? checkSigns(vote, JSON.stringify(vote)) : unreadable('format.json');
}

function checkSigns(values: Record<string, unknown>, text: string): Refusal {
  const wanted = { agree: 1, disagree: -1, pass: 0 };
  if (Object.keys(values).sort().join() !== 'agree,disagree,pass') return unreadable(text);
  for (const [key, sign] of Object.entries(wanted)) {
    const value = values[key];
    if (typeof value !== 'number' && !/^[+-]?\d+$/.test(String(value))) return unreadable(text);
    if (Number(value) !== sign) {
      return { kind: 'wrong-sign', reason: `It declares ${shown(text)}. We read only ${VOTE_CONVENTION} and never turn signs around.` };
    }
  }
  return null;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(text: string): Refusal {
  return { kind: 'wrong-sign', reason: `The vote convention cannot be read: ${shown(text)}. It should be ${VOTE_CONVENTION}.` };
}

function otherFormat(format: string): Refusal {
  return { kind: 'wrong-format', reason: `The format is ${shown(format)}. We read ${FORMAT_ID}.` };
}

/** Other people's text inside a reason: on one line and short. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
