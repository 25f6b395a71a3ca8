import { z } from 'zod';
import { NotFound } from '../../../platform/errors.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Form, Heading, Quiet, Radios, Shell, Submit, useView, type Choice } from '../../../ui/index.ts';
import { depths, type Idea, type Rubric } from '../../frameworks/index.ts';
import { standingOn } from '../../people/index.ts';
import { myPlacements, place } from '../placing.ts';
import { canPlace } from '../policy.ts';
import { fewestPlaced, type Reading } from '../reading.ts';
import { getReading, rubricOf } from '../readings.ts';
import { placeOf, places, readPlaced } from '../shares.ts';
import { must } from '../../../platform/acting.ts';
import type { Spread } from '../spread.ts';
import { ReadingLine } from './pieces.tsx';
import { Marked, MarkNote, spokenFor, Words } from './rubric-text.tsx';
import { FoldedShares, howField, shareFields, shareProblem, startOf, usePlaceName } from './share-fields.tsx';

const placement = z.object({ how: howField, ...shareFields });

interface Page {
  readonly reading: Reading;
  readonly rubric: Rubric;
  readonly idea: Idea;
  readonly kept: ReadonlyMap<string, Spread>;
}

/** One big idea to a page, so that it fits a phone. */
export const placingPage: Controller = async (c) => showForm(c, await findPage(c), {}, {});

export const postPlacement: Controller = async (c) => {
  const page = await findPage(c);
  const form = await readForm(c, placement);
  if (!form.ok) return showForm(c, page, form.problems, form.typed);
  const { how, ...shares } = form.value;
  const kept = page.kept.get(page.idea.key) ?? null;
  const read = readPlaced({ how, shares }, kept);
  if (!read.ok) {
    const { at, sentence } = shareProblem(c.var.ctx.t, read.reason, shares);
    return showForm(c, page, { [at]: sentence }, await typedFields(c));
  }
  await place(c.var.ctx, page.reading.id, page.idea.key, read.value);
  const next = page.rubric.ideas.find((idea) => idea.key !== page.idea.key && !page.kept.has(idea.key));
  const reading = page.reading.id;
  return next
    ? redirect(c, href('reading.placing', { reading, idea: next.key }), 'rubrics:notice.kept')
    : redirect(c, href('reading.show', { reading }), 'rubrics:notice.placed');
};

async function findPage(c: Web): Promise<Page> {
  const { ctx } = c.var;
  const reading = await getReading(ctx, param(c, 'reading'));
  must(canPlace(await standingOn(ctx, reading.issueId), reading));
  const rubric = await rubricOf(ctx, reading);
  const idea = rubric.ideas.find((one) => one.key === param(c, 'idea'));
  if (!idea) throw new NotFound();
  return { reading, rubric, idea, kept: await myPlacements(ctx, reading.id) };
}

async function showForm(c: Web, page: Page, problems: Problems, typed: Typed): Promise<Response> {
  return render(c, <Placing page={page} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function Placing({ page, problems, typed }: { page: Page; problems: Problems; typed: Typed }) {
  const view = useView();
  const { t } = view;
  const { reading, rubric, idea, kept } = page;
  const name = (field: string) => field;
  const start = startOf(typed, kept.get(idea.key), name);
  const place = rubric.ideas.indexOf(idea) + 1;
  return (
    <Shell title={spokenFor(view, idea.name.text).text} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<ReadingLine reading={reading} link />} title={<Marked marked={idea.name} />} lede={t('rubrics:placing.lede')} />
      <Quiet>
        {t('rubrics:placing.at', { place, of: rubric.ideas.length })} · <Words text={rubric.name} />
      </Quiet>
      <Form
        action={href('reading.place', { reading: reading.id, idea: idea.key })}
        problems={problems}
        sees={t('rubrics:placing.sees', { least: fewestPlaced, threshold: reading.privacyThreshold })}
      >
        <Radios name="how" label={t('rubrics:placing.where')} options={useChoices(rubric, idea)} value={start.how} />
        <FoldedShares rubric={rubric} name={name} step={10} values={start.figures} open={start.how === 'shares' || Object.keys(problems).length > 0} />
        <Submit primary>{t(kept.size >= rubric.ideas.length - 1 || kept.has(idea.key) ? 'rubrics:placing.keep' : 'rubrics:placing.next')}</Submit>
      </Form>
      <MarkNote rubric={rubric} />
    </Shell>
  );
}

/** The four descriptions with the steps between neighbours, in order, and own shares at the end. */
function useChoices(rubric: Rubric, idea: Idea): Choice[] {
  const { t } = useView();
  const nameOf = usePlaceName(rubric);
  const choices: Choice[] = places.map((value) => {
    const depth = depths.find((one) => one === value);
    const cell = depth ? idea.cells[depth] : undefined;
    return { value, label: depth ? <strong>{nameOf(value)}</strong> : nameOf(value), ...(cell ? { hint: <Marked marked={cell} /> } : {}) };
  });
  return [...choices, { value: 'shares', label: t('rubrics:shares.choose') }];
}

/** What somebody placed, said in words where it is a place. */
export function usePlacementName(rubric: Rubric): (spread: Spread) => string | null {
  const nameOf = usePlaceName(rubric);
  return (spread) => {
    const at = placeOf(spread);
    return at === 'shares' ? null : nameOf(at);
  };
}
