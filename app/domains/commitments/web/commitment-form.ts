import { z } from 'zod';
import { day } from '../../../platform/http/fields.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { pulseAnswers } from '../pulsing.ts';
import { sides } from '../commitment.ts';

const lang = z.enum(textLanguages);
const maybe = (most: number) =>
  z
    .string()
    .max(most)
    .default('')
    .transform((text) => text || null);
const maybeId = z
  .union([z.literal(''), z.uuid()], 'forms:choose-one')
  .optional()
  .transform((id) => id || undefined);

export const newCommitment = z.object({
  side: z.enum(sides),
  groupId: maybeId,
  groupName: z
    .string()
    .max(200)
    .optional()
    .transform((name) => name || undefined),
  who: maybe(200),
  personId: maybeId.transform((id) => id ?? null),
  what: z.string().min(1).max(1000),
  dueOn: day,
  madeOn: z
    .union([z.literal(''), day])
    .optional()
    .transform((on) => on || undefined),
  isPublic: z
    .literal('yes')
    .optional()
    .transform((yes) => yes === 'yes'),
  lang,
});
export const change = z.object({ what: z.string().min(1).max(1000), dueOn: day, reason: z.string().min(1).max(2000), lang, version: z.coerce.number().int() });
export const keeping = z.object({ on: day, note: maybe(2000), lang });
export const release = z.object({ reason: z.string().min(1).max(2000), lang });
export const pulse = z.object({ answer: z.enum(pulseAnswers) });
