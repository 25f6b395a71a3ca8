import { href } from '../../../routes.ts';
import { EmptyState, Form, Notice, Prose, Section, Submit, Time, useView } from '../../../ui/index.ts';
import type { Expectations } from '../welcome.ts';
import { Framed } from './about-panels.tsx';
import type { MemberData } from './member-data.ts';

/** The welcome of a member: what is expected, whether that was acknowledged, and the steps gone. */
export function WelcomeSection({ data }: { data: MemberData }) {
  const { t } = useView();
  const { issue, isOwn } = data.place;
  return (
    <Section title={t('members:welcome')} quiet={<Framed text={data.welcome.about} />} id="welcome">
      {data.expectations ? (
        isOwn ? (
          <Expected data={data} expectations={data.expectations} />
        ) : (
          <p>
            {data.acknowledgedAt ? (
              <>
                {t('members:acknowledged', { number: data.expectations.number })} <Time value={data.acknowledgedAt} style="short" />
              </>
            ) : (
              t('members:acknowledged.not', { number: data.expectations.number })
            )}{' '}
            <a href={href('expectations.show', { issue: issue.slug })}>{t('members:expectations.open')}</a>
          </p>
        )
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
    </Section>
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

/** What is expected, for the member herself; asked again when it changed. */
function Expected({ data, expectations }: { data: MemberData; expectations: Expectations }) {
  const { t } = useView();
  const { issue } = data.place;
  return (
    <>
      <ExpectationWords expectations={expectations} />
      {data.acknowledgedAt ? (
        <p class="quiet">
          {t('members:acknowledged.own')} <Time value={data.acknowledgedAt} style="short" />
        </p>
      ) : (
        <Notice tone="now">
          <Form
            id="acknowledge"
            action={href('expectations.acknowledge', { issue: issue.slug, expectation: expectations.id })}
            sees={t('members:acknowledge.sees')}
          >
            {expectations.number > 1 ? <p>{t('members:acknowledge.changed')}</p> : null}
            <Submit primary>{t('members:acknowledge')}</Submit>
          </Form>
        </Notice>
      )}
    </>
  );
}

export function ExpectationWords({ expectations }: { expectations: Expectations }) {
  const { t } = useView();
  const { lang } = expectations;
  return (
    <>
      <h3>{t('members:expectations.expected')}</h3>
      <Prose text={expectations.expected} lang={lang} />
      {expectations.responsibilities ? (
        <>
          <h3>{t('members:expectations.responsibilities')}</h3>
          <Prose text={expectations.responsibilities} lang={lang} />
        </>
      ) : null}
      {expectations.whatNext ? (
        <>
          <h3>{t('members:expectations.next')}</h3>
          <Prose text={expectations.whatNext} lang={lang} />
        </>
      ) : null}
    </>
  );
}
