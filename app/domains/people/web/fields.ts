import { z } from 'zod';
import { backPath, type Web } from '../../../platform/http/web.ts';
import { letterLocales } from '../invitation.ts';
import { inOneLine } from '../person-name.ts';
import { rings } from '../ring.ts';

/** A name of a person, an organization or a group: one line of at most 200 letters. */
export const name = z.string().transform(inOneLine).pipe(z.string().min(1, 'forms:required').max(200));

export const email = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().max(254).pipe(z.email()));

/** An address that may be left out. */
export const optionalEmail = z
  .union([z.literal('').transform(() => null), email])
  .optional()
  .transform((text) => text ?? null);

export function optionalText(max: number) {
  return z
    .string()
    .max(max)
    .optional()
    .transform((text) => text || null);
}

export const ring = z.enum(rings);
export const locale = z.enum(letterLocales);
export const optionalId = z
  .union([z.literal('').transform(() => null), z.uuid('forms:choose-one')])
  .optional()
  .transform((id) => id ?? null);

/** `YYYY-MM-DD` of a year that can be meant. */
export const day = z.iso.date('people:problem.day').refine((text) => text >= '1900-01-01' && text < '2200-01-01', 'people:problem.day');
export const optionalDay = z
  .union([z.literal('').transform(() => null), day], 'people:problem.day')
  .optional()
  .transform((text) => text ?? null);

export const tick = z
  .literal('1')
  .optional()
  .transform((value) => value === '1');
export const revision = z.coerce.number().int().min(0).max(2_000_000_000);

/** Whether the question of a hard-to-undo button was answered with yes. */
export async function isConfirmed(c: Web): Promise<boolean> {
  return (await c.req.parseBody())['_confirmed'] === '1';
}

/** Where the form says its reader came from, or the fallback; never another site. */
export async function cameFrom(c: Web, fallback: string): Promise<string> {
  const back = (await c.req.parseBody())['_back'];
  return backPath(typeof back === 'string' ? back : undefined, fallback);
}
