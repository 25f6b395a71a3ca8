import { z } from 'zod';
import { inOneLine } from '../../../platform/http/fields.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { isEmail } from '../../../engines/roster-format/index.ts';

export { day, optionalDay, optionalText, revision } from '../../../platform/http/fields.ts';

export const name = z.string().transform(inOneLine).pipe(z.string().min(1, 'forms:required').max(200));

/** An address that may be left out. */
export const optionalEmail = z
  .string()
  .optional()
  .transform((text) => text?.trim().toLowerCase() || null)
  .refine((text) => text === null || isEmail(text), 'directory:problem.email');

export const lang = z.enum(textLanguages);
/** The languages that are ticked; one that the form does not offer stays where it was. */
export const languages = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [...new Set([value ?? []].flat())].filter((tag) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/.test(tag)).slice(0, 20));
