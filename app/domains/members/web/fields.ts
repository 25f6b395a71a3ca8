import { z } from 'zod';
import type { Typed } from '../../../platform/http/form.ts';

export { optionalText } from '../../../platform/http/fields.ts';

/** One of a few, or nothing said. */
export function optionalChoice<const Keys extends readonly [string, ...string[]]>(keys: Keys) {
  return z
    .union([z.literal('').transform(() => null), z.enum(keys)], 'forms:choose-one')
    .optional()
    .transform((choice) => choice ?? null);
}

/** Values as the form sent them, to show it again. */
export function asTyped(values: Record<string, string | number | boolean | null>): Typed {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === true ? '1' : String(value || '')]));
}
