import { z } from 'zod';

/** Pieces of forms that every slice has: what people type, read one way. */

/**
 * A text as one line: line breaks and other control signs, and signs that turn the direction of what follows, become spaces. A name goes
 * into letters and lists, where it must not start a line of its own.
 */
export function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Z}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

export function optionalText(max: number) {
  return z
    .string()
    .max(max)
    .optional()
    .transform((text) => text || null);
}

export const optionalId = z
  .union([z.literal('').transform(() => null), z.uuid('forms:choose-one')])
  .optional()
  .transform((id) => id ?? null);

export const email = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().max(254).pipe(z.email()));

/** An address that may be left out. */
export const optionalEmail = z
  .union([z.literal('').transform(() => null), email])
  .optional()
  .transform((text) => text ?? null);

/** The revision that a change was made on. */
export const revision = z.coerce.number().int().min(0).max(2_000_000_000);

/** `YYYY-MM-DD` of a year that can be meant. */
export const day = z.iso.date('forms:day').refine((text) => text >= '1900-01-01' && text < '2200-01-01', 'forms:day');
export const optionalDay = z
  .union([z.literal('').transform(() => null), day], 'forms:day')
  .optional()
  .transform((text) => text ?? null);
