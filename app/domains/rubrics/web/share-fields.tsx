import { z } from 'zod';
import type { Typed } from '../../../platform/http/form.ts';
import type { Translate } from '../../../platform/i18n/translate.ts';
import { Field, Fold, Row, useView } from '../../../ui/index.ts';
import { depths, type Depth, type Rubric } from '../../frameworks/index.ts';
import { placeOf, places, type Place, type Placed, type SharesProblem } from '../shares.ts';
import { total, type PaperSpread } from '../spread.ts';
import { depthName } from './rubric-text.tsx';

/** A figure from 0 to 100, or nothing. */
export const share = z
  .string()
  .regex(/^(|100|[1-9]?\d)$/, 'rubrics:problem.figure')
  .default('')
  .transform((text) => (text === '' ? null : Number(text)));

/** The four figures of a form; with many big ideas on a page each has its key in front. */
export const shareFields = { informing: share, networking: share, collaborating: share, transforming: share };

export const howField = z.enum([...places, 'shares', '']).default('');

/** The name of a field of one big idea, on a form that has several. */
export function fieldOf(idea: string, name: string): string {
  return `${idea}-${name}`;
}

/** A place said in words: "Networking", or "Between networking and collaborating, half and half". */
export function usePlaceName(rubric: Rubric): (place: Place) => string {
  const view = useView();
  return (place) => {
    const [first, second] = depths.filter((depth) => place.split('-').includes(depth)).map((depth) => depthName(view, rubric, depth));
    return second ? view.t('rubrics:between', { first: first ?? '', second }) : (first ?? '');
  };
}

/** What a refused place or share says, and at which field. */
export function shareProblem(t: Translate, problem: SharesProblem, shares: PaperSpread): { at: 'how' | Depth; sentence: string } {
  if (problem === 'empty') return { at: 'how', sentence: t('rubrics:problem.empty') };
  if (problem === 'both') return { at: 'informing', sentence: t('rubrics:problem.both') };
  return { at: 'informing', sentence: t('rubrics:problem.sum', { total: total(shares) }) };
}

/** What a form about one big idea starts from: what was typed, else what was kept before. */
export function startOf(
  typed: Typed,
  kept: PaperSpread | undefined,
  name: (field: string) => string,
): { how: Placed['how']; figures: Readonly<Record<Depth, string>> } {
  const isTyped = name('how') in typed || depths.some((depth) => name(depth) in typed);
  const place = kept ? placeOf(kept) : '';
  const how = isTyped ? howField.catch('').parse(typed[name('how')]) : place;
  const figure = (depth: Depth) => (isTyped ? (typed[name(depth)] ?? '') : kept && place === 'shares' ? String(kept[depth] ?? '') : '');
  return {
    how,
    figures: { informing: figure('informing'), networking: figure('networking'), collaborating: figure('collaborating'), transforming: figure('transforming') },
  };
}

interface ShareFieldsProps {
  rubric: Rubric;
  name: (field: string) => string;
  values: Readonly<Record<Depth, string>>;
  /** Judging in steps of 10 is fine enough; figures that were counted or agreed are kept to the percent. */
  step: 1 | 10;
}

/** The four figures side by side. */
export function ShareFields({ rubric, name, values, step }: ShareFieldsProps) {
  const view = useView();
  return (
    <Row>
      {depths.map((depth) => (
        <Field
          name={name(depth)}
          type="number"
          min={0}
          max={100}
          step={step}
          inputmode="numeric"
          label={depthName(view, rubric, depth)}
          value={values[depth]}
        />
      ))}
    </Row>
  );
}

/** The same, folded away until somebody needs shares that no place offers. */
export function FoldedShares(props: ShareFieldsProps & { open: boolean }) {
  const { t } = useView();
  return (
    <Fold label={t('rubrics:shares')} open={props.open}>
      <p class="hint">{t('rubrics:shares.hint')}</p>
      <ShareFields {...props} />
    </Fold>
  );
}
