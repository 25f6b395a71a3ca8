import { z } from 'zod';
import { readForm, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { isEmail } from '../../../engines/roster-format/index.ts';
import { addChannel, removeChannel, restoreChannel } from '../channels.ts';
import { visibleEntry } from '../entries.ts';
import { channelKinds } from '../entry.ts';
import { mustKeepDirectory } from '../keepers.ts';
import { showEntry } from './entry-page.tsx';
import { optionalText } from './fields.ts';
import { subjectIn } from './frame.tsx';

const channel = z
  .object({ kind: z.enum(channelKinds), value: z.string().trim().min(1, 'forms:required').max(500), note: optionalText(500) })
  .refine(({ kind, value }) => kind !== 'email' || isEmail(value), { message: 'directory:problem.email', path: ['value'] });

export const postChannel: Controller = async (c) => {
  const { ctx } = c.var;
  const [organization, subject] = [param(c, 'organization'), subjectIn(c)];
  await visibleEntry(ctx, organization, subject);
  await mustKeepDirectory(ctx, organization);
  const form = await readForm(c, channel);
  if (!form.ok) return showEntry(c, organization, subject, { form: 'channel', problems: form.problems, typed: form.typed });
  const value = form.value.kind === 'email' ? form.value.value.toLowerCase() : form.value.value;
  const added = await addChannel(ctx, organization, subject, { ...form.value, value, lang: ctx.locale.slice(0, 2) });
  if (added.ok) return redirect(c, href('entry.show', { organization, kind: subject.kind, subject: subject.id }), 'directory:notice.channel-added');
  const problems = { value: ctx.t(`directory:problem.channel-${added.reason}`) };
  return showEntry(c, organization, subject, { form: 'channel', problems, typed: { ...form.value, note: form.value.note ?? '' } satisfies Typed });
};

export const postChannelRemoval: Controller = async (c) => {
  const { organizationId, kind, id } = await removeChannel(c.var.ctx, param(c, 'channel'));
  return redirect(c, href('entry.show', { organization: organizationId, kind, subject: id }), 'directory:notice.channel-removed');
};

export const deleteChannelRemoval: Controller = async (c) => {
  const { organizationId, kind, id } = await restoreChannel(c.var.ctx, param(c, 'channel'));
  return redirect(c, href('entry.show', { organization: organizationId, kind, subject: id }), 'directory:notice.restored');
};
