import type { Problems, Typed } from '../../../platform/http/form.ts';
import { param, render, type Web } from '../../../platform/http/web.ts';
import { NotFound } from '../../../platform/errors.ts';
import { href } from '../../../routes.ts';
import {
  ButtonLink,
  Facts,
  Field,
  Form,
  Heading,
  LanguageField,
  Notice,
  Radios,
  Row,
  Said,
  Section,
  Select,
  Shell,
  Submit,
  useView,
  Day,
} from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { leads, standingOn, todayOf } from '../../people/index.ts';
import { askChannels, outcomes, restDays, type Ask, type Attempt } from '../ask.ts';
import { getAsk, listAttempts } from '../asks.ts';
import { seeAsk } from '../attempting.ts';
import { Due } from './outreach-page.tsx';
import { PartnerName } from './pieces.tsx';

interface AskData {
  readonly issue: Issue;
  readonly ask: Ask;
  /** With those taken back. */
  readonly history: readonly Attempt[];
  readonly leading: boolean;
  readonly today: string;
  readonly problems: Problems;
  readonly typed: Typed;
}

/** One ask with every time it was put, for those who lead and for who does it. @throws NotFound */
export async function showAsk(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const leading = leads(await standingOn(ctx, issue.id));
  const id = param(c, 'ask');
  const ask = await seeAsk(ctx, issue.id, id).catch((error: unknown) => {
    if (error instanceof NotFound && leading) return getAsk(ctx, issue.id, id, 'removed');
    throw error;
  });
  const data = { issue, ask, history: await listAttempts(ctx, [ask.id]), leading, today: todayOf(ctx), problems, typed };
  return render(c, <AskPage {...data} />, Object.keys(problems).length > 0 ? 422 : 200, { issueId: data.issue.id });
}

function AskPage(data: AskData) {
  const { t } = useView();
  const { issue, ask, leading, today } = data;
  const facts = [
    { name: t('outreach:ask.what'), value: <Said text={ask.what} lang={ask.lang} /> },
    { name: t('outreach:owner'), value: ask.ownerName },
    { name: t('outreach:ask.when'), value: <Due ask={ask} today={today} /> },
    ...(ask.through ? [{ name: t('outreach:ask.through.label'), value: ask.through }] : []),
    ...(ask.withoutOffer ? [{ name: t('outreach:first.reason.short'), value: ask.withoutOffer }] : []),
  ];
  return (
    <Shell title={t('outreach:ask.title')} desk problem={Object.keys(data.problems).length > 0}>
      <Heading
        above={
          <>
            <BackToIssue issue={issue} />
            {leading ? (
              <>
                {' '}
                · <a href={href('desk.outreach', { issue: issue.slug })}>{t('outreach:title')}</a>
              </>
            ) : null}
          </>
        }
        title={<PartnerName partner={ask} />}
      />
      {ask.removedAt ? <Removed {...data} /> : null}
      <Facts items={facts} />
      {leading && !ask.removedAt ? <Manage {...data} /> : null}
      <History {...data} />
      {ask.state === 'never' ? <Notice tone="now">{t('outreach:never.honoured')}</Notice> : null}
      {ask.removedAt || ask.state === 'never' ? null : <AttemptForm {...data} />}
    </Shell>
  );
}

function Manage({ issue, ask }: AskData) {
  const { t } = useView();
  const at = { issue: issue.slug, ask: ask.id };
  return (
    <Row>
      <ButtonLink small icon="pencil" href={href('ask.edit', at)}>
        {t('outreach:change')}
      </ButtonLink>
      <Form layout="inline" action={href('ask.remove', at)}>
        <Submit small icon="cross">
          {t('outreach:remove')}
        </Submit>
      </Form>
    </Row>
  );
}

function Removed({ issue, ask }: AskData) {
  const { t } = useView();
  return (
    <Notice tone="now">
      <p>{t('outreach:removed')}</p>
      <Form layout="inline" method="delete" action={href('ask.remove', { issue: issue.slug, ask: ask.id })}>
        <Submit small icon="back">
          {t('outreach:restore')}
        </Submit>
      </Form>
    </Notice>
  );
}

function History({ issue, ask, history }: AskData) {
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

function AttemptForm({ issue, ask, today, problems, typed }: AskData) {
  const { t, locale } = useView();
  const again = ask.attempts.length > 0;
  return (
    <Section id="attempt" title={t(again ? 'outreach:attempt.again' : 'outreach:attempt.first')} quiet={t('outreach:attempt.about')}>
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
    </Section>
  );
}

function hintOf(t: ReturnType<typeof useView>['t'], outcome: (typeof outcomes)[number]) {
  if (outcome === 'never') return { hint: t('outreach:outcome.never.hint') };
  const days = restDays[outcome];
  return days === null ? {} : { hint: t('outreach:outcome.rest', { count: days }) };
}
