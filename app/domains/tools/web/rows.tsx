import { must } from '../../../platform/acting.ts';
import { Denied, NotFound, StaleRevision } from '../../../platform/errors.ts';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { canFill, canSuggest } from '../policy.ts';
import { withKnownGroup } from '../rows/groups.ts';
import type { RowKind, SheetRow, Written } from '../rows/index.ts';
import { openRounds, toolOf } from '../sheets.ts';
import { writeSlip } from '../suggesting.ts';
import { EditRowPage } from './edit-row-page.tsx';
import { placeOf, sheetHref, stepOf, type Place } from './place.ts';
import { readFields, readRow, rowOptions } from './row-form.ts';
import { showSheet } from './sheets.tsx';

/** A new row: a record at once where its slice lets this person write it, else a slip. */
export const createRow: Controller = async (c) => {
  const { ctx } = c.var;
  const place = await placeOf(c);
  const { issue, sheet, standing } = place;
  const { step, rows } = await stepOf(c, place);
  must(canSuggest(standing, sheet));
  const again = (problems: Problems, typed: Typed) => showSheet(c, place, { step: step.key, form: `add-${step.key}`, problems, typed });
  const form = await readRow(c, rows, await rowOptions(ctx, issue, rows.columns));
  if (!form.ok) return again(form.problems, form.typed);
  const values = await withKnownGroup(ctx, issue, form.value);
  if (rows.isOwnWords && !rows.mayWrite(standing, values)) throw new Denied('tools:denied.own');
  const alone = (await openRounds(ctx, sheet.id)).some((round) => round.step === step.key);
  if (!rows.isOwnWords && (alone || !canFill(standing, sheet).allowed || !rows.mayWrite(standing, values))) {
    await writeSlip(ctx, issue.id, sheet.id, step.key, values);
    return redirect(c, sheetHref(place, step.key), alone ? 'tools:notice.listed' : 'tools:notice.suggested');
  }
  const added = await rows.add(ctx, issue, values);
  if (!added.ok) return again(added.problems, values);
  return redirect(c, sheetHref(place, step.key, added.id), 'tools:notice.row');
};

export const editRow: Controller = async (c) => {
  const place = await placeOf(c);
  const { rows, row } = await rowOf(c, place);
  return showEdit(c, place, rows, row, {}, { ...row.values, revision: String(row.revision) }, null);
};

export const updateRow: Controller = async (c) => {
  const { ctx } = c.var;
  const place = await placeOf(c);
  const { step, rows, row } = await rowOf(c, place);
  const form = await readRow(c, rows, await rowOptions(ctx, place.issue, rows.columns));
  const sent = await c.req.parseBody();
  const revision = Number(sent['revision']);
  if (!Number.isInteger(revision)) throw new NotFound();
  if (!form.ok) return showEdit(c, place, rows, row, form.problems, form.typed, null);
  try {
    const changed = await rows.change(ctx, place.issue, row, revision, await withKnownGroup(ctx, place.issue, form.value));
    if (!changed.ok) return showEdit(c, place, rows, row, changed.problems, { ...form.value, revision: String(revision) }, null);
  } catch (error) {
    if (!(error instanceof StaleRevision)) throw error;
    // Both versions on one page: theirs as it stands, one's own in the fields, to be sent over it knowingly or not at all.
    const { row: theirs } = await rowOf(c, place);
    return showEdit(c, place, rows, theirs, {}, { ...form.value, revision: String(theirs.revision) }, theirs);
  }
  return redirect(c, sheetHref(place, step, row.id), 'tools:notice.row-changed');
};

export const removeRow: Controller = async (c) => {
  const place = await placeOf(c);
  const { rows, row, step } = await rowOf(c, place);
  if (!rows.remove) throw new NotFound();
  const back = (await rows.remove(c.var.ctx, place.issue, row.id)) ?? row.id;
  return redirect(c, sheetHref(place, step, step, { removed: back }));
};

export const restoreRow: Controller = async (c) => {
  const place = await placeOf(c);
  const { step, rows } = await stepOf(c, place);
  must(canFill(place.standing, place.sheet));
  if (!rows.restore) throw new NotFound();
  const restored = await rows.restore(c.var.ctx, place.issue, param(c, 'row'));
  return redirect(c, sheetHref(place, step.key, restored.ok ? restored.id : step.key), restored.ok ? 'tools:notice.restored' : 'tools:problem.twice');
};

/** What follows from a row in another slice. */
export const followUp: Controller = async (c) => {
  const { ctx } = c.var;
  const place = await placeOf(c);
  const { step, rows, row } = await rowOf(c, place);
  const follow = rows.followUps?.(ctx, place.issue).find((one) => one.key === param(c, 'follow'));
  if (!follow || !row.followUps.includes(follow.key)) throw new NotFound();
  const again = (problems: Problems, typed: Typed) => showEdit(c, place, rows, row, problems, typed, null, follow.key);
  const form = await readFields(c, follow.fields, await rowOptions(ctx, place.issue, follow.fields));
  if (!form.ok) return again(form.problems, form.typed);
  const done: Written = await follow.act(ctx, place.issue, row, form.value);
  return done.ok ? redirect(c, sheetHref(place, step, row.id), 'tools:notice.done') : again(done.problems, form.value);
};

/** A row that stands, for those who fill an open sheet. @throws NotFound, Denied */
async function rowOf(c: Web, place: Place): Promise<{ step: string; rows: RowKind; row: SheetRow }> {
  const { step, rows } = await stepOf(c, place);
  must((rows.isOwnWords ? canSuggest : canFill)(place.standing, place.sheet));
  const row = rows.mayRead(place.standing) ? (await rows.read(c.var.ctx, place.issue)).find((one) => one.id === param(c, 'row')) : undefined;
  if (!row) throw new NotFound();
  return { step: step.key, rows, row };
}

async function showEdit(
  c: Web,
  place: Place,
  rows: RowKind,
  row: SheetRow,
  problems: Problems,
  typed: Typed,
  theirs: SheetRow | null,
  asked: string | null = null,
): Promise<Response> {
  const { ctx } = c.var;
  const { step } = await stepOf(c, place);
  const { content } = await toolOf(ctx, place.sheet);
  const followUps = rows.followUps?.(ctx, place.issue) ?? [];
  const options = await rowOptions(ctx, place.issue, [...rows.columns, ...followUps.flatMap((one) => one.fields)]);
  const page = (
    <EditRowPage {...{ place, tool: content, step, rows, row, options, problems, typed, theirs, followUps, asked }} sees={rows.sees(ctx, place.issue)} />
  );
  return render(c, page, theirs ? 409 : Object.keys(problems).length > 0 ? 422 : 200);
}
