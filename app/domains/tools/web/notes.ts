import { z } from 'zod';
import { must } from '../../../platform/acting.ts';
import { NotFound } from '../../../platform/errors.ts';
import { readForm } from '../../../platform/http/form.ts';
import { param, redirect, type Controller } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { addNote, removeNote, restoreNote } from '../noting.ts';
import { canFill } from '../policy.ts';
import { placeOf, sheetHref } from './place.ts';
import { showSheet } from './sheets.tsx';

const note = z.object({ step: z.string().regex(/^[a-z]+(-[a-z]+)*$/), body: z.string().min(1).max(2000), lang: z.enum(textLanguages) });

export const createNote: Controller = async (c) => {
  const place = await placeOf(c);
  must(canFill(place.standing, place.sheet));
  const form = await readForm(c, note);
  if (!form.ok) {
    if (form.problems['step']) throw new NotFound();
    return showSheet(c, place, { step: form.typed['step'], form: `note-${form.typed['step'] ?? ''}`, problems: form.problems, typed: form.typed });
  }
  const added = await addNote(c.var.ctx, place.issue.id, place.sheet.id, form.value);
  return redirect(c, sheetHref(place, form.value.step, added.id), 'tools:notice.note');
};

export const deleteNote: Controller = async (c) => {
  const place = await placeOf(c);
  const { step } = await removeNote(c.var.ctx, place.issue.id, place.sheet.id, param(c, 'note'));
  return redirect(c, sheetHref(place, step, `notes-${step}`), 'tools:notice.note-away');
};

export const undeleteNote: Controller = async (c) => {
  const place = await placeOf(c);
  const { id, step } = await restoreNote(c.var.ctx, place.issue.id, place.sheet.id, param(c, 'note'));
  return redirect(c, sheetHref(place, step, id), 'tools:notice.restored');
};
