import type { z } from 'zod';
import type { Translate } from '../i18n/translate.ts';
import type { Web } from './web.ts';

/** Sentences by field name, in the reader's language. */
export type Problems = Record<string, string>;

/** What people typed, to give it back. */
export type Typed = Record<string, string>;

export type Form<T> = { ok: true; value: T } | { ok: false; problems: Problems; typed: Typed };

/**
 * Parses a posted form: every problem at once, and what was typed. Fields whose schema is an array may repeat.
 * A check may give its own message as a word key (`decisions:too-soon`).
 */
export async function readForm<Schema extends z.ZodType>(c: Web, schema: Schema): Promise<Form<z.output<Schema>>> {
  const body = await c.req.parseBody({ all: true });
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) if (!name.startsWith('_')) fields[name.replace(/\[\]$/, '')] = normal(value, name);
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: sentences(parsed.error, c.var.ctx.t), typed: asTyped(fields) };
}

/** The fields as text, whatever else happened: for re-rendering after a refusal. */
export async function typedFields(c: Web): Promise<Typed> {
  return asTyped(await c.req.parseBody({ all: true }));
}

/** Whether the question of a hard-to-undo button was answered with yes. */
export async function isConfirmed(c: Web): Promise<boolean> {
  return (await c.req.parseBody())['_confirmed'] === '1';
}

/** Browsers send CR LF in text areas; a name ending in [] is always a list. */
function normal(value: unknown, name: string): unknown {
  if (name.endsWith('[]') && !Array.isArray(value)) return [normal(value, '')];
  if (Array.isArray(value)) return value.map((one) => normal(one, ''));
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replaceAll('\0', '').trim() : value;
}

function asTyped(fields: Record<string, unknown>): Typed {
  const texts = Object.entries(fields).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('\n') : String(value),
  ]);
  return Object.fromEntries(texts) as Typed;
}

function sentences(error: z.ZodError, t: Translate): Problems {
  const problems: Problems = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? 'form');
    problems[field] ??= sentence(issue, t);
  }
  return problems;
}

function sentence(issue: z.core.$ZodIssue, t: Translate): string {
  if (/^[a-z-]+:[a-z0-9.-]+$/.test(issue.message)) return t(issue.message as never);
  if (issue.code === 'too_big' && issue.origin === 'string') return t('forms:too-long', { count: Number(issue.maximum) });
  if (issue.code === 'too_small' && issue.origin === 'string' && Number(issue.minimum) > 1) return t('forms:too-short', { count: Number(issue.minimum) });
  if (issue.code === 'too_small' && issue.origin === 'number') return t('forms:too-low', { minimum: Number(issue.minimum) });
  if (issue.code === 'too_big' && issue.origin === 'number') return t('forms:too-high', { maximum: Number(issue.maximum) });
  if (issue.code === 'too_small' && issue.origin === 'array') return t('forms:choose-one');
  if (issue.code === 'invalid_format') return t(issue.format === 'email' ? 'forms:email' : issue.format === 'url' ? 'forms:url' : 'forms:format');
  if (issue.code === 'invalid_value') return t('forms:choose-one');
  return t('forms:required');
}
