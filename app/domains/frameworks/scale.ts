import { z } from 'zod';
import { basis } from './basis.ts';
import { key, once } from './keyed.ts';
import { localText } from './local-text.ts';

/** The four ways to vote on a decision; each has its scale. */
export const methods = ['gradients', 'consent', 'approval', 'majority'] as const;
export type Method = (typeof methods)[number];

const step = z.strictObject({
  key,
  /** What a ballot stores. */
  mark: z.int().min(0).max(99),
  name: localText,
  meaning: localText,
  /** Whether this mark is support for the option. */
  supports: z.boolean(),
  /** Whether the ballot is part of the whole that the share of support is taken of. */
  counts: z.boolean(),
  /** Whether one such mark alone keeps the option from passing. */
  blocks: z.boolean(),
  /** Whether the voter is asked for words of their own beside the mark. */
  words: z.enum(['none', 'invited', 'needed']),
});
export type Step = z.infer<typeof step>;

/** The marks of a way to vote. Share of support = ballots whose mark supports / ballots whose mark counts. */
export const scale = z.strictObject({
  method: z.enum(methods),
  name: localText,
  /** The question beside the marks. */
  ask: localText,
  /** How marks become a result, as the voter reads it before voting. */
  rule: localText,
  note: localText,
  basis: z.strictObject({ steps: basis, supports: basis, counts: basis, blocks: basis }),
  steps: z
    .array(step)
    .min(2)
    .refine(...once((one: Step) => one.key, 'two steps have the same key'))
    .refine(...once((one: Step) => one.mark, 'two steps have the same mark'))
    .refine((steps) => steps.every((one) => one.counts || !one.supports), 'a step that supports must count'),
});
export type Scale = z.infer<typeof scale>;
