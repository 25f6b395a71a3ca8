import { z } from 'zod';
import type { Ctx } from '../../../platform/ctx.ts';
import { day } from '../../../platform/http/fields.ts';
import { readForm, type Form } from '../../../platform/http/form.ts';
import type { Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { saidBys, type Issue } from '../../issues/index.ts';
import { listGroups, type Group } from '../../people/index.ts';
import type { RowChoice, RowColumn, RowKind, RowValues } from '../rows/index.ts';

type RowShape = Pick<RowKind, 'columns' | 'asksWhoSaid' | 'needsOne'>;

/** What the form of a row has to choose from. */
export interface RowOptions {
  readonly groups: readonly Group[];
  /** By column. */
  readonly choices: Readonly<Record<string, readonly RowChoice[]>>;
}

export async function rowOptions(ctx: Ctx, issue: Issue, columns: readonly RowColumn[]): Promise<RowOptions> {
  const choices: Record<string, readonly RowChoice[]> = {};
  for (const column of columns) if (column.choices) choices[column.key] = await column.choices(ctx, issue);
  return { groups: columns.some((column) => column.kind === 'group') ? await listGroups(ctx, issue.organizationId) : [], choices };
}

/** Reads the form of a row: every problem at once, and what was typed. */
export async function readRow(c: Web, rows: RowShape, options: RowOptions): Promise<Form<RowValues>> {
  return readForm(c, rowSchema(rows, options));
}

/** Reads the few fields of a follow-up, with the revision it was shown at. */
export async function readFields(c: Web, columns: readonly RowColumn[], options: RowOptions): Promise<Form<RowValues>> {
  return readForm(
    c,
    z.object({ ...fieldsOf(columns, options), lang: z.enum(['', ...textLanguages]).default(''), revision: z.string().regex(/^\d*$/).default('') }),
  );
}

function rowSchema({ columns, asksWhoSaid, needsOne }: RowShape, options: RowOptions): z.ZodType<RowValues> {
  const said = asksWhoSaid ? { saidBy: z.enum(saidBys) } : {};
  const shape = z.object({ ...fieldsOf(columns, options), ...said, lang: z.enum(textLanguages) });
  const needsGroup = columns.some((column) => column.kind === 'group' && column.required);
  const says = (row: unknown, names: readonly string[]) => names.some((name) => textOf(row, name) !== '');
  // Asked also when other fields have problems, so that all of them are told at once.
  const when = () => true;
  const named = shape
    .refine((row) => !needsGroup || says(row, ['groupId', 'groupName']), { message: 'issues:problem.group', path: ['groupId'], when })
    .refine((row) => !needsOne || says(row, needsOne.columns), { message: needsOne?.problem ?? '', path: [needsOne?.columns[0] ?? ''], when });
  return named as unknown as z.ZodType<RowValues>;
}

const textOf = (row: unknown, key: string) => String((row as Record<string, unknown>)[key] ?? '');

function fieldsOf(columns: readonly RowColumn[], options: RowOptions): Record<string, z.ZodType<string>> {
  const fields: Record<string, z.ZodType<string>> = {};
  for (const column of columns) {
    if (column.kind === 'group') {
      fields['groupId'] = z.union([z.literal(''), z.uuid()], 'forms:choose-one').default('');
      fields['groupName'] = z.string().max(200).default('');
    } else if (column.kind !== 'shown') fields[column.key] = fieldOf(column, options);
    if (column.saidByCell) fields[`said-${column.key}`] = z.enum(['', ...saidBys]).default('');
  }
  return fields;
}

function fieldOf(column: RowColumn, options: RowOptions): z.ZodType<string> {
  if (column.kind === 'choice') {
    const offered = (value: string) => (value === '' ? !column.required : (options.choices[column.key] ?? []).some((choice) => choice.value === value));
    return z.string().default('').refine(offered, 'forms:choose-one');
  }
  if (column.kind === 'date') {
    return column.required ? day : z.union([z.literal(''), day], 'forms:day').default('');
  }
  const text = z.string().max(column.max ?? (column.kind === 'line' ? 200 : 2000));
  return column.required ? text.min(1) : text.default('');
}
