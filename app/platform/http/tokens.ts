import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A random secret that fits in a URL: 160 bits. */
export function randomToken(): string {
  return randomBytes(20).toString('base64url');
}

/** What is kept of a token, so that reading the database does not give it away. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Signs a value for one purpose; 128 bits are kept. */
export function sign(secret: string, purpose: string, value: string): string {
  return createHmac('sha256', secret).update(`${purpose}\n${value}`).digest('base64url').slice(0, 22);
}

/** `value.signature`, for a link or cookie that nobody can guess or change. */
export function signed(secret: string, purpose: string, value: string): string {
  return `${value}.${sign(secret, purpose, value)}`;
}

/** The value of a signed text, or null where it was not signed here for this purpose. */
export function unsigned(secret: string, purpose: string, text: string): string | null {
  const dot = text.lastIndexOf('.');
  if (dot < 0) return null;
  const value = text.slice(0, dot);
  const expected = Buffer.from(sign(secret, purpose, value));
  const given = Buffer.from(text.slice(dot + 1));
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null;
}

/** Small letters and figures that nobody takes for another, without vowels, so that no word comes about. */
const codeSigns = 'bcdfghjkmnpqrstvwxz3479';
const codeLength = 12;

/** A code of twelve signs, as on paper: `bcdf-ghjk-mnpq`. Derived from a value for one purpose, so that it can be printed again; 54 bits. */
export function codeFor(secret: string, purpose: string, value: string): string {
  const digest = createHmac('sha256', secret).update(`${purpose} code\n${value}`).digest();
  const signs = Array.from({ length: codeLength }, (_, at) => codeSigns[digest.readUInt16BE(at * 2) % codeSigns.length]);
  return [0, 4, 8].map((at) => signs.slice(at, at + 4).join('')).join('-');
}

/** The code that somebody meant; case, spaces and other dashes are forgiven. Null for what cannot be one. */
export function readCode(text: string): string | null {
  const signs = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}._]/gu, '');
  if (signs.length !== codeLength || [...signs].some((sign) => !codeSigns.includes(sign))) return null;
  return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}
