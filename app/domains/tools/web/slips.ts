import { param, redirect, type Controller } from '../../../platform/http/web.ts';
import { bringSlipBack, setSlipAside, takeSlip } from '../settling.ts';
import { getSlip } from '../slips.ts';
import { withdrawSlip } from '../suggesting.ts';
import { placeOf, sheetHref } from './place.ts';
import { showSheet } from './sheets.tsx';

export const takeSlipOver: Controller = async (c) => {
  const place = await placeOf(c);
  const { id, step } = await getSlip(c.var.ctx, place.sheet, param(c, 'slip'));
  const taken = await takeSlip(c.var.ctx, place.issue.id, place.sheet.id, id);
  if (!taken.ok) return showSheet(c, place, { step, form: `take-${id}`, problems: taken.problems, typed: {} });
  return redirect(c, sheetHref(place, step, taken.id), 'tools:notice.taken');
};

export const putSlipAside: Controller = async (c) => {
  const place = await placeOf(c);
  const slip = await getSlip(c.var.ctx, place.sheet, param(c, 'slip'));
  await setSlipAside(c.var.ctx, place.issue.id, place.sheet.id, slip.id);
  return redirect(c, sheetHref(place, slip.step), 'tools:notice.set-aside');
};

export const bringBack: Controller = async (c) => {
  const place = await placeOf(c);
  const { id, step } = await getSlip(c.var.ctx, place.sheet, param(c, 'slip'));
  await bringSlipBack(c.var.ctx, place.issue.id, place.sheet.id, id);
  return redirect(c, sheetHref(place, step, id), 'tools:notice.restored');
};

export const withdrawOwn: Controller = async (c) => {
  const place = await placeOf(c);
  const { id, step } = await getSlip(c.var.ctx, place.sheet, param(c, 'slip'));
  await withdrawSlip(c.var.ctx, place.issue.id, place.sheet.id, id);
  return redirect(c, sheetHref(place, step), 'tools:notice.withdrawn');
};
