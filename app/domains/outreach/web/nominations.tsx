import { NotFound } from '../../../platform/errors.ts';
import { isConfirmed, readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import {
  ButtonLink,
  CodeOnPaper,
  ConfirmPage,
  EmptyState,
  Field,
  Fold,
  Form,
  Heading,
  LanguageField,
  Notice,
  Row,
  Select,
  Shell,
  Submit,
  Time,
  useView,
} from '../../../ui/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { BackToIssue, GroupName } from '../../issues/web/index.ts';
import { leads, listGroups, standingOn, type Group } from '../../people/index.ts';
import { mustNominate, nominate, withdrawNomination } from '../nominating.ts';
import { getNomination, listNominations, mostOpen, nominationAddress, nominationCode, nominationDays, visibleTo, type Nomination } from '../nominations.ts';
import { nominationForm } from './fields.ts';

export const nominationsPage: Controller = async (c) => show(c, await issueToExtend(c), {}, {});

export const postNomination: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await issueToExtend(c);
  const form = await readForm(c, nominationForm);
  if (!form.ok) return show(c, issue, form.problems, form.typed);
  const made = await nominate(ctx, issue.id, form.value);
  if (!made.ok) {
    const field = { group: 'groupId', many: 'name', known: 'email' }[made.reason];
    return show(c, issue, { [field]: ctx.t(`outreach:problem.nomination.${made.reason}`, { count: mostOpen }) }, await typedFields(c));
  }
  if (form.value.email) return redirect(c, href('nominations.index', { issue: issue.slug }), 'outreach:notice.nomination-mailed');
  return redirect(c, href('nomination.show', { issue: issue.slug, nomination: made.value.id }), 'outreach:notice.nomination-slip');
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

interface PageProps {
  issue: Issue;
  nominations: readonly Nomination[];
  groups: readonly Group[];
  leading: boolean;
  problems: Problems;
  typed: Typed;
}

function NominationsPage({ issue, nominations, groups, leading, problems, typed }: PageProps) {
  const { t } = useView();
  const refused = Object.keys(problems).length > 0;
  return (
    <Shell title={t('outreach:nominations.title')} desk problem={refused}>
      <Heading above={<BackToIssue issue={issue} />} title={t('outreach:nominations.title')} lede={t('outreach:nominations.lede')} />
      <Fold label={t('outreach:nomination.open')} open={refused || nominations.length === 0}>
        <Form id="nomination" action={href('nomination.create', { issue: issue.slug })} problems={problems} sees={t('outreach:nomination.sees')}>
          <NominationFields typed={typed} groups={groups} lang={issue.lang} />
          <Submit primary>{t('outreach:nomination.submit')}</Submit>
        </Form>
      </Fold>
      {nominations.length === 0 ? <EmptyState title={t('outreach:nominations.empty')} why={t('outreach:nominations.empty.why')} /> : null}
      <ul class="lines" role="list">
        {nominations.map((one) => (
          <li>
            <One issue={issue} nomination={one} leading={leading} />
          </li>
        ))}
      </ul>
    </Shell>
  );
}

function NominationFields({ typed, groups, lang }: { typed: Typed; groups: readonly Group[]; lang: string }) {
  const { t } = useView();
  const options = [{ value: '', label: t('outreach:partner.no-group') }, ...groups.map((group) => ({ value: group.id, label: group.name }))];
  return (
    <>
      <Field name="name" label={t('outreach:nomination.name')} value={typed['name']} maxlength={200} required />
      <Field
        name="why"
        type="textarea"
        rows={2}
        label={t('outreach:nomination.why')}
        hint={t('outreach:nomination.why.hint')}
        value={typed['why']}
        maxlength={1000}
        required
      />
      <Select name="groupId" label={t('outreach:nomination.group')} options={options} value={typed['groupId']} />
      <Field
        name="email"
        type="email"
        label={t('outreach:nomination.email')}
        hint={t('outreach:nomination.email.hint')}
        value={typed['email']}
        maxlength={254}
        optional
      />
      <Field name="reach" label={t('outreach:nomination.reach')} hint={t('outreach:nomination.reach.hint')} value={typed['reach']} maxlength={300} optional />
      <LanguageField name="locale" label={t('outreach:nomination.locale')} only={['en', 'es', 'ar']} value={typed['locale'] ?? lang} />
    </>
  );
}

function One({ issue, nomination, leading }: { issue: Issue; nomination: Nomination; leading: boolean }) {
  const { t } = useView();
  const at = { issue: issue.slug, nomination: nomination.id };
  return (
    <>
      <p>
        <strong>{nomination.name ?? t('outreach:nomination.nobody')}</strong>{' '}
        {nomination.groupName ? <GroupName name={nomination.groupName} lang={nomination.groupLang} /> : null}{' '}
        <span class="quiet">
          {t('outreach:nomination.by', { who: nomination.nominatorName })} · {t(`outreach:nomination.state.${nomination.state}`)}{' '}
          <Time value={nomination.answeredAt ?? nomination.createdAt} style="short" />
        </span>
      </p>
      {nomination.why && (nomination.state === 'open' || leading) ? <p>{nomination.why}</p> : null}
      {nomination.state === 'open' ? (
        <Row>
          <ButtonLink small icon="print" href={href('nomination.show', at)}>
            {t('outreach:nomination.slip')}
          </ButtonLink>
          <Form layout="inline" method="delete" action={href('nomination.withdraw', at)}>
            <Submit small icon="cross" confirm={t('outreach:nomination.withdraw.ask')}>
              {t('outreach:nomination.withdraw')}
            </Submit>
          </Form>
        </Row>
      ) : null}
      {nomination.askId && leading ? (
        <Row>
          <ButtonLink small href={href('ask.show', { issue: issue.slug, ask: nomination.askId })}>
            {t('outreach:nomination.to-ask')}
          </ButtonLink>
        </Row>
      ) : null}
    </>
  );
}

function Slip({ issue, nomination, code, address, enter }: { issue: Issue; nomination: Nomination; code: string; address: string; enter: string }) {
  const { t } = useView();
  const lng = nomination.locale;
  return (
    <Shell title={t('outreach:slip.title')} desk>
      <p class="quiet">
        <a href={href('nominations.index', { issue: issue.slug })}>{t('outreach:nominations.title')}</a>
      </p>
      <Notice>{t('outreach:slip.about', { count: nominationDays })}</Notice>
      <div lang={lng} dir={direction(lng)} class="stack">
        <Heading
          title={t('outreach:slip.heading', { lng, who: nomination.nominatorName })}
          lede={t('outreach:slip.lede', { lng, organization: issue.organizationName })}
        />
        <p>
          <strong lang={issue.lang} dir={direction(issue.lang)}>
            {issue.statement}
          </strong>
        </p>
        <CodeOnPaper address={address} square={t('outreach:slip.qr', { lng })} how={t('outreach:slip.or', { lng })} enter={enter} code={code} />
        <p>{t('outreach:slip.free', { lng })}</p>
      </div>
    </Shell>
  );
}
