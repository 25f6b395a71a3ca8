import { z } from 'zod';
import { basis } from './basis.ts';
import { exactly, key } from './keyed.ts';
import { localText } from './local-text.ts';

/** Who decides, promised beforehand, from least to most power. */
export const promiseLevels = ['inform', 'consult', 'collaborate', 'defer-to'] as const;
export type PromiseLevel = (typeof promiseLevels)[number];

const level = z.strictObject({
  key: z.enum(promiseLevels),
  name: localText,
  /** The promise in two or three words, as people hear it: "We ask you first". */
  verb: localText,
  /** What we pledge to people; frozen with the promise when it opens. */
  promise: localText,
  /** What people can count on, one thing a line. */
  expect: z.array(localText).min(1),
  decides: localText,
  basis: z.strictObject({ name: basis, promise: basis, expect: basis, decides: basis }),
});
export type Level = z.infer<typeof level>;

const otherStep = z.strictObject({ name: localText, nearest: z.array(z.enum(promiseLevels)) });
const otherSpectrum = z.strictObject({ key, title: z.string(), owner: z.string(), steps: z.array(otherStep) });

/** The levels of participation that can be promised, and which of them the steps of other spectra lie nearest to. */
export const spectrum = z.strictObject({
  name: localText,
  about: localText,
  levels: z.array(level).refine(...exactly(promiseLevels)),
  crosswalk: z.strictObject({ basis, note: localText, spectra: z.array(otherSpectrum) }),
});
export type Spectrum = z.infer<typeof spectrum>;
