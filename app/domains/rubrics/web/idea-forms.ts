import { z } from 'zod';
import { readForm, type Problems } from '../../../platform/http/form.ts';
import type { Web } from '../../../platform/http/web.ts';
import { depths, type Rubric } from '../../frameworks/index.ts';
import type { Placed } from '../shares.ts';
import { fieldOf, howField, share } from './share-fields.tsx';

/** What a form with all big ideas says of one of them. */
export interface IdeaForm extends Placed {
  readonly idea: string;
  readonly note: string | null;
}

const note = z.string().max(1000).default('');

/** Reads a posted form that has the fields of every big idea, with all problems by field. */
export async function readIdeaForms(c: Web, rubric: Rubric): Promise<{ problems: Problems; forms: IdeaForm[] }> {
  const keys = rubric.ideas.map((idea) => idea.key);
  const figures = await readForm(
    c,
    z.object(
      record(
        keys.flatMap((key) => depths.map((depth) => fieldOf(key, depth))),
        share,
      ),
    ),
  );
  const hows = await readForm(
    c,
    z.object(
      record(
        keys.map((key) => fieldOf(key, 'how')),
        howField,
      ),
    ),
  );
  const notes = await readForm(
    c,
    z.object(
      record(
        keys.map((key) => fieldOf(key, 'note')),
        note,
      ),
    ),
  );
  if (!figures.ok || !hows.ok || !notes.ok)
    return { forms: [], problems: Object.assign({}, ...[figures, hows, notes].map((form) => (form.ok ? {} : form.problems))) };
  const figure = (key: string, name: string) => figures.value[fieldOf(key, name)] ?? null;
  return {
    problems: {},
    forms: keys.map((key) => ({
      idea: key,
      how: hows.value[fieldOf(key, 'how')] ?? '',
      shares: {
        informing: figure(key, 'informing'),
        networking: figure(key, 'networking'),
        collaborating: figure(key, 'collaborating'),
        transforming: figure(key, 'transforming'),
      },
      note: notes.value[fieldOf(key, 'note')] || null,
    })),
  };
}

function record<Value>(names: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, value]));
}
