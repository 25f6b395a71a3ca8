import { href } from '../../../routes.ts';
import { EmptyState, Form, Part, Prose, Submit, Time, useView } from '../../../ui/index.ts';
import type { Expectations } from '../welcome.ts';
import { Framed } from './about-panels.tsx';
import type { MemberData } from './member-data.ts';

/** The welcome of a member: what is expected, whether that was acknowledged, and the steps gone. */
export function WelcomeSection({ data }: { data: MemberData }) {
  const { t } = useView();
  const { issue, isOwn } = data.place;
  return (
    <Part
      id="welcome"
      title={t('members:welcome')}
      quiet={<Framed text={data.welcome.about} />}
      state={t('members:steps', { count: data.welcome.rules.filter(({ key }) => data.gone.has(key)).length, of: data.welcome.rules.length })}
      open={data.open === 'welcome'}
    >
      {data.expectations ? (
        <p>
          {data.acknowledgedAt ? (
            <>
              {isOwn ? t('members:acknowledged.own') : t('members:acknowledged', { number: data.expectations.number })}{' '}
              <Time value={data.acknowledgedAt} style="short" />
            </>
          ) : isOwn ? null : (
            t('members:acknowledged.not', { number: data.expectations.number })
          )}{' '}
          <a href={href('expectations.show', { issue: issue.slug })}>{t('members:expectations')}</a>
        </p>
      ) : isOwn ? null : (
        <EmptyState
          title={t('members:expectations.none')}
          why={t('members:expectations.none.why')}
          action={<a href={href('expectations.show', { issue: issue.slug })}>{t('members:expectations.write')}</a>}
        />
      )}
      <ul class="lines" role="list">
        {data.welcome.rules.map((step) => (
          <Step data={data} stepKey={step.key} gone={data.gone.has(step.key)}>
            <strong>
              <Framed text={step.title} />
            </strong>{' '}
            <span class="quiet">
              <Framed text={step.rule} />
            </span>
          </Step>
        ))}
      </ul>
    </Part>
  );
}

function Step({ data, stepKey, gone, children }: { data: MemberData; stepKey: string; gone: boolean; children: unknown }) {
  const { t } = useView();
  const at = { issue: data.place.issue.slug, membership: data.place.membership.id, step: stepKey };
  return (
    <li>
      <div>
        {gone ? '✓ ' : null}
        {children as never}
      </div>
      <Form id={`step-${stepKey}`} action={href(gone ? 'welcome-step.undo' : 'welcome-step.go', at)} method={gone ? 'delete' : 'post'}>
        <Submit small>{t(gone ? 'members:step.undo' : 'members:step.go')}</Submit>
      </Form>
    </li>
  );
}

/** What is expected, for the member herself to take on; asked again when it changed. */
export function AcknowledgeAsk({ issue, expectations }: { issue: { readonly slug: string }; expectations: Expectations }) {
  const { t } = useView();
  return (
    <>
      <ExpectationWords expectations={expectations} />
      <Form
        id="acknowledge"
        action={href('expectations.acknowledge', { issue: issue.slug, expectation: expectations.id })}
        sees={t('members:acknowledge.sees')}
      >
        {expectations.number > 1 ? <p>{t('members:acknowledge.changed')}</p> : null}
        <Submit primary>{t('members:acknowledge')}</Submit>
      </Form>
    </>
  );
}

/** `heads`: of a page of their own, or of a part of one. */
export function ExpectationWords({ expectations, heads: Head = 'h3' }: { expectations: Expectations; heads?: 'h2' | 'h3' }) {
  const { t } = useView();
  const { lang } = expectations;
  return (
    <>
      <Head>{t('members:expectations.expected')}</Head>
      <Prose text={expectations.expected} lang={lang} />
      {expectations.responsibilities ? (
        <>
          <Head>{t('members:expectations.responsibilities')}</Head>
          <Prose text={expectations.responsibilities} lang={lang} />
        </>
      ) : null}
      {expectations.whatNext ? (
        <>
          <Head>{t('members:expectations.next')}</Head>
          <Prose text={expectations.whatNext} lang={lang} />
        </>
      ) : null}
    </>
  );
}
