import { z } from 'zod';
import { NotFound } from '../../../platform/errors.ts';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import { giveSeat } from '../../../platform/http/seats.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { belongs } from '../../issues/index.ts';
import { standingOn, takeSeat } from '../../people/index.ts';
import { openDoor, shutDoor, throughDoor } from '../doors.ts';
import { rowsAt } from '../rows/index.ts';
import { toolOf } from '../sheets.ts';
import { slipsOfSeat } from '../slips.ts';
import { suggestThroughDoor, withdrawThroughDoor } from '../suggesting.ts';
import { DoorPage, type DoorStep } from './door-page.tsx';
import { placeOf, sheetHref } from './place.ts';
import { lookingBack } from './sheet-data.ts';
import { readRow, rowOptions } from './row-form.ts';

export const createDoor: Controller = async (c) => {
  const place = await placeOf(c);
  await openDoor(c.var.ctx, place.issue.id, place.sheet.id);
  return redirect(c, sheetHref(place, lookingBack, 'room'), 'tools:notice.door');
};

export const deleteDoor: Controller = async (c) => {
  const place = await placeOf(c);
  await shutDoor(c.var.ctx, place.issue.id, place.sheet.id);
  return redirect(c, sheetHref(place, lookingBack, 'room'), 'tools:notice.door-shut');
};

/** Where the link leads: members to the sheet itself, everybody else to what they may suggest. */
export const showDoor: Controller = async (c) => {
  const found = await throughDoor(c.var.ctx, param(c, 'key'));
  if (belongs(await standingOn(c.var.ctx, found.issue.id))) return redirect(c, sheetHref(found));
  return showRoom(c, null, {}, {});
};

// A field that people do not see: whoever fills it is no person.
const robot = z.string().max(0).catch('filled');
const name = z.string().trim().max(100).catch('');

export const suggestRow: Controller = async (c) => {
  const { ctx } = c.var;
  const key = param(c, 'key');
  const { issue, sheet } = await throughDoor(ctx, key);
  const step = param(c, 'step');
  const rows = rowsAt(sheet.tool, step);
  if (!rows?.isForTheRoom) throw new NotFound();
  const form = await readRow(c, rows, await rowOptions(ctx, issue, rows.columns));
  if (!form.ok) return showRoom(c, step, form.problems, form.typed);
  const sent = await c.req.parseBody();
  if (robot.parse(sent['website'] ?? '') !== '') return showRoom(c, step, { form: ctx.t('tools:problem.robot') }, form.value);
  const seat = await takeSeat(ctx, issue.id);
  await suggestThroughDoor(ctx, key, seat.participantId, step, form.value, name.parse(sent['writer'] ?? '') || null);
  if (seat.fresh) giveSeat(c, issue.id, seat.participantId);
  return redirect(c, `${href('sheet-door.show', { key })}#${step}`, 'tools:notice.suggested');
};

export const withdrawSuggestion: Controller = async (c) => {
  const key = param(c, 'key');
  await withdrawThroughDoor(c.var.ctx, key, param(c, 'slip'));
  return redirect(c, href('sheet-door.show', { key }), 'tools:notice.withdrawn');
};

async function showRoom(c: Web, asked: string | null, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const key = param(c, 'key');
  const { issue, sheet } = await throughDoor(ctx, key);
  const { content } = await toolOf(ctx, sheet);
  const mine = await slipsOfSeat(ctx, sheet);
  const steps: DoorStep[] = [];
  for (const step of content.steps) {
    const kind = step.columns ? rowsAt(sheet.tool, step.key) : undefined;
    const open = kind?.isForTheRoom ? kind : undefined;
    const options = open ? await rowOptions(ctx, issue, open.columns) : { groups: [], choices: {} };
    steps.push({ step, kind: open, options, mine: mine.filter((slip) => slip.step === step.key) });
  }
  return render(c, <DoorPage issue={issue} tool={content} doorKey={key} steps={steps} asked={asked} problems={problems} typed={typed} />, asked ? 422 : 200);
}
