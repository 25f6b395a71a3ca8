import { NotFound } from '../../../platform/errors.ts';
import { isConfirmed, readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage } from '../../../ui/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { leads, listGroups, standingOn } from '../../people/index.ts';
import { mustNominate, nominate, withdrawNomination } from '../nominating.ts';
import { getNomination, listNominations, mostOpen, nominationAddress, nominationCode, visibleTo, type Nomination } from '../nominations.ts';
import { nominationForm } from './fields.ts';
import { NominationsPage, Slip } from './nominations-page.tsx';

export const nominationsPage: Controller = async (c) => show(c, await issueToExtend(c), {}, {});

export const postNomination: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await issueToExtend(c);
  const form = await readForm(c, nominationForm);
  if (!form.ok) return show(c, issue, form.problems, form.typed);
  const made = await nominate(ctx, issue.id, form.value);
  if (!made.ok) {
    const field = { group: 'groupId', many: 'name', known: 'email', declined: 'email' }[made.reason];
    return show(c, issue, { [field]: ctx.t(`outreach:problem.nomination.${made.reason}`, { count: mostOpen }) }, await typedFields(c));
  }
  if (form.value.email) return redirect(c, href('nominations.index', { issue: issue.slug }), 'outreach:notice.nomination-mailed');
  return redirect(c, href('nomination.show', { issue: issue.slug, nomination: made.value.id }), 'outreach:notice.nominated');
};

/** The slip to hand over, for who named them and for those who lead. */
export const nominationPage: Controller = async (c) => {
  const { ctx } = c.var;
  const { issue, nomination } = await mine(c);
  const code = nominationCode(ctx, nomination.id);
  return render(
    c,
    <Slip issue={issue} nomination={nomination} code={code} address={nominationAddress(ctx, nomination.id)} enter={ctx.origin + href('named.enter')} />,
  );
};

/** Asks once more where the browser could not: the name is erased. */
export const deleteNomination: Controller = async (c) => {
  const { ctx } = c.var;
  const { issue, nomination } = await mine(c);
  const back = href('nominations.index', { issue: issue.slug });
  if (!(await isConfirmed(c)))
    return render(
      c,
      <ConfirmPage
        title={ctx.t('outreach:nomination.withdraw.title')}
        what={ctx.t('outreach:nomination.withdraw.ask')}
        action={href('nomination.withdraw', { issue: issue.slug, nomination: nomination.id })}
        method="delete"
        label={ctx.t('outreach:nomination.withdraw')}
        back={back}
      />,
    );
  await withdrawNomination(ctx, issue.id, nomination.id);
  return redirect(c, back, 'outreach:notice.nomination-withdrawn');
};

async function issueToExtend(c: Web): Promise<Issue> {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  return mustNominate(c.var.ctx, issue.id);
}

async function mine(c: Web): Promise<{ issue: Issue; nomination: Nomination }> {
  const issue = await issueToExtend(c);
  const nomination = await getNomination(c.var.ctx, issue.id, param(c, 'nomination'));
  const own = nomination.nominatedBy === c.var.ctx.actor.personId;
  if (nomination.state !== 'open' || (!own && !leads(await standingOn(c.var.ctx, issue.id)))) throw new NotFound();
  return { issue, nomination };
}

async function show(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const leading = leads(await standingOn(ctx, issue.id));
  const all = await listNominations(ctx, issue.id);
  const seen = leading ? all : visibleTo(all, ctx.actor.personId);
  const refused = Object.keys(problems).length > 0;
  const page = (
    <NominationsPage
      issue={issue}
      nominations={seen}
      groups={await listGroups(ctx, issue.organizationId)}
      leading={leading}
      problems={problems}
      typed={typed}
    />
  );
  return render(c, page, refused ? 422 : 200);
}
