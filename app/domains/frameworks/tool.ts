import { z } from 'zod';
import { basis } from './basis.ts';
import { once } from './keyed.ts';
import { localText } from './local-text.ts';

/** When a tool is of use, in the order in which people need them. */
export const toolMoments = ['before', 'inviting', 'first', 'working', 'looking-back'] as const;
export type ToolMoment = (typeof toolMoments)[number];

/** Keys of steps stand in addresses, those of columns in forms. */
const stepKey = z.string().regex(/^[a-z]+(-[a-z]+)*$/);
const columnKey = z.string().regex(/^[a-z]+([A-Z][a-z]+)*$/);

const column = z.strictObject({ key: columnKey, label: localText, hint: localText.optional(), basis });
export type ToolColumn = z.infer<typeof column>;

const step = z.strictObject({
  key: stepKey,
  title: localText,
  prompt: localText,
  /** Minutes that it may take in a room: a hint, never a clock. */
  minutes: z.int().min(1).max(240).optional(),
  /** Whether each person lists alone first, before the lists are put together. */
  alone: z.boolean().optional(),
  /** The columns of the rows that are written at this step; each row is a record. */
  columns: z
    .array(column)
    .min(1)
    .refine(...once((one: ToolColumn) => one.key, 'two columns have the same key'))
    .optional(),
  basis,
});
export type ToolStep = z.infer<typeof step>;

const reflection = z.strictObject({ key: stepKey, question: localText, basis });

/** A named worksheet: what it is for, its steps with their rows, and what to do with the result. */
export const tool = z.strictObject({
  name: localText,
  purpose: localText,
  who: localText,
  when: localText,
  moment: z.enum(toolMoments),
  /** What is sourced and what is ours. */
  note: localText,
  steps: z
    .array(step)
    .min(1)
    .refine(...once((one: ToolStep) => one.key, 'two steps have the same key')),
  reflections: z.array(reflection),
  result: localText,
  again: localText,
  /** Days until a look back is proposed. */
  againDays: z.int().min(1).max(730),
});
export type Tool = z.infer<typeof tool>;
