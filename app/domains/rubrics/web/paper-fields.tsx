import { z } from 'zod';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import type { Web } from '../../../platform/http/web.ts';
import { Field, useView } from '../../../ui/index.ts';
import { depths, type Depth, type Rubric } from '../../frameworks/index.ts';
import type { Agreed, ByIdea } from '../figures.ts';
import { readPaper } from '../shares.ts';
import { total } from '../spread.ts';
import { readIdeaForms } from './idea-forms.ts';
import { Marked } from './rubric-text.tsx';
import { fieldOf, ShareFields } from './share-fields.tsx';

const countedField = z.object({
  counted: z
    .string()
    .regex(/^(|[1-9]\d{0,5})$/, 'rubrics:problem.counted')
    .default('')
    .transform((text) => (text === '' ? null : Number(text))),
});

/** What was read from paper, with every problem by field. Notes are in `lang`. */
export async function readPaperForm(c: Web, rubric: Rubric, lang: string): Promise<{ problems: Problems; counted: number | null; ideas: ByIdea<Agreed> }> {
  const { t } = c.var.ctx;
  const counted = await readForm(c, countedField);
  const { problems, forms } = await readIdeaForms(c, rubric);
  const found: Problems = { ...(counted.ok ? {} : counted.problems), ...problems };
  const ideas = new Map<string, Agreed>();
  for (const { idea, shares, note } of forms) {
    const read = readPaper(shares);
    if (!read.ok) found[fieldOf(idea, 'informing')] = t(`rubrics:problem.${read.reason}`, { total: total(shares) });
    else if (read.value ?? note) ideas.set(idea, { shares: read.value ?? shares, note, lang });
  }
  if (forms.length > 0 && ideas.size === 0 && Object.keys(found).length === 0) found[fieldOf(forms[0]?.idea ?? '', 'informing')] = t('rubrics:problem.nothing');
  return { problems: found, counted: counted.ok ? counted.value.counted : null, ideas };
}

/** How many people, and four figures for each big idea; what could not be read stays empty. */
export function PaperFields({ rubric, typed, counted, kept }: { rubric: Rubric; typed: Typed; counted: number | null; kept: ByIdea<Agreed> }) {
  const { t } = useView();
  const isTyped = Object.keys(typed).length > 0;
  return (
    <>
      <Field
        name="counted"
        type="number"
        min={1}
        inputmode="numeric"
        label={t('rubrics:counted')}
        hint={t('rubrics:counted.hint')}
        value={isTyped ? typed['counted'] : counted}
        optional
      />
      {rubric.ideas.map((idea) => {
        const name = (field: string) => fieldOf(idea.key, field);
        const before = kept.get(idea.key);
        const figure = (depth: Depth) => (isTyped ? (typed[name(depth)] ?? '') : String(before?.shares[depth] ?? ''));
        const [informing, networking, collaborating, transforming] = depths.map(figure);
        return (
          <fieldset class="field">
            <legend>
              <Marked marked={idea.name} />
            </legend>
            <ShareFields
              rubric={rubric}
              name={name}
              step={1}
              values={{ informing: informing ?? '', networking: networking ?? '', collaborating: collaborating ?? '', transforming: transforming ?? '' }}
            />
            <Field name={name('note')} maxlength={1000} label={t('rubrics:idea-note')} value={isTyped ? typed[name('note')] : before?.note} optional />
          </fieldset>
        );
      })}
    </>
  );
}
