import { z } from 'zod';
import { inOneLine } from '../../../platform/http/fields.ts';
import { backPath, type Web } from '../../../platform/http/web.ts';
import { letterLocales } from '../invitation.ts';
import { rings } from '../ring.ts';

export { day, email, optionalDay, optionalEmail, optionalId, optionalText, revision } from '../../../platform/http/fields.ts';
export { isConfirmed } from '../../../platform/http/form.ts';

/** A name of a person, an organization or a group: one line of at most 200 letters. */
export const name = z.string().transform(inOneLine).pipe(z.string().min(1, 'forms:required').max(200));

export const ring = z.enum(rings);
export const locale = z.enum(letterLocales);

export const tick = z
  .literal('1')
  .optional()
  .transform((value) => value === '1');

/** Where the form says its reader came from, or the fallback; never another site. */
export async function cameFrom(c: Web, fallback: string): Promise<string> {
  const back = (await c.req.parseBody())['_back'];
  return backPath(typeof back === 'string' ? back : undefined, fallback);
}
