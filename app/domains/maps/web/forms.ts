import { z } from 'zod';
import { inOneLine, revision } from '../../../platform/http/fields.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { directions, elementKinds, relationKinds, saidBys, unnamed, usualDirection, type MapElement, type Relation, type Strength } from '../map.ts';
import type { RelationWords } from '../relating.ts';

export { revision };

export const lang = z.enum(textLanguages);
export const oneLine = (most: number) => z.string().transform(inOneLine).pipe(z.string().min(1, 'forms:required').max(most));
export const optionalText = (most: number) =>
  z
    .string()
    .max(most)
    .optional()
    .transform((text) => text?.trim() || null);

const tags = z
  .string()
  .max(400)
  .optional()
  .transform((text) => [...new Set((text ?? '').split(/[,|،]/).map(inOneLine).filter(Boolean))])
  .pipe(z.array(z.string().max(60)).max(40));

/** What the form of an element sends. */
export const elementForm = z.object({
  kind: z.enum(elementKinds),
  name: oneLine(200),
  about: optionalText(2000),
  groupId: z
    .union([z.literal('').transform(() => null), z.uuid('forms:choose-one')])
    .optional()
    .transform((id) => id ?? null),
  tags,
  lang,
});

export function elementTyped(element: MapElement): Typed {
  const { kind, name, about, groupId, tags, lang, revision } = element;
  return { kind, name, about: about ?? '', groupId: groupId ?? '', tags: tags.join(', '), lang, revision: String(revision) };
}

const end = z.uuid('forms:choose-one');
const always = () => true;

const relationFields = {
  kind: z.enum(relationKinds),
  word: optionalText(60),
  direction: z.union([z.literal('usual'), z.enum(directions)]).default('usual'),
  strength: z.coerce.number().int().min(1).max(3).default(2),
  note: optionalText(2000),
  saidBy: z.enum(saidBys).default('guess'),
  lang,
};
const needsWord = { message: 'maps:problem.word', path: ['word'], when: always };
const hasWord = ({ kind, word }: { kind: string; word: string | null }) => kind !== 'own' || Boolean(word);

/** What the forms of a relation send: a new one says its ends too. */
export const relationForm = z.object(relationFields).refine(hasWord, needsWord);
export const newRelationForm = z
  .object({ ...relationFields, fromId: end, toId: end })
  .refine(hasWord, needsWord)
  .refine(({ fromId, toId }) => fromId !== toId, { message: 'maps:problem.itself', path: ['toId'], when: always });

export function relationWords(form: z.output<typeof relationForm>): RelationWords {
  const { kind, word, direction, strength, note, saidBy, lang } = form;
  return {
    kind,
    word: kind === 'own' ? word : null,
    direction: direction === 'usual' ? usualDirection(kind) : direction,
    strength: strength as Strength,
    note,
    saidBy,
    lang,
  };
}

export function relationTyped({ kind, word, direction, strength, note, saidBy, lang, revision }: Relation): Typed {
  return {
    kind,
    word: word === unnamed ? '' : (word ?? ''),
    direction,
    strength: String(strength),
    note: note ?? '',
    saidBy,
    lang,
    revision: String(revision),
  };
}

/** Where something goes: to a place, or a step from where it stands. */
export const moveForm = z.union([
  z.object({ x: z.coerce.number().min(-100_000).max(100_000), y: z.coerce.number().min(-100_000).max(100_000) }),
  z.object({ step: z.enum(['up', 'down', 'left', 'right']) }),
]);

export const stepLength = 60;
export const steps = { up: { x: 0, y: -stepLength }, down: { x: 0, y: stepLength }, left: { x: -stepLength, y: 0 }, right: { x: stepLength, y: 0 } } as const;

/** What the form of a card sends. */
export const cardForm = z.object({
  outlook: optionalText(2000),
  stance: optionalText(2000),
  sharedInterest: optionalText(2000),
  needs: optionalText(2000),
  lang,
  number: revision,
});

export const snapshotForm = z.object({ name: oneLine(120), lang });
