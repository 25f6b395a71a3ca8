import { z } from 'zod';
import type { Typed } from '../../../platform/http/form.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { saidBys } from '../../issues/index.ts';
import { meanings, type Wording } from '../word.ts';

/** A longer text, or nothing. */
export const maybe = (most: number) =>
  z
    .string()
    .max(most)
    .default('')
    .transform((text) => text || null);

/** One a line: without empty lines and doubles, each short enough to be a word. */
const spellings = z
  .string()
  .max(1000)
  .default('')
  .transform((text) => [...new Set(text.split('\n').flatMap((line) => line.trim() || []))])
  .refine((lines) => lines.every((line) => line.length <= 80), 'vocabulary:problem.spelling')
  .transform((lines) => lines.join('\n') || null);

/** Whose it is: a group, one by a new name, or `ours` of those who convene. Nobody is put down for it by default. */
const whose = {
  groupId: z
    .union([z.literal(['', 'ours']), z.uuid()], 'forms:choose-one')
    .optional()
    .transform((id) => id || undefined),
  groupName: z
    .string()
    .max(200)
    .optional()
    .transform((name) => name || undefined),
};

const said = {
  term: z.string().min(1).max(80),
  spellings,
  meaning: maybe(2000),
  lang: z.enum(textLanguages),
  // Whoever speaks for a group is not asked: it is the group's own word.
  saidBy: z.enum(saidBys).default('group'),
};

interface Whose {
  readonly groupId?: string | undefined;
  readonly groupName?: string | undefined;
}
const isSaid = ({ groupId, groupName }: Whose) => Boolean(groupId || groupName);
const unlessSaid = { path: ['groupId'], error: 'forms:choose-one', when: () => true };
const ofGroup = <T extends Whose>(form: T): T => ({ ...form, groupId: form.groupId === 'ours' ? undefined : form.groupId });

export const newWordingForm = z
  .object({ ...said, ...whose })
  .refine(isSaid, unlessSaid)
  .transform(ofGroup);
export const wordingForm = z.object({ ...said, revision: z.coerce.number().int() });
export const revisionForm = z.object({ revision: z.coerce.number().int() });
export const judgingForm = z.object({ meant: z.enum(meanings), revision: z.coerce.number().int() });
export const explanationForm = z.object({ lang: z.enum(textLanguages), body: maybe(1000) });
export const suggestionForm = z.object({
  word: z
    .union([z.literal(''), z.uuid()])
    .optional()
    .transform((id) => id || null),
  groupId: z
    .union([z.literal(''), z.uuid()], 'forms:choose-one')
    .optional()
    .transform((id) => id || null),
  term: z.string().min(1).max(80),
  meaning: maybe(2000),
  lang: z.enum(textLanguages),
  website: z.string().max(0, 'vocabulary:problem.robot').default(''),
});
export const acceptanceForm = z
  .object({
    ...said,
    ...whose,
    wordId: z
      .union([z.literal(''), z.uuid()], 'forms:choose-one')
      .optional()
      .transform((id) => id || null),
  })
  .refine(isSaid, unlessSaid)
  .transform(ofGroup);
export const refusalForm = z.object({ reason: z.string().min(1).max(2000), reasonLang: z.enum(textLanguages) });

/** A wording as its form would have been filled in. */
export function asTyped({ term, spellings, meaning, lang, saidBy, revision }: Wording): Typed {
  return { term, spellings: spellings ?? '', meaning: meaning ?? '', lang, saidBy, revision: String(revision) };
}
