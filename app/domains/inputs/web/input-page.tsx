import type { Problems, Typed } from '../../../platform/http/form.ts';
import { param, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { inLocale } from '../../frameworks/index.ts';
import { getIssueById, type Issue } from '../../issues/index.ts';
import { leads } from '../../people/index.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, CopyLink, Form, Heading, Notice, Quiet, Row, Section, Shell, Submit, useView } from '../../../ui/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { mayConfirm } from '../confirming.ts';
import { isGuess, isSeed, isShown, type Input } from '../input.ts';
import { getInput } from '../inputs.ts';
import { moderationRules } from '../moderating.ts';
import { actsOn, type Act } from '../moderation-log.ts';
import { privateLink } from '../private-link.ts';
import { Acts, HideForm, type RuleChoice } from './moderation-parts.tsx';
import { InputQuote } from './who-said-it.tsx';

export const inputPage: Controller = async (c) => showInput(c, param(c, 'input'), {}, {});

/** One input with all that was done with it, and what the reader may do. @throws NotFound */
export async function showInput(c: Web, inputId: string, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const { input, standing } = await getInput(ctx, inputId);
  const issue = await getIssueById(ctx, input.issueId);
  const lead = leads(standing);
  const rules = lead ? await moderationRules(ctx, issue.organizationId) : [];
  const data: InputPageData = {
    input,
    issue,
    lead,
    mayConfirm: await mayConfirm(ctx, input, standing),
    acts: lead ? await actsOn(ctx, input.id) : [],
    rules: rules.map((rule) => ({ key: rule.key, title: inLocale(rule.title, ctx.locale), rule: inLocale(rule.rule, ctx.locale) })),
    link: lead && input.recordedBy && !isSeed(input) ? privateLink(ctx, input.id) : null,
  };
  return render(c, <InputPage {...data} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200, { issueId: issue.id });
}

interface InputPageData {
  input: Input;
  issue: Issue;
  lead: boolean;
  mayConfirm: boolean;
  acts: readonly Act[];
  rules: readonly RuleChoice[];
  /** For the author of something recorded: to hand on. */
  link: string | null;
}

function InputPage(props: InputPageData & { problems: Problems; typed: Typed }) {
  const { t } = useView();
  const { input, issue, lead } = props;
  return (
    <Shell title={t('inputs:one.title')} desk problem={Object.keys(props.problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={t('inputs:one.title')} />
      {input.waits ? <Notice tone="now">{t('inputs:state.waits.long')}</Notice> : null}
      {input.moderated === -1 && !input.waits ? <Notice tone="bad">{t('inputs:state.hidden.long')}</Notice> : null}
      {input.withdrawnAt ? <Notice>{t('inputs:state.withdrawn.long')}</Notice> : null}
      <InputQuote input={input} threshold={lead ? 0 : issue.privacyThreshold} unnamed={!lead} />
      {lead && input.recordedByName ? <Quiet>{t('inputs:recorded-by', { name: input.recordedByName })}</Quiet> : null}
      {lead && !isSeed(input) ? <Quiet>{t(input.reachable ? 'inputs:reachable' : 'inputs:not-reachable')}</Quiet> : null}
      {props.mayConfirm ? <Confirming input={input} /> : null}
      {lead ? <Doing {...props} /> : null}
      {props.link ? (
        <Section title={t('inputs:hand-on')} quiet={t('inputs:hand-on.why')}>
          <CopyLink href={props.link} label={t('inputs:hand-on.link')} />
        </Section>
      ) : null}
      {lead ? (
        <Section title={t('inputs:acts')}>
          <Acts acts={props.acts} rules={props.rules} />
        </Section>
      ) : null}
    </Shell>
  );
}

function Confirming({ input }: { input: Input }) {
  const { t } = useView();
  const action = href('input.confirm', { input: input.id });
  if (!isGuess(input))
    return (
      <Form action={action} method="delete">
        <Submit small>{t('inputs:unconfirm')}</Submit>
      </Form>
    );
  return (
    <Section title={t('inputs:confirm.title')} quiet={t('inputs:confirm.why')}>
      <Form action={action} sees={t('inputs:confirm.sees')}>
        <Submit primary>{t('inputs:confirm')}</Submit>
      </Form>
    </Section>
  );
}

function Doing({ input, issue, acts, rules, problems, typed }: InputPageData & { problems: Problems; typed: Typed }) {
  const { t } = useView();
  const action = href('input.moderate', { input: input.id });
  return (
    <>
      <Row>
        {isShown(input) && !isSeed(input) ? (
          <ButtonLink primary href={href('answer.new', { issue: issue.slug }, { input: input.id })}>
            {t('inputs:answer')}
          </ButtonLink>
        ) : null}
        {input.moderated === 0 || input.waits ? (
          <Form action={action} id="accept">
            <Submit name="verdict" value="accept">
              {t('inputs:accept')}
            </Submit>
          </Form>
        ) : null}
        {input.moderated !== 0 && !input.waits && acts.length > 0 ? (
          <Form action={action} id="undo">
            <Submit name="verdict" value="undo">
              {t(input.moderated === -1 ? 'inputs:show-again' : 'inputs:undo-acceptance')}
            </Submit>
          </Form>
        ) : null}
      </Row>
      {input.moderated === -1 && !input.waits ? null : <HideForm action={action} rules={rules} problems={problems} typed={typed} reachable={input.reachable} />}
    </>
  );
}
