import { randomInt } from 'node:crypto';

/**
 * Capital letters and figures that nobody takes for another: no vowels, so that no word comes about, and of each pair
 * that looks alike only one.
 */
const alphabet = 'BCDFGHJKMNPQRSTVWXZ3479';
const length = 6;
/** What people write who read one of a pair as the other. */
const lookalikes: Readonly<Record<string, string>> = { '2': 'Z', '5': 'S', '6': 'G', '8': 'B' };

/** A new code by the system's lot: one of 148 million. */
export function newJoinCode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** The code that somebody meant; case, spaces, dashes and likenesses are forgiven. Null for what cannot be one. */
export function readJoinCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replace(/[2568]/g, (sign) => lookalikes[sign] ?? sign);
  return code.length === length && [...code].every((sign) => alphabet.includes(sign)) ? code : null;
}

/** In two halves, as it is read aloud and shown. */
export function spacedCode(code: string): string {
  return `${code.slice(0, length / 2)} ${code.slice(length / 2)}`;
}
