import type { PropsWithChildren } from 'hono/jsx';
import type { Problems } from '../../../platform/http/form.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Fold, Notice, Prose, Quiet, Row, Shell, Time, useView } from '../../../ui/index.ts';
import { BackToIssue, PromiseLine, type PromiseLineData } from '../../issues/web/index.ts';
import type { Conversation, ConversationState } from '../conversation.ts';
import type { StatementWithVote, VoteValue } from '../statement.ts';
import type { Progress } from '../voting.ts';
import { LastVote, VoteCard } from './vote-card.tsx';
import { PrivateLink } from './private-link.tsx';

export interface VotePageProps {
  conversation: Conversation;
  state: ConversationState;
  /** Whether the reader may see the result now. */
  showsResult: boolean;
  progress: Progress;
  /** The one to vote on now, or null when there is none left. */
  statement: StatementWithVote | null;
  last: (StatementWithVote & { mine: VoteValue }) | null;
  promise: PromiseLineData | null;
  saidLink: string | null;
  problems: Problems;
}

/** A longer introduction would push the choices off the screen of a phone: it is folded away below. */
const shortIntroduction = 160;

/** The page a participant votes on. Results are not shown here, at most linked below: seeing them first would sway the vote. */
export function VotePage(props: VotePageProps) {
  const { t, personName } = useView();
  const { conversation, state, progress, statement, last } = props;
  const isShortFirst = progress.voted === 0 && state !== 'closed' && (conversation.introduction ?? '').length <= shortIntroduction;
  return (
    <Shell title={conversation.topic} description={conversation.introduction ?? undefined} problem={Object.keys(props.problems).length > 0}>
      <TopicHead conversation={conversation} />
      {props.saidLink ? <PrivateLink href={props.saidLink} /> : null}
      {isShortFirst ? <Introduction conversation={conversation} /> : null}
      {statement ? (
        <VoteCard conversation={conversation} statement={statement} progress={progress} problems={props.problems} />
      ) : (
        <NothingToVoteOn {...props} />
      )}
      {last ? <LastVote conversation={conversation} statement={last} canChange={state === 'open'} /> : null}
      {statement ? <OtherWays conversation={conversation} showsResult={props.showsResult} /> : null}
      <PromiseLine data={props.promise} />
      {state === 'open' ? <Ending conversation={conversation} /> : null}
      {!isShortFirst && conversation.introduction ? (
        <Fold label={t('conversations:about')}>
          <Introduction conversation={conversation} />
        </Fold>
      ) : null}
      {personName || state === 'closed' ? null : <Quiet>{t('conversations:no-account')}</Quiet>}
      {statement ? <p class="quiet needs-script">{t('conversations:keys')}</p> : null}
    </Shell>
  );
}

/** Small on purpose: the statement is what should be read. */
export function TopicHead({ conversation }: { conversation: Conversation }) {
  const { issueSlug, issueStatement, issueLang, lang } = conversation;
  return (
    <header>
      <p class="quiet">
        <BackToIssue issue={{ slug: issueSlug, statement: issueStatement, lang: issueLang }} />
      </p>
      <h1 class="quiet" tabindex={-1} lang={lang} dir={direction(lang)}>
        {conversation.topic}
      </h1>
    </header>
  );
}

function Introduction({ conversation: { introduction, lang } }: { conversation: Conversation }) {
  return introduction ? <Prose text={introduction} lang={lang} /> : null;
}

function Ending({ conversation: { closesAt } }: { conversation: Conversation }) {
  const { t } = useView();
  return closesAt ? (
    <Quiet>
      {t('conversations:closes-by-itself')} <Time value={closesAt} style="moment" />
    </Quiet>
  ) : (
    <Quiet>{t('conversations:closes-by-hand')}</Quiet>
  );
}

/** What one can do besides voting on this card. In the statement itself no word is marked, so that nothing stands out: the way to the words is here. */
function OtherWays({ conversation, showsResult }: { conversation: Conversation; showsResult: boolean }) {
  const { t } = useView();
  const at = { conversation: conversation.id };
  return (
    <ul>
      <li>
        <a href={href('statement.new', at)}>{t('conversations:add')}</a>
      </li>
      <li>
        <a href={href('say.new', { issue: conversation.issueSlug })}>{t('conversations:say')}</a>
      </li>
      <li>
        <a href={href('statements.index', at)}>{t('conversations:browse')}</a>
      </li>
      <li>
        <a href={href('vocabulary.show', { issue: conversation.issueSlug })}>{t('conversations:look-up')}</a>
      </li>
      {showsResult ? (
        <li>
          <a href={href('result.show', at)}>{t('conversations:result')}</a>
        </li>
      ) : null}
    </ul>
  );
}

function NothingToVoteOn({ conversation, state, showsResult, progress }: VotePageProps) {
  const { t } = useView();
  const browse = <ButtonLink href={href('statements.index', { conversation: conversation.id })}>{t('conversations:browse')}</ButtonLink>;
  const result = showsResult ? (
    <ButtonLink primary={state === 'closed'} href={href('result.show', { conversation: conversation.id })}>
      {t('conversations:result')}
    </ButtonLink>
  ) : null;
  const add = (
    <ButtonLink icon="plus" href={href('statement.new', { conversation: conversation.id })}>
      {t('conversations:add')}
    </ButtonLink>
  );
  if (state === 'coming')
    return (
      <Notice>
        <p>
          {t('conversations:coming')} <Time value={conversation.opensAt} style="moment" />
        </p>
      </Notice>
    );
  if (state === 'closed')
    return (
      <Ended title={t('conversations:closed')} what={t('conversations:closed.next', { count: conversation.answerDays })}>
        {result}
        {browse}
        <ChangedLink slug={conversation.issueSlug} />
      </Ended>
    );
  if (progress.total === 0) return <EmptyState title={t('conversations:none-yet')} why={t('conversations:none-yet.why')} action={add} />;
  return (
    <Ended title={t('conversations:all-done', { count: progress.voted })} what={t('conversations:all-done.next', { count: conversation.answerDays })}>
      {add}
      {result}
      {browse}
    </Ended>
  );
}

function Ended({ title, what, children }: PropsWithChildren<{ title: string; what: string }>) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <p>{what}</p>
      <Row>{children}</Row>
    </section>
  );
}

function ChangedLink({ slug }: { slug: string }) {
  const { t } = useView();
  return <ButtonLink href={href('changed.show', { issue: slug })}>{t('conversations:changed')}</ButtonLink>;
}
