import { z } from 'zod';
import { isConfirmed, readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage, useView } from '../../../ui/index.ts';
import { thresholdsOf } from '../../issues/index.ts';
import { getListInUse } from '../lists.ts';
import { readPopulation, type LineProblem } from '../population.ts';
import { endPopulation, populationsOf, takePopulation } from '../populations.ts';
import { tellPopulation } from '../telling-population.ts';
import { ledIssue } from './finding.ts';
import { PopulationPage, type PopulationPageProps } from './population-page.tsx';

type Shown = Pick<PopulationPageProps, 'preview' | 'lines' | 'problems' | 'typed'>;
const untouched: Shown = { preview: null, lines: [], problems: {}, typed: {} };

export const populationPage: Controller = (c) => showPopulation(c, untouched);

async function showPopulation(c: Web, shown: Shown): Promise<Response> {
  const { ctx } = c.var;
  const issue = await ledIssue(c);
  const list = await getListInUse(ctx, issue, param(c, 'list'));
  const population = (await populationsOf(ctx, issue.id)).get(list.key);
  const now = population ? { population, told: tellPopulation(list, population.counts, thresholdsOf(issue)) } : null;
  const failed = shown.lines.length > 0 || Object.keys(shown.problems).length > 0;
  return render(c, <PopulationPage issue={issue} rail={await c.var.loopOf(issue)} list={list} now={now} {...shown} />, failed ? 422 : 200);
}

/** A file of figures is small: what is larger than this is something else. */
const mostBytes = 500_000;
const source = z.string().min(1).max(300);
const basedOn = z.coerce.number().int().min(0);
const looked = z.object({ text: z.string().max(mostBytes).optional(), file: z.unknown().optional(), source, basedOn });

/** Reads figures and shows what would be taken in, or every line that is wrong. Nothing is kept yet. */
export const previewPopulation: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await ledIssue(c);
  const list = await getListInUse(ctx, issue, param(c, 'list'));
  const form = await readForm(c, looked);
  if (!form.ok) return refused(c, form.problems, form.typed);
  const text = await textOf(form.value.text, form.value.file);
  const typed: Typed = { text: text ?? form.value.text ?? '', source: form.value.source, basedOn: String(form.value.basedOn) };
  if (text === null) return refused(c, { file: ctx.t('coverage:problem.file') }, typed);
  const { counts, problems } = readPopulation(text, list.kinds);
  if (problems.length > 0) return showPopulation(c, { preview: null, lines: problems, problems: {}, typed });
  if (counts.size === 0) return refused(c, { text: ctx.t('coverage:problem.empty') }, typed);
  const told = tellPopulation(list, counts, thresholdsOf(issue));
  return showPopulation(c, { preview: { told, kinds: counts.size }, lines: [], problems: {}, typed });
};

export const postPopulation: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await ledIssue(c);
  const form = await readForm(c, z.object({ text: z.string().min(1).max(mostBytes), source, basedOn }));
  if (!form.ok) return refused(c, form.problems, form.typed);
  const taken = await takePopulation(ctx, issue.id, { listKey: param(c, 'list'), ...form.value });
  if (taken.ok) return redirect(c, href('population.show', { issue: issue.slug, list: param(c, 'list') }), 'coverage:notice.population');
  const typed = { text: form.value.text, source: form.value.source, basedOn: String(form.value.basedOn) };
  const lines: readonly LineProblem[] = taken.reason === 'lines' ? taken.problems : [];
  return showPopulation(c, { preview: null, lines, problems: lines.length > 0 ? {} : { text: ctx.t('coverage:problem.empty') }, typed });
};

export const deletePopulation: Controller = async (c) => {
  const issue = await ledIssue(c);
  const list = await getListInUse(c.var.ctx, issue, param(c, 'list'));
  const at = { issue: issue.slug, list: list.key };
  if (!(await isConfirmed(c))) return render(c, <AskEnd at={at} />);
  await endPopulation(c.var.ctx, issue.id, list.key);
  return redirect(c, href('population.show', at), 'coverage:notice.population-ended');
};

function refused(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  return showPopulation(c, { preview: null, lines: [], problems, typed });
}

/** What was pasted, or what is in the file, as UTF-8; null for a file that is too large or no such text. */
async function textOf(pasted: string | undefined, file: unknown): Promise<string | null> {
  if (!(file instanceof File) || file.size === 0) return pasted ?? '';
  if (file.size > mostBytes) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function AskEnd({ at }: { at: { issue: string; list: string } }) {
  const { t } = useView();
  return (
    <ConfirmPage
      title={t('coverage:population.end.sure')}
      what={t('coverage:population.end.what')}
      action={href('population.end', at)}
      method="delete"
      label={t('coverage:population.end')}
      back={href('population.show', at)}
    />
  );
}
