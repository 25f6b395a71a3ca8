import { Denied } from '../../../platform/errors.ts';
import { must } from '../../../platform/acting.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { EmptyState, Fold, Form, Heading, Lede, Quiet, Section, Shell, Submit, useView, type RailStep } from '../../../ui/index.ts';
import { belongs, getIssue, type Issue } from '../../issues/index.ts';
import { BackToIssue, PeopleDesk } from '../../issues/web/index.ts';
import { leads, listGroups, listMembers, mandatesOf, standingOn, todayOf } from '../../people/index.ts';
import { stateOf, type Commitment } from '../commitment.ts';
import { listCommitments, listPublicCommitments } from '../commitments.ts';
import { makeCommitment } from '../making.ts';
import { canMake } from '../policy.ts';
import { newCommitment } from './commitment-form.ts';
import { CommitmentFields, type Makers } from './commitment-fields.tsx';
import { Lines } from './pieces.tsx';

/** The commitments of an issue on the desk: for its members. */
export const showDesk: Controller = async (c) => showOnDesk(c, await getIssue(c.var.ctx, param(c, 'issue')), {}, {});

export const create: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const form = await readForm(c, newCommitment);
  if (!form.ok) return showOnDesk(c, issue, form.problems, form.typed);
  const made = await makeCommitment(ctx, issue.id, form.value);
  if (made.ok) return redirect(c, href('commitment.show', { commitment: made.value.id }), 'commitments:notice.made');
  const field = { group: 'groupId', future: 'madeOn', due: 'dueOn', person: 'personId' }[made.reason];
  return showOnDesk(c, issue, { [field]: ctx.t(`commitments:problem.${made.reason}`) }, await typedFields(c));
};

interface DeskData {
  issue: Issue;
  rail: readonly RailStep[];
  standing: readonly Commitment[];
  removed: readonly Commitment[];
  makers: Makers | null;
  today: string;
  problems: Problems;
  typed: Typed;
}

async function showOnDesk(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const standing = await standingOn(ctx, issue.id);
  if (!belongs(standing)) throw new Denied('issues:denied.inside');
  const mandates = ctx.actor.personId ? await mandatesOf(ctx, issue.id, ctx.actor.personId) : [];
  const verdict = canMake(standing, 'group', mandates.length > 0);
  const asked = Object.keys(problems).length > 0;
  if (asked) must(verdict);
  const lead = leads(standing);
  const data: DeskData = {
    issue,
    rail: await c.var.loopOf(issue),
    standing: await listCommitments(ctx, issue.id),
    removed: lead ? await listCommitments(ctx, issue.id, 'removed') : [],
    makers: verdict.allowed
      ? { lead, mandates, groups: lead ? await listGroups(ctx, issue.organizationId) : [], members: lead ? await listMembers(ctx, issue.id) : [] }
      : null,
    today: todayOf(ctx),
    problems,
    typed,
  };
  return render(c, <DeskPage data={data} />, asked ? 422 : 200, { live: `issue:${issue.id}` });
}

function DeskPage({ data }: { data: DeskData }) {
  const { issue, standing, removed, makers, today, problems, typed } = data;
  const { t } = useView();
  const asked = Object.keys(problems).length > 0;
  return (
    <PeopleDesk issue={issue} rail={data.rail} page="commitments" title={t('commitments:title')} problem={asked}>
      <Lede>{t('commitments:lede')}</Lede>
      {standing.length === 0 ? <EmptyState title={t('commitments:none')} why={t('commitments:none.why')} /> : null}
      {makers ? (
        <Fold label={t('commitments:make')} open={asked || standing.length === 0}>
          <Form id="make" action={href('commitment.create', { issue: issue.slug })} problems={problems} sees={t('commitments:make.sees')}>
            <CommitmentFields makers={makers} typed={typed} lang={issue.lang} />
            <Submit primary>{t('commitments:make.do')}</Submit>
          </Form>
        </Fold>
      ) : null}
      <ByState commitments={standing} today={today} inside />
      {removed.length > 0 ? (
        <Fold label={t('commitments:removed', { count: removed.length })}>
          <Lines commitments={removed} today={today} inside />
        </Fold>
      ) : null}
      <p>
        <a href={href('commitments.show', { issue: issue.slug })}>{t('commitments:to-public')}</a>
      </p>
    </PeopleDesk>
  );
}

/** The late ones first, then those that run by their day, then what has ended, the newest first. */
function ByState({ commitments, today, inside }: { commitments: readonly Commitment[]; today: string; inside: boolean }) {
  const { t } = useView();
  const late = commitments.filter((one) => stateOf(one, today) === 'late');
  const running = commitments.filter((one) => stateOf(one, today) === 'running');
  const ended = commitments.filter((one) => one.ending).toSorted((one, other) => (other.ending?.on ?? '').localeCompare(one.ending?.on ?? ''));
  const parts = [
    { id: 'late', title: t('commitments:late', { count: late.length }), of: late },
    { id: 'running', title: t('commitments:running'), of: running },
    { id: 'ended', title: t('commitments:ended'), of: ended },
  ];
  return (
    <>
      {parts
        .filter(({ of }) => of.length > 0)
        .map(({ id, title, of }) => (
          <Section id={id} title={title}>
            <Lines commitments={of} today={today} inside={inside} />
          </Section>
        ))}
    </>
  );
}

/** The public commitments of an issue: who promised what to whom, and whether it was kept. */
export const showPublic: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const page = <PublicPage issue={issue} commitments={await listPublicCommitments(ctx, issue.id)} today={todayOf(ctx)} />;
  return render(c, page, 200, { live: `issue:${issue.id}` });
};

function PublicPage({ issue, commitments, today }: { issue: Issue; commitments: readonly Commitment[]; today: string }) {
  const { t } = useView();
  const title = t('commitments:public');
  return (
    <Shell title={`${title}: ${issue.statement}`} desk>
      <Heading above={<BackToIssue issue={issue} />} title={title} lede={t('commitments:public.lede')} />
      {commitments.length === 0 ? <EmptyState title={t('commitments:public.none')} why={t('commitments:public.none.why')} /> : null}
      <ByState commitments={commitments} today={today} inside={false} />
      {commitments.length > 0 ? <Quiet>{t('commitments:public.pulse')}</Quiet> : null}
    </Shell>
  );
}
