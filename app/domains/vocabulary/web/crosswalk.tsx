import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { Denied, NotFound } from '../../../platform/errors.ts';
import { must } from '../../../platform/acting.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import {
  addRow,
  alignments,
  belongs,
  canFill,
  chooseMainInitiative,
  crosswalkOf,
  describeInitiative,
  fundersOf,
  getIssue,
  saidBys,
  type CrosswalkInitiative,
  type Issue,
} from '../../issues/index.ts';
import { listGroups, standingOn, type Standing } from '../../people/index.ts';
import { listWords } from '../words.ts';
import { CrosswalkPage } from './crosswalk-page.tsx';
import { InitiativePage, NewInitiativePage } from './initiative-pages.tsx';
import { maybe } from './wording-form.ts';

const described = z.object({
  goal: maybe(2000),
  fundedBy: maybe(1000),
  promotedBy: maybe(300),
  keyPoints: maybe(4000),
  alignment: z
    .enum([...alignments, 'unknown'])
    .default('unknown')
    .transform((mark) => (mark === 'unknown' ? null : mark)),
  alignmentWords: maybe(2000),
  alignmentSaidBy: z.enum(saidBys).default('guess'),
  groups: z.array(z.uuid()).default([]),
  revision: z.coerce.number().int(),
});
const fresh = z.object({
  name: z.string().min(1).max(200),
  ledBy: maybe(200),
  groupId: z
    .union([z.literal(''), z.uuid()], 'forms:choose-one')
    .optional()
    .transform((id) => id || undefined),
  saidBy: z.enum(saidBys),
  lang: z.enum(textLanguages),
});
const chosen = z.object({ initiative: z.uuid() });

/** The issue, for those who belong to it: the crosswalk is theirs, as the second question is. @throws Denied */
async function inside(c: Web): Promise<{ issue: Issue; standing: Standing }> {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const standing = await standingOn(c.var.ctx, issue.id);
  if (!belongs(standing)) throw new Denied('issues:denied.inside');
  return { issue, standing };
}

export const showCrosswalk: Controller = async (c) => {
  const { ctx } = c.var;
  const { issue, standing } = await inside(c);
  const page = (
    <CrosswalkPage
      issue={issue}
      rail={await c.var.loopOf(issue)}
      crosswalk={await crosswalkOf(ctx, issue.id)}
      words={await listWords(ctx, issue.id)}
      mayFill={canFill(standing).allowed}
    />
  );
  return render(c, page, 200, { live: `issue:${issue.id}` });
};

/** The same as one table, for a spreadsheet; cells that would be formulas there are kept from being so. */
export const crosswalkCsv: Controller = async (c) => {
  const { ctx } = c.var;
  const { issue } = await inside(c);
  const { main, others } = await crosswalkOf(ctx, issue.id);
  const rows = (main ? [main, ...others] : others).map((one) => cellsFor(ctx, one, one === main));
  const body = stringify([headFor(ctx), ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
  return c.body(body, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="initiatives-${issue.slug}.csv"`,
  });
};

function headFor({ t }: Ctx): string[] {
  return [
    t('vocabulary:crosswalk.initiative'),
    t('vocabulary:crosswalk.main'),
    t('issues:group'),
    t('issues:initiatives.led-by'),
    t('issues:initiatives.goal'),
    t('issues:initiatives.funded-by'),
    t('issues:initiatives.promoted-by'),
    t('issues:initiatives.key-points'),
    t('issues:initiatives.alignment'),
    t('issues:initiatives.alignment-words'),
    t('issues:initiatives.alignment-said'),
    t('issues:initiatives.their-words'),
    t('vocabulary:crosswalk.group'),
    t('issues:said-by'),
  ];
}

function cellsFor({ t }: Ctx, one: CrosswalkInitiative, isMain: boolean): string[] {
  return [
    one.name,
    isMain ? t('vocabulary:crosswalk.main') : '',
    one.groupName ?? '',
    one.ledBy ?? '',
    one.goal ?? '',
    fundersOf(one).join('; '),
    one.promotedBy ?? '',
    one.keyPoints ?? '',
    t(`issues:initiatives.alignment.${one.alignment ?? 'unknown'}`),
    one.alignmentWords ?? '',
    one.alignmentSaidBy ? t(`issues:said-by.${one.alignmentSaidBy}`) : '',
    one.theirWords ?? '',
    one.groups.map((group) => group.name).join('; '),
    t(`issues:said-by.${one.saidBy}`),
  ];
}

export const chooseMain: Controller = async (c) => {
  const { issue } = await inside(c);
  const form = await readForm(c, chosen);
  if (!form.ok) throw new NotFound();
  await chooseMainInitiative(c.var.ctx, issue.id, form.value.initiative);
  return redirect(c, href('desk.initiatives', { issue: issue.slug }), 'vocabulary:notice.main');
};

export const newInitiative: Controller = async (c) => showNew(c, {}, {});

export const createInitiative: Controller = async (c) => {
  const { ctx } = c.var;
  const { issue } = await inside(c);
  const form = await readForm(c, fresh);
  if (!form.ok) return showNew(c, form.problems, form.typed);
  const added = await addRow(ctx, issue.id, { kind: 'initiatives', ...form.value, theirWords: null, worth: null });
  if (!added.ok) return showNew(c, { groupId: ctx.t(`issues:problem.${added.reason}`) }, await typedFields(c));
  return redirect(c, href('initiative.edit', { issue: issue.slug, initiative: added.value.id }), 'issues:notice.row');
};

async function showNew(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  const { issue, standing } = await inside(c);
  must(canFill(standing));
  const groups = await listGroups(c.var.ctx, issue.organizationId);
  return render(c, <NewInitiativePage {...{ issue, groups, problems, typed }} />, Object.keys(problems).length > 0 ? 422 : 200);
}

export const editInitiative: Controller = async (c) => {
  const found = await initiativeOf(c);
  return showEdit(c, found, {}, asTyped(found.initiative));
};

export const updateInitiative: Controller = async (c) => {
  const found = await initiativeOf(c);
  const { issue, initiative } = found;
  const form = await readForm(c, described);
  if (!form.ok) return showEdit(c, found, form.problems, form.typed);
  const { groups, revision, ...cells } = form.value;
  await describeInitiative(c.var.ctx, issue.id, initiative.id, revision, { ...cells, groupIds: groups });
  return redirect(c, `${href('desk.initiatives', { issue: issue.slug })}#${initiative.id}`, 'vocabulary:notice.saved');
};

interface FoundInitiative {
  issue: Issue;
  initiative: CrosswalkInitiative;
}

/** An initiative that the actor may describe. @throws NotFound, Denied */
async function initiativeOf(c: Web): Promise<FoundInitiative> {
  const { issue, standing } = await inside(c);
  must(canFill(standing));
  const { main, others } = await crosswalkOf(c.var.ctx, issue.id);
  const initiative = [main, ...others].find((one) => one?.id === param(c, 'initiative'));
  if (!initiative) throw new NotFound();
  return { issue, initiative };
}

async function showEdit(c: Web, { issue, initiative }: FoundInitiative, problems: Problems, typed: Typed): Promise<Response> {
  const groups = await listGroups(c.var.ctx, issue.organizationId);
  return render(c, <InitiativePage {...{ issue, initiative, groups, problems, typed }} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function asTyped(one: CrosswalkInitiative): Typed {
  return {
    goal: one.goal ?? '',
    fundedBy: one.fundedBy ?? '',
    promotedBy: one.promotedBy ?? '',
    keyPoints: one.keyPoints ?? '',
    alignment: one.alignment ?? 'unknown',
    alignmentWords: one.alignmentWords ?? '',
    alignmentSaidBy: one.alignmentSaidBy ?? 'guess',
    groups: one.groups.map((group) => group.id).join('\n'),
    revision: String(one.revision),
  };
}
