import { z } from 'zod';
import { day, inOneLine, optionalDay, optionalEmail, optionalId, optionalText, revision } from '../../../platform/http/fields.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { askChannels, outcomes } from '../ask.ts';
import { hardKinds } from '../hard-relations.ts';

const line = (max: number) => z.string().transform(inOneLine).pipe(z.string().min(1, 'forms:required').max(max));
const words = (max = 2000) => z.string().min(1, 'forms:required').max(max);
const maybe = (max = 2000) => optionalText(max);
const maybeLine = (max: number) =>
  z
    .string()
    .max(max)
    .optional()
    .transform((text) => inOneLine(text ?? '') || null);
const lang = z.enum(textLanguages);
const partner = { groupId: optionalId, personId: optionalId, who: maybeLine(200) };

const ask = { ...partner, what: words(), lang, byOn: day, through: maybeLine(300), ownerId: z.uuid('forms:choose-one') };
export const askForm = z.object({
  ...ask,
  withoutOffer: maybe(1000),
  framework: maybeLine(200),
  category: maybeLine(200),
  subgroup: maybeLine(200),
});
export const askChangeForm = z.object({ ...ask, revision });
export const attemptForm = z.object({ askedOn: day, channel: z.enum(askChannels), outcome: z.enum(outcomes), nextOn: optionalDay, note: maybe(), lang });

const offer = { ...partner, theyTry: words(), weGive: words(), expectedBack: maybe(), givenOn: optionalDay, followed: maybe(), lang };
export const offerForm = z.object(offer);
export const offerChangeForm = z.object({ ...offer, revision });

const step = { nextStep: words(), ownerId: z.uuid('forms:choose-one'), byOn: day, lang };
export const relationForm = z.object({ ...partner, ...step, kind: z.enum(hardKinds), blocks: words() });
export const stepForm = z.object({ ...step, cameOf: words(), after: revision });
export const resolutionForm = z.object({ whatChanged: words(), lang });

const note = { talkedWith: maybeLine(200), talkedOn: optionalDay, body: words(8000), lang };
export const noteForm = z.object(note);
export const noteChangeForm = z.object({ ...note, revision });

export const nominationForm = z.object({
  name: line(200),
  why: words(1000),
  reach: maybeLine(300),
  groupId: optionalId,
  email: optionalEmail,
  locale: z.enum(['en', 'es', 'ar']),
});
export const agreementForm = z.object({ name: line(200), reach: line(300) });
