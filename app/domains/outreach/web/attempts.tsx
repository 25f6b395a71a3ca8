import { href } from '../../../routes.ts';
import { Day, Field, Fold, Form, LanguageField, Radios, Said, Section, Select, Submit, useView } from '../../../ui/index.ts';
import { askChannels, outcomes, restDays } from '../ask.ts';
import type { AskData } from './ask-page.tsx';

/** Every time it was put, also those taken back. */
export function History({ issue, ask, history }: AskData) {
  const { t } = useView();
  if (history.length === 0) return null;
  return (
    <Section id="history" title={t('outreach:ask.history')}>
      <ol class="lines" role="list">
        {history.map((attempt) => (
          <li>
            <p class={attempt.removedAt ? 'quiet' : undefined}>
              <Day value={attempt.askedOn} style="short" /> · {t(`outreach:channel.${attempt.channel}`)} ·{' '}
              <strong>{t(`outreach:outcome.${attempt.outcome}`)}</strong>
              {attempt.nextOn ? (
                <>
                  {' '}
                  · {t('outreach:attempt.next-on')} <Day value={attempt.nextOn} style="short" />
                </>
              ) : null}{' '}
              <span class="quiet">
                · {attempt.askedBy}
                {attempt.removedAt ? ` · ${t('outreach:attempt.undone')}` : ''}
              </span>
            </p>
            {attempt.note ? (
              <p>
                <Said text={attempt.note} lang={attempt.lang} />
              </p>
            ) : null}
            {attempt.removedAt || ask.removedAt ? null : (
              <Form layout="inline" method="delete" action={href('attempt.undo', { issue: issue.slug, ask: ask.id, attempt: attempt.id })}>
                <Submit small icon="back">
                  {t('outreach:attempt.undo')}
                </Submit>
              </Form>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Writes down that they were asked; folded after a yes, gone after never again. */
export function Attempting(data: AskData) {
  const { t } = useView();
  const { ask, problems } = data;
  if (ask.removedAt || ask.state === 'never') return null;
  const title = t(ask.attempts.length > 0 ? 'outreach:attempt.again' : 'outreach:attempt.first');
  if (ask.state === 'done')
    return (
      <Fold label={title} open={Object.keys(problems).length > 0}>
        <AttemptForm {...data} />
      </Fold>
    );
  return (
    <Section id="attempt" title={title} quiet={t('outreach:attempt.about')}>
      <AttemptForm {...data} />
    </Section>
  );
}

function AttemptForm({ issue, ask, today, problems, typed }: AskData) {
  const { t, locale } = useView();
  return (
    <Form action={href('attempt.create', { issue: issue.slug, ask: ask.id })} problems={problems} sees={t('outreach:sees.ask')}>
      <Field name="askedOn" type="date" label={t('outreach:attempt.on')} value={typed['askedOn'] ?? today} max={today} required />
      <Select
        name="channel"
        label={t('outreach:attempt.channel')}
        options={askChannels.map((channel) => ({ value: channel, label: t(`outreach:channel.${channel}`) }))}
        value={typed['channel'] ?? ask.attempts.at(-1)?.channel ?? 'in-person'}
      />
      <Radios
        name="outcome"
        label={t('outreach:attempt.outcome')}
        value={typed['outcome']}
        required
        options={outcomes.map((outcome) => ({ value: outcome, label: t(`outreach:outcome.${outcome}`), ...hintOf(t, outcome) }))}
      />
      <Field name="nextOn" type="date" label={t('outreach:attempt.next')} hint={t('outreach:attempt.next.hint')} value={typed['nextOn']} optional />
      <Field name="note" type="textarea" rows={2} label={t('outreach:attempt.note')} value={typed['note']} maxlength={2000} optional />
      <LanguageField name="lang" label={t('outreach:lang')} value={typed['lang'] ?? locale.slice(0, 2)} />
      <Submit primary>{t('outreach:attempt.submit')}</Submit>
    </Form>
  );
}

function hintOf(t: ReturnType<typeof useView>['t'], outcome: (typeof outcomes)[number]) {
  if (outcome === 'never') return { hint: t('outreach:outcome.never.hint') };
  const days = restDays[outcome];
  return days === null ? {} : { hint: t('outreach:outcome.rest', { count: days }) };
}
