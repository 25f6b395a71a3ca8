import { z } from 'zod';
import { localText } from './local-text.ts';

/** Whether a source document says so, or we worked it out. What is inferred is marked wherever it is shown. */
export const basis = z.enum(['sourced', 'inferred']);
export type Basis = z.infer<typeof basis>;

/** A text that carries whether it is sourced or inferred. */
export const markedText = z.strictObject({ text: localText, basis });
export type MarkedText = z.infer<typeof markedText>;
