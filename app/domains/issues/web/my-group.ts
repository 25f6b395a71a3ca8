import { z } from 'zod';
import { transact } from '../../../platform/db/transact.ts';
import { NotFound } from '../../../platform/errors.ts';
import { readForm } from '../../../platform/http/form.ts';
import { giveSeat } from '../../../platform/http/seats.ts';
import { backPath, param, redirect, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { chooseGroup, takeSeat } from '../../people/index.ts';
import { getIssue } from '../issues.ts';
import { groupChoices } from '../promise-lines.ts';

const myGroup = z.object({ groupId: z.union([z.literal(''), z.uuid()]), back: z.string().optional() });

/** A participant says which group they belong to, so that the right promise is shown; an empty choice takes it back. */
export const chooseMyGroup: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const form = await readForm(c, myGroup);
  if (!form.ok) throw new NotFound();
  const groupId = form.value.groupId || null;
  const offered = (await groupChoices(c.var.ctx, issue.id)).some((group) => group.id === groupId);
  if (groupId && !offered) throw new NotFound();
  const seat = await transact(c.var.ctx, async (ctx) => {
    const taken = await takeSeat(ctx, issue.id);
    await chooseGroup(ctx, taken.participantId, groupId);
    return taken;
  });
  if (seat.fresh) giveSeat(c, issue.id, seat.participantId);
  return redirect(c, backPath(form.value.back, href('issue.show', { issue: issue.slug })), 'issues:notice.group');
};
