import { z } from 'zod';
import { Denied } from '../../../platform/errors.ts';
import { isConfirmed, readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage } from '../../../ui/index.ts';
import { getIssue } from '../../issues/index.ts';
import { leads, standingOn } from '../../people/index.ts';
import { handOver, undoHandOver } from '../handing-over.ts';
import { answerSuccession, nameSuccessor, removeSuccessor } from '../naming-successors.ts';
import { getSuccession } from '../succession.ts';
import { again, at, placeOf } from './controllers.tsx';
import { SuccessorForm } from './term-panel.tsx';

const named = z.object({ successorId: z.uuid('forms:choose-one') });

export const postSuccessor: Controller = async (c) => {
  const place = await placeOf(c);
  const refuse = (problems: Problems, typed: Typed) =>
    again(c, place, 'members:successor.name', (data) => <SuccessorForm data={data} problems={problems} typed={typed} />);
  const form = await readForm(c, named);
  if (!form.ok) return refuse(form.problems, form.typed);
  const asked = await nameSuccessor(c.var.ctx, place.issue.id, place.membership.id, form.value.successorId);
  if (!asked.ok) return refuse({ successorId: c.var.ctx.t(`members:problem.successor-${asked.reason}`) }, form.value);
  return redirect(c, at(place), 'members:notice.successor');
};

export const postAnswer: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const { answer } = await c.req.parseBody();
  const mine = href('membership.edit', { issue: issue.slug, membership: 'mine' });
  if (answer !== 'yes' && answer !== 'no') return redirect(c, mine);
  const yes = answer === 'yes';
  const answered = await answerSuccession(c.var.ctx, issue.id, param(c, 'succession'), yes);
  if (!answered.ok) throw new Denied('members:denied.late');
  return redirect(c, mine, yes ? 'members:notice.agreed' : 'members:notice.declined');
};

export const deleteSuccessor: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const succession = await getSuccession(ctx, issue.id, param(c, 'succession'));
  const removed = await removeSuccessor(ctx, issue.id, succession.id);
  if (!removed.ok) throw new Denied('members:denied.late');
  const membership = succession.successorId === ctx.actor.personId ? 'mine' : succession.membershipId;
  return redirect(c, href('membership.edit', { issue: issue.slug, membership }), 'members:notice.saved');
};

export const postHandOver: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const succession = await getSuccession(ctx, issue.id, param(c, 'succession'));
  if (!(await isConfirmed(c))) {
    return render(
      c,
      <ConfirmPage
        title={ctx.t('members:hand-over.ask', { name: succession.successorName })}
        what={ctx.t('members:hand-over.what', { name: succession.successorName })}
        action={href('succession.hand-over', { issue: issue.slug, succession: succession.id })}
        label={ctx.t('members:hand-over')}
        back={href('membership.edit', { issue: issue.slug, membership: succession.membershipId })}
      />,
    );
  }
  const handed = await handOver(ctx, issue.id, succession.id);
  if (!handed.ok) throw new Denied(handed.reason === 'late' ? 'members:denied.late' : 'members:denied.gone');
  // Who handed their own place over has no place any more, and maybe no sight of a private issue.
  const leading = leads(await standingOn(ctx, issue.id));
  return redirect(c, leading ? href('desk.people', { issue: issue.slug }) : href('my-table'), 'members:notice.handed-over');
};

export const deleteHandOver: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const undone = await undoHandOver(ctx, issue.id, param(c, 'succession'));
  if (!undone.ok) throw new Denied(undone.reason === 'late' ? 'members:denied.late' : 'members:denied.moved-on');
  return redirect(c, href('desk.people', { issue: issue.slug }), 'members:notice.undone');
};
