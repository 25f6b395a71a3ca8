import { Denied } from '../../../platform/errors.ts';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Heading, Hidden, LanguageField, Section, Shell, Submit, useView } from '../../../ui/index.ts';
import { canLead, getIssue, getIssueById, promiseWords, stateOf as promiseState, promisesOn, type Issue, type LevelWords } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { listGroups, standingOn } from '../../people/index.ts';
import { changeDecision, createDecision } from '../creating.ts';
import type { Decision } from '../decision.ts';
import { getDecision, scaleOf, standOf } from '../decisions.ts';
import { canChange } from '../policy.ts';
import { must } from '../../../platform/acting.ts';
import { EvidenceFields, OptionFields } from './draft-rows.tsx';
import { MethodFields, PromiseFields, VoterFields, type Choosable } from './draft-rules.tsx';
import { readDraft, typedFrom } from './draft-form.ts';

/** The form of a new decision. */
export const newDecisionPage: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  return showForm(c, issue, null, {}, { 'rings[]': 'core' });
};

export const postDecision: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const read = await readDraft(c, issue);
  if (!read.ok) return showForm(c, issue, null, read.problems, read.typed);
  const decision = await createDecision(c.var.ctx, issue.id, read.draft);
  return redirect(c, href('decision.show', { decision }), 'decisions:notice.made');
};

export const editDecisionPage: Controller = async (c) => {
  const { ctx } = c.var;
  const decision = await getDecision(ctx, param(c, 'decision'));
  must(canChange(await standingOn(ctx, decision.issueId), await standOf(ctx, decision)));
  return showForm(c, await getIssueById(ctx, decision.issueId), decision, {}, await typedFrom(ctx, decision));
};

export const putDecision: Controller = async (c) => {
  const { ctx } = c.var;
  const decision = await getDecision(ctx, param(c, 'decision'));
  must(canChange(await standingOn(ctx, decision.issueId), await standOf(ctx, decision)));
  const issue = await getIssueById(ctx, decision.issueId);
  const read = await readDraft(c, issue);
  if (!read.ok) return showForm(c, issue, decision, read.problems, read.typed);
  await changeDecision(ctx, decision.id, read.revision, read.draft);
  return redirect(c, href('decision.show', { decision: decision.id }), 'decisions:notice.changed');
};

async function showForm(c: Web, issue: Issue, decision: Decision | null, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const verdict = canLead(await standingOn(ctx, issue.id));
  if (!verdict.allowed) throw new Denied(verdict.reason);
  const opened = decision ? (await promisesOn(ctx, issue.id, decision.id)).filter((one) => promiseState(one) === 'open').map((one) => one.groupId) : [];
  const groups = (await listGroups(ctx, issue.organizationId)).map((group) => ({ ...group, frozen: opened.includes(group.id) }));
  const scales = await Promise.all(
    (['gradients', 'consent', 'approval', 'majority'] as const).map((method) => scaleOf(ctx, { method, scaleId: null }, issue.organizationId)),
  );
  const levels = await promiseWords(ctx, issue.organizationId);
  const status = Object.keys(problems).length > 0 ? 422 : 200;
  return render(c, <DraftPage {...{ issue, decision, problems, typed, groups, scales, levels }} />, status);
}

interface DraftProps extends Choosable {
  issue: Issue;
  decision: Decision | null;
  problems: Problems;
  levels: readonly LevelWords[];
}

function DraftPage(props: DraftProps) {
  const { t } = useView();
  const { issue, decision, problems, typed } = props;
  const title = t(decision ? 'decisions:edit.title' : 'decisions:new.title');
  const action = decision ? href('decision.update', { decision: decision.id }) : href('decision.create', { issue: issue.slug });
  return (
    <Shell title={title} problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={title} lede={t('decisions:new.lede')} />
      <Form action={action} method={decision ? 'put' : 'post'} problems={problems} sees={t('decisions:new.sees')}>
        {decision ? <Hidden name="revision" value={typed['revision'] ?? decision.revision} /> : null}
        <Field name="question" label={t('decisions:question')} hint={t('decisions:question.hint')} value={typed['question']} maxlength={500} required />
        <Field name="detail" type="textarea" label={t('decisions:detail')} hint={t('decisions:detail.hint')} value={typed['detail']} optional />
        <LanguageField name="lang" label={t('decisions:lang')} {...(typed['lang'] ? { value: typed['lang'] } : { value: issue.lang })} />
        <Section title={t('decisions:method')}>
          <MethodFields {...props} />
        </Section>
        <Section title={t('decisions:options')}>
          <OptionFields typed={typed} />
        </Section>
        <Section title={t('decisions:evidence')} quiet={t('decisions:evidence.why')}>
          <EvidenceFields typed={typed} />
        </Section>
        <Section title={t('decisions:voters')}>
          <VoterFields {...props} />
        </Section>
        <Section title={t('decisions:promises')} quiet={t('decisions:promises.why')}>
          <PromiseFields {...props} />
        </Section>
        <Submit primary>{t('decisions:new.submit')}</Submit>
      </Form>
    </Shell>
  );
}
