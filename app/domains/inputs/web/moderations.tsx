import { z } from 'zod';
import { readForm } from '../../../platform/http/form.ts';
import { backPath, param, redirect, type Controller } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { moderate, type Moderation } from '../moderating.ts';
import { confirmGuess, undoConfirmation } from '../confirming.ts';
import { showInput } from './input-page.tsx';

const act = z
  .object({
    verdict: z.enum(['accept', 'hide', 'undo']),
    rule: z.string().max(60).default(''),
    reason: z.string().max(2000).default(''),
    lang: z.enum(textLanguages).default('en'),
  })
  .refine((one) => one.verdict !== 'hide' || one.rule !== '', { path: ['rule'], message: 'forms:choose-one' })
  .refine((one) => one.verdict !== 'hide' || one.reason.length >= 10, { path: ['reason'], message: 'inputs:problem.reason' });

const notices = { accept: 'inputs:notice.accepted', hide: 'inputs:notice.hidden', undo: 'inputs:notice.undone' } as const;

/** One act of moderation on a remark or a statement; `?back=/path` says where to go afterwards. */
export const postModeration: Controller = async (c) => {
  const inputId = param(c, 'input');
  const form = await readForm(c, act);
  if (!form.ok) return showInput(c, inputId, form.problems, form.typed);
  const { verdict, rule, reason, lang } = form.value;
  const moderation: Moderation = verdict === 'hide' ? { verdict, rule, reason, lang } : { verdict };
  await moderate(c.var.ctx, inputId, moderation);
  return redirect(c, backPath(c.req.query('back'), href('input.show', { input: inputId })), notices[verdict]);
};

export const postConfirmation: Controller = async (c) => {
  const input = param(c, 'input');
  await confirmGuess(c.var.ctx, input);
  return redirect(c, href('input.show', { input }), 'inputs:notice.confirmed');
};

export const deleteConfirmation: Controller = async (c) => {
  const input = param(c, 'input');
  await undoConfirmation(c.var.ctx, input);
  return redirect(c, href('input.show', { input }), 'inputs:notice.unconfirmed');
};
