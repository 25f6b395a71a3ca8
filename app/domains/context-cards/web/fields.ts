import { z } from 'zod';
import { inOneLine, optionalEmail, revision } from '../../../platform/http/fields.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { cardFields, linkLocales } from '../card.ts';

const body = z.string().min(1, 'forms:required').max(2000);
const lang = z.enum(textLanguages);
/** A name or role in one line. */
const short = z
  .string()
  .max(200)
  .optional()
  .transform((text) => inOneLine(text ?? '') || null);

/** What one of ours writes on a card. */
export const lineForm = z.object({ field: z.enum(cardFields), body, lang, saidBy: z.enum(['group', 'guess']), speaker: short });
export const changeForm = lineForm.omit({ field: true }).extend({ revision });
export const removalForm = z.object({
  revision,
  reason: z.string().min(1, 'forms:required').max(1000),
});
export const linkForm = z.object({
  locale: z.enum(linkLocales),
  email: optionalEmail,
});

/** What the group itself sends. */
export const ownLineForm = z.object({ field: z.enum(cardFields), body, lang });
export const answerForm = z.discriminatedUnion('stance', [
  z.object({ stance: z.literal('so') }),
  z.object({ stance: z.literal('out') }),
  z.object({ stance: z.literal('otherwise'), body, lang }),
]);
export const whoForm = z.object({ name: short, role: short });
