import { z } from 'zod';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { RowContent } from '../answering-questions.ts';
import { saidBys, workKinds, type QuestionKind, type QuestionRow } from '../question.ts';

const said = { saidBy: z.enum(saidBys), lang: z.enum(textLanguages) };
const text = z.string().min(1).max(2000);
const maybe = z
  .string()
  .max(2000)
  .default('')
  .transform((words) => words || null);
const group = {
  groupId: z
    .union([z.literal(''), z.uuid()], 'forms:choose-one')
    .optional()
    .transform((id) => id || undefined),
  groupName: z
    .string()
    .max(200)
    .optional()
    .transform((name) => name || undefined),
};

// Asked also when other fields have problems, so that all of them are told at once.
const always = () => true;
const namesGroup = (row: { groupId?: string | undefined; groupName?: string | undefined }) => Boolean(row.groupId ?? row.groupName);
const noGroup = { message: 'issues:problem.group', path: ['groupId'], when: always };

/** What each of the four forms sends. */
export const rowForms: Record<QuestionKind, z.ZodType<RowContent>> = {
  stakes: z.object({ ...said, ...group, kind: z.literal('stakes').default('stakes'), reason: text }).refine(namesGroup, noGroup),
  initiatives: z.object({
    ...said,
    ...group,
    kind: z.literal('initiatives').default('initiatives'),
    name: text.max(200),
    ledBy: maybe,
    theirWords: maybe,
    worth: maybe,
  }),
  'shared-works': z.object({
    ...said,
    kind: z.literal('shared-works').default('shared-works'),
    workKind: z.enum(workKinds),
    description: text,
    valueForGroups: maybe,
    valueForAll: maybe,
  }),
  ties: z
    .object({ ...said, ...group, kind: z.literal('ties').default('ties'), weSupport: maybe, theySupport: maybe })
    .refine(namesGroup, noGroup)
    .refine((tie) => Boolean(tie.weSupport ?? tie.theySupport), { message: 'issues:problem.tie', path: ['weSupport'], when: always }),
};

/** The revision that a form was shown at. */
export const revisionOnly = z.object({ revision: z.coerce.number().int() });

/** A row as its form would have been filled in. */
export function asTyped(row: QuestionRow): Typed {
  const { saidBy, lang } = row;
  if (row.kind === 'stakes') return { saidBy, lang, groupId: row.groupId, reason: row.reason };
  if (row.kind === 'ties') return { saidBy, lang, groupId: row.groupId, weSupport: row.weSupport ?? '', theySupport: row.theySupport ?? '' };
  if (row.kind === 'initiatives')
    return { saidBy, lang, groupId: row.groupId ?? '', name: row.name, ledBy: row.ledBy ?? '', theirWords: row.theirWords ?? '', worth: row.worth ?? '' };
  return { saidBy, lang, workKind: row.workKind, description: row.description, valueForGroups: row.valueForGroups ?? '', valueForAll: row.valueForAll ?? '' };
}
