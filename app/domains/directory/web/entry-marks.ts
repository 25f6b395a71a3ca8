import { NotFound } from '../../../platform/errors.ts';
import { param, redirect, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { askForAdult, endAdult } from '../adult-moderation.ts';
import { removeEntry, restoreEntry } from '../removing.ts';
import { kindIn, subjectIn } from './frame.tsx';

export const postRemoval: Controller = async (c) => {
  await removeEntry(c.var.ctx, param(c, 'organization'), subjectIn(c));
  return backTo(c, 'directory:notice.removed');
};

export const deleteRemoval: Controller = async (c) => {
  const restored = await restoreEntry(c.var.ctx, param(c, 'organization'), subjectIn(c));
  return backTo(c, restored.ok ? 'directory:notice.restored' : 'directory:notice.name-taken');
};

export const postAdult: Controller = async (c) => {
  if (kindIn(c) !== 'persons') throw new NotFound();
  await askForAdult(c.var.ctx, param(c, 'organization'), param(c, 'subject'));
  return backTo(c, 'directory:notice.adult');
};

export const deleteAdult: Controller = async (c) => {
  if (kindIn(c) !== 'persons') throw new NotFound();
  await endAdult(c.var.ctx, param(c, 'organization'), param(c, 'subject'));
  return backTo(c, 'directory:notice.no-adult');
};

function backTo(c: Web, notice: string): Response {
  return redirect(c, href('entry.show', { organization: param(c, 'organization'), kind: kindIn(c), subject: param(c, 'subject') }), notice);
}
