import { z } from 'zod';
import { basis, markedText } from './basis.ts';
import { exactly, key, once } from './keyed.ts';
import { localText } from './local-text.ts';

/** How far people act together, from shallow to deep. Observed afterwards; never converted from or to a promise. */
export const depths = ['informing', 'networking', 'collaborating', 'transforming'] as const;
export type Depth = (typeof depths)[number];

const column = z.strictObject({ key: z.enum(depths), name: localText, verb: localText, about: localText, basis });
const idea = z.strictObject({ key, name: markedText, cells: z.record(z.enum(depths), markedText) });
export type Idea = z.infer<typeof idea>;

/** Big ideas by depths: each cell says what a group sees in itself at that depth. It describes; it does not grade. */
export const rubric = z.strictObject({
  name: localText,
  question: localText,
  about: localText,
  note: localText,
  depths: z.array(column).refine(...exactly(depths)),
  ideas: z
    .array(idea)
    .min(1)
    .refine(...once((one: Idea) => one.key, 'two ideas have the same key')),
});
export type Rubric = z.infer<typeof rubric>;
