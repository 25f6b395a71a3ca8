import { z } from 'zod';
import { basis } from './basis.ts';
import { key, once } from './keyed.ts';
import { localText } from './local-text.ts';

const rule = z.strictObject({
  key,
  title: localText,
  rule: localText,
  /** What the author of a hidden input reads, where the rule is one for hiding. */
  toAuthor: localText.optional(),
});
export type Rule = z.infer<typeof rule>;

/** Plain public rules, each with a key that records refer to. */
export const ruleSet = z.strictObject({
  name: localText,
  about: localText,
  basis,
  rules: z
    .array(rule)
    .min(1)
    .refine(...once((one: Rule) => one.key, 'two rules have the same key')),
});
export type RuleSet = z.infer<typeof ruleSet>;
