import { z } from 'zod';
import { must } from '../../../platform/acting.ts';
import { NotFound } from '../../../platform/errors.ts';
import { day } from '../../../platform/http/fields.ts';
import { readForm } from '../../../platform/http/form.ts';
import { isId } from '../../../platform/ids.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { getIssue } from '../../issues/index.ts';
import { closeSheet, reopenSheet, setRevisit } from '../closing.ts';
import { openSheet } from '../opening.ts';
import { canOpen } from '../policy.ts';
import { isToolName } from '../sheet.ts';
import { visitSheet } from '../visiting.ts';
import { placeOf, sheetHref, type Place } from './place.ts';
import { loadSheet, lookingBack, type Asked } from './sheet-data.ts';
import { SheetPage } from './sheet-page.tsx';

export const postSheet: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const tool = param(c, 'tool');
  if (!isToolName(tool)) throw new NotFound();
  const sheet = await openSheet(c.var.ctx, issue.id, tool);
  return redirect(c, sheetHref({ issue, sheet }), 'tools:notice.opened');
};

export const showSheetPage: Controller = async (c) => showSheet(c, await placeOf(c), null);

/** The page of a sheet, with the form that needs another look, if any. */
export async function showSheet(c: Web, place: Place, asked: Asked | null): Promise<Response> {
  const { ctx } = c.var;
  const { issue, sheet } = place;
  await visitSheet(ctx, issue.id, sheet);
  const removed = c.req.query('removed');
  const data = await loadSheet(ctx, issue, sheet, { step: asked ? asked.step : c.req.query('step'), asked, justRemoved: isId(removed) ? removed : null });
  return render(c, <SheetPage data={data} rail={await c.var.loopOf(issue)} />, asked ? 422 : 200, { live: `issue:${issue.id}` });
}

const revisit = z.object({ revisitOn: z.union([z.literal(''), day], 'forms:day').default(''), revision: z.coerce.number().int() });

export const putSheet: Controller = async (c) => {
  const place = await placeOf(c);
  must(canOpen(place.standing));
  const form = await readForm(c, revisit);
  if (!form.ok) return showSheet(c, place, { step: lookingBack, form: 'revisit', problems: form.problems, typed: form.typed });
  await setRevisit(c.var.ctx, place.issue.id, place.sheet.id, form.value.revision, form.value.revisitOn || null);
  return redirect(c, sheetHref(place, lookingBack, 'revisit-section'), 'tools:notice.revisit');
};

export const createClosing: Controller = async (c) => {
  const place = await placeOf(c);
  await closeSheet(c.var.ctx, place.issue.id, place.sheet.id);
  return redirect(c, sheetHref(place), 'tools:notice.closed');
};

export const deleteClosing: Controller = async (c) => {
  const place = await placeOf(c);
  const reopened = await reopenSheet(c.var.ctx, place.issue.id, place.sheet.id);
  return redirect(c, sheetHref(place), reopened.ok ? 'tools:notice.opened' : 'tools:problem.newer');
};
