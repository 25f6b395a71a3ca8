import { render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Address, ButtonLink, EmptyState, Fold, Lede, Row, Said, Section, Sees, Stacked, useView, type RailStep, Day } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import { todayOf } from '../../people/index.ts';
import { urgencyOf, type Ask } from '../ask.ts';
import { listAsks } from '../asks.ts';
import { listSilentLetters, type SilentLetter } from '../silent-letters.ts';
import { ledIssue, PartnerName, Ways } from './pieces.tsx';

interface OutreachData {
  readonly asks: readonly Ask[];
  readonly letters: readonly SilentLetter[];
  readonly today: string;
}

/** What waits this Monday, then everybody who was asked. For those who lead. */
export const outreachDesk: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await ledIssue(c);
  const rail = await c.var.loopOf(issue);
  const data = { asks: await listAsks(ctx, issue.id), letters: await listSilentLetters(ctx, issue.id), today: todayOf(ctx) };
  return render(c, <OutreachPage issue={issue} rail={rail} data={data} />, 200, { live: `issue:${issue.id}` });
};

function OutreachPage({ issue, rail, data }: { issue: Issue; rail: readonly RailStep[]; data: OutreachData }) {
  const { t } = useView();
  const { asks, today } = data;
  const due = asks.filter((ask) => ['late', 'today'].includes(urgencyOf(ask.dueOn, today) ?? ''));
  const ahead = asks.filter((ask) => ask.dueOn !== null && ask.dueOn > today);
  const plan = (
    <ButtonLink primary icon="plus" href={href('ask.new', { issue: issue.slug })}>
      {t('outreach:ask.plan')}
    </ButtonLink>
  );
  return (
    <PeopleDesk issue={issue} rail={rail} page="outreach" title={t('outreach:title')}>
      <Lede>{t('outreach:lede')}</Lede>
      <Sees>{t('outreach:sees.asks')}</Sees>
      <Ways issue={issue} current="asks" />
      {asks.length === 0 ? <EmptyState title={t('outreach:empty')} why={t('outreach:empty.why')} action={plan} /> : <Row>{plan}</Row>}
      {asks.length > 0 ? <p class="quiet">{useCounts()(asks)}</p> : null}
      {asks.length > 0 ? (
        <Section id="due" title={t('outreach:due', { count: due.length })} quiet={due.length === 0 ? t('outreach:due.none') : t('outreach:due.about')}>
          {due.length > 0 ? <AskTable issue={issue} asks={due} today={today} caption={t('outreach:due', { count: due.length })} /> : null}
        </Section>
      ) : null}
      <Part id="again" asks={ahead.filter((ask) => ask.state === 'declined-next')} issue={issue} today={today} />
      <Part id="open" asks={ahead.filter((ask) => ask.state === 'open')} issue={issue} today={today} />
      <Part id="yes" asks={asks.filter((ask) => ask.state === 'done')} issue={issue} today={today} folded />
      <Part id="never" asks={asks.filter((ask) => ask.state === 'never')} issue={issue} today={today} folded />
      <SilentLetters issue={issue} letters={data.letters} />
    </PeopleDesk>
  );
}

function useCounts() {
  const { t } = useView();
  return (asks: readonly Ask[]) =>
    [
      t('outreach:count.asks', { count: asks.length }),
      t('outreach:count.attempts', { count: asks.reduce((sum, ask) => sum + ask.attempts.length, 0) }),
      t('outreach:count.yes', { count: asks.filter((ask) => ask.state === 'done').length }),
      t('outreach:count.declined', { count: asks.filter((ask) => ask.state === 'declined-next').length }),
    ].join(' · ');
}

interface PartProps {
  id: 'again' | 'open' | 'yes' | 'never';
  asks: readonly Ask[];
  issue: Issue;
  today: string;
  folded?: boolean;
}

function Part({ id, asks, issue, today, folded }: PartProps) {
  const { t } = useView();
  if (asks.length === 0) return null;
  const title = t(`outreach:part.${id}`, { count: asks.length });
  const table = <AskTable issue={issue} asks={asks} today={today} caption={title} />;
  return folded ? (
    <Fold label={title}>{table}</Fold>
  ) : (
    <Section id={id} title={title} quiet={t(`outreach:part.${id as 'again' | 'open'}.about`)}>
      {table}
    </Section>
  );
}

function AskTable({ issue, asks, today, caption }: { issue: Issue; asks: readonly Ask[]; today: string; caption: string }) {
  const { t } = useView();
  const head = [t('outreach:ask.whom'), t('outreach:ask.what'), t('outreach:ask.when'), t('outreach:ask.history')];
  const rows = asks.map((ask) => [
    <a href={href('ask.show', { issue: issue.slug, ask: ask.id })}>
      <PartnerName partner={ask} />
    </a>,
    <>
      <Said text={ask.what} lang={ask.lang} />
      {ask.through ? (
        <span class="quiet">
          {' '}
          ({t('outreach:ask.through')} {ask.through})
        </span>
      ) : null}
    </>,
    <>
      <Due ask={ask} today={today} />
      <br />
      <span class="quiet">{ask.ownerName}</span>
    </>,
    <Asked ask={ask} />,
  ]);
  return <Stacked caption={caption} head={head} rows={rows} />;
}

/** When there is something to do, with a word where it is late. */
export function Due({ ask, today }: { ask: Ask; today: string }) {
  const { t } = useView();
  const urgency = urgencyOf(ask.dueOn, today);
  if (ask.dueOn === null || urgency === null) return <span class="quiet">{t(`outreach:state.${ask.state}`)}</span>;
  return (
    <>
      <Day value={ask.dueOn} style="short" />
      {urgency === 'late' || urgency === 'today' ? <strong class="due"> {t(`outreach:urgency.${urgency}`)}</strong> : null}
    </>
  );
}

/** How often they were asked, and what they said last. */
export function Asked({ ask }: { ask: Ask }) {
  const { t } = useView();
  const last = ask.attempts.at(-1);
  if (!last) return <span class="quiet">{t('outreach:asked.not-yet')}</span>;
  return (
    <>
      {t('outreach:asked.times', { count: ask.attempts.length })}, {t('outreach:asked.last')} <Day value={last.askedOn} style="short" />:{' '}
      {t(`outreach:outcome.${last.outcome}`)}
    </>
  );
}

function SilentLetters({ issue, letters }: { issue: Issue; letters: readonly SilentLetter[] }) {
  const { t } = useView();
  if (letters.length === 0) return null;
  const head = [t('outreach:ask.whom'), t('outreach:letters.sent'), t('outreach:letters.times'), t('outreach:letters.next')];
  const rows = letters.map((letter) => [
    letter.name ?? <Address value={letter.email} />,
    <Day value={letter.sentOn} style="short" />,
    String(letter.times),
    <ButtonLink small href={href('ask.new', { issue: issue.slug }, { letter: letter.id })}>
      {t('outreach:letters.ask')}
    </ButtonLink>,
  ]);
  return (
    <Section id="letters" title={t('outreach:letters.title', { count: letters.length })} quiet={t('outreach:letters.about')}>
      <Stacked caption={t('outreach:letters.title', { count: letters.length })} head={head} rows={rows} />
    </Section>
  );
}
