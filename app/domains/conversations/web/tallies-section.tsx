import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Fold, Form, Num, Pager, Quote, Row, Section, Submit, Table, Tally, Time, useView } from '../../../ui/index.ts';
import type { GroupSpeech } from '../../inputs/index.ts';
import { SpeechWords, SpokenFor } from '../../inputs/web/index.ts';
import type { Conversation } from '../conversation.ts';
import type { StatementTally } from '../tallies.ts';

const pageSize = 50;

/** How the votes on each statement fall, as bars and as a table, statements with the most votes first. */
export function Tallies({
  conversation,
  tallies,
  speeches,
  page,
}: {
  conversation: Conversation;
  tallies: readonly StatementTally[];
  speeches: ReadonlyMap<string, GroupSpeech>;
  page: number;
}) {
  const { t } = useView();
  const mostFirst = [...tallies].sort((a, b) => votesOf(b) - votesOf(a) || a.number - b.number);
  const shown = mostFirst.slice((page - 1) * pageSize, page * pageSize);
  const toPage = (to: number) => href('conversation.desk', { conversation: conversation.id }, { page: String(to) });
  return (
    <Section title={t('conversations:tallies')} quiet={t('conversations:tallies.about')}>
      {shown.map((one) => (
        <Quote
          body={one.body}
          lang={one.lang}
          who={
            <>
              <StateOf tally={one} />
              <SpeechWords speech={speeches.get(one.id)} threshold={0} /> ·{' '}
              <a href={href('input.show', { input: one.id })}>{t('conversations:tallies.open')}</a>
            </>
          }
        >
          <Bars tally={one} />
        </Quote>
      ))}
      <Fold label={t('conversations:tallies.as-table')}>
        <Table
          caption={t('conversations:tallies')}
          figures={[1, 2, 3]}
          head={[t('conversations:tallies.statement'), t('conversations:tally.agree'), t('conversations:tally.disagree'), t('conversations:tally.pass')]}
          rows={shown.map((one) => [
            <StatementWords statement={one} speech={speeches.get(one.id)} />,
            ...[one.agrees, one.disagrees, one.passes].map((count) => <Num value={count} />),
          ])}
        />
      </Fold>
      <Pager newer={page > 1 ? toPage(page - 1) : undefined} older={page * pageSize < tallies.length ? toPage(page + 1) : undefined} />
    </Section>
  );
}

function votesOf({ agrees, disagrees, passes }: StatementTally): number {
  return agrees + disagrees + passes;
}

function StatementWords({ statement, speech }: { statement: StatementTally; speech: GroupSpeech | undefined }) {
  return (
    <>
      <span lang={statement.lang} dir={direction(statement.lang)}>
        {statement.body}
      </span>
      {speech ? (
        <span class="quiet">
          {' '}
          <SpokenFor speech={speech} threshold={0} />
        </span>
      ) : null}
    </>
  );
}

function Bars({ tally }: { tally: StatementTally }) {
  const { t } = useView();
  const of = votesOf(tally);
  return (
    <>
      <Tally label={t('conversations:tally.agree')} count={tally.agrees} of={of} />
      <Tally label={t('conversations:tally.disagree')} count={tally.disagrees} of={of} />
      <Tally label={t('conversations:tally.pass')} count={tally.passes} of={of} />
    </>
  );
}

function StateOf({ tally }: { tally: StatementTally }) {
  const { t } = useView();
  const state = tally.withdrawn
    ? 'withdrawn'
    : tally.waits
      ? 'waiting'
      : tally.moderated === -1
        ? 'hidden'
        : tally.isSeed
          ? 'seed'
          : tally.moderated === 0
            ? 'waiting'
            : 'accepted';
  return <>{t(`conversations:statement.${state}`)}</>;
}

/** What people added and nobody has looked at yet. Hiding one needs a rule and a reason, on its own page. */
export function WaitingStatements({
  conversation,
  waiting,
  speeches,
}: {
  conversation: Conversation;
  waiting: readonly StatementTally[];
  speeches: ReadonlyMap<string, GroupSpeech>;
}) {
  const { t } = useView();
  const back = encodeURIComponent(href('conversation.desk', { conversation: conversation.id }));
  return (
    <Section
      title={t('conversations:waiting', { count: waiting.length })}
      quiet={t(conversation.reviewedFirst ? 'conversations:waiting.reviewed' : 'conversations:waiting.shown')}
    >
      {waiting.slice(0, pageSize).map((one) => (
        <Quote
          body={one.body}
          lang={one.lang}
          who={
            <>
              <Time value={one.saidAt} style="distance" />
              <SpeechWords speech={speeches.get(one.id)} threshold={0} />
            </>
          }
        >
          <Row>
            <Form id={`accept-${one.number}`} layout="inline" action={`${href('input.moderate', { input: one.id })}?back=${back}`}>
              <Submit small name="verdict" value="accept">
                {t('conversations:accept')}
              </Submit>
            </Form>
            <a href={`${href('input.show', { input: one.id })}?back=${back}`}>{t('conversations:hide')}</a>
          </Row>
        </Quote>
      ))}
    </Section>
  );
}
