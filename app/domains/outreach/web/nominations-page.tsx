import type { Problems, Typed } from '../../../platform/http/form.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import {
  ButtonLink,
  CodeOnPaper,
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
import type { Issue } from '../../issues/index.ts';
import { BackToIssue, GroupName } from '../../issues/web/index.ts';
import type { Group } from '../../people/index.ts';
import { nominationDays, type Nomination } from '../nominations.ts';

interface PageProps {
  issue: Issue;
  nominations: readonly Nomination[];
  groups: readonly Group[];
  leading: boolean;
  problems: Problems;
  typed: Typed;
}

/** Who was named, and the form that names somebody. */
export function NominationsPage({ issue, nominations, groups, leading, problems, typed }: PageProps) {
  const { t } = useView();
  const refused = Object.keys(problems).length > 0;
  return (
    <Shell title={t('outreach:nominations.title')} desk problem={refused}>
      <Heading above={<BackToIssue issue={issue} />} title={t('outreach:nominations.title')} lede={t('outreach:nominations.lede')} />
      <Fold label={t('outreach:nomination.open')} open={refused || nominations.length === 0}>
        <Form id="nomination" action={href('nomination.create', { issue: issue.slug })} problems={problems} sees={t('outreach:nomination.sees.holds')}>
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
        <strong>{nomination.name ?? t('outreach:nomination.nobody')}</strong>
        {nomination.groupName ? (
          <>
            {' '}
            · <GroupName name={nomination.groupName} lang={nomination.groupLang} />
          </>
        ) : null}
        <br />
        <span class="quiet">
          {t('outreach:nomination.by', { who: nomination.nominatorName })} · <Time value={nomination.createdAt} style="short" /> ·{' '}
          {t(`outreach:nomination.state.${nomination.state}`)} {nomination.answeredAt ? <Time value={nomination.answeredAt} style="short" /> : null}
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

/** The paper to hand over: who names them, for what, and the code. */
export function Slip({ issue, nomination, code, address, enter }: { issue: Issue; nomination: Nomination; code: string; address: string; enter: string }) {
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
