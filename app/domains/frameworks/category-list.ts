import { z } from 'zod';
import { basis } from './basis.ts';
import { key, once } from './keyed.ts';
import { localText } from './local-text.ts';

/** Words by which a group's name gives away that it belongs here; for suggestions only. Lower case, of any language. */
const hints = z.array(z.string().trim().toLowerCase().min(2).max(60)).max(40);

/** A part of a category to keep in mind. */
const subgroup = z.strictObject({
  key,
  name: localText,
  /** The name as it stands inside a sentence: "Nobody from {{phrase}} is here." Without one the name is used as it is. */
  phrase: localText.optional(),
  hints: hints.optional(),
  basis,
});
export type Subgroup = z.infer<typeof subgroup>;

const category = z.strictObject({
  ...subgroup.shape,
  about: localText.optional(),
  subgroups: z
    .array(subgroup)
    .max(40)
    .refine(...once((one: Subgroup) => one.key, 'two sub-groups have the same key')),
});
export type Category = z.infer<typeof category>;

/** Kinds of people that a question may concern, each with parts to keep in mind. */
export const categoryList = z
  .strictObject({
    name: localText,
    about: localText,
    note: localText.optional(),
    /** More than half of the members must come from these categories together. */
    majority: z.strictObject({ of: z.array(key).min(1), rule: localText, basis }).optional(),
    categories: z
      .array(category)
      .min(1)
      .max(60)
      .refine(...once((one: Category) => one.key, 'two categories have the same key')),
  })
  .refine(
    ({ majority, categories }) => (majority?.of ?? []).every((of) => categories.some((one) => one.key === of)),
    'the rule of the majority names a category that is not in the list',
  );
export type CategoryList = z.infer<typeof categoryList>;

/** A category and a sub-group of it, or the category as a whole. */
export interface KindOfPeople {
  readonly category: string;
  readonly subgroup: string | null;
}
