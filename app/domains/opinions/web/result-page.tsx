import { direction } from '../../../platform/i18n/locales.ts';
import { formatNumber, Heading, Notice, Shell, Time, useView } from '../../../ui/index.ts';
import type { Conversation, ConversationState } from '../../conversations/index.ts';
import { BackToIssue, PromiseLine, type PromiseLineData } from '../../issues/web/index.ts';
import type { OwnPlace, ToldResult } from '../told.ts';
import type { Naming } from './group-name-form.tsx';
import { HowWorkedOut } from './how-worked-out.tsx';
import { AllStatements } from './result-all.tsx';
import { NoResult, type WhyNone } from './result-empty.tsx';
import { CommonGround, Divides, Unknown } from './result-ground.tsx';
import { Groups } from './result-groups.tsx';
import { ResultHeadline, ResultWays } from './result-headline.tsx';
import { MapSection } from './result-map.tsx';
import { Overlays } from './result-overlays.tsx';
import type { Draft } from './result-tools.tsx';

export interface ResultPageProps {
  conversation: Conversation;
  state: ConversationState;
  /** Null where there is nothing to show to this reader; `why` says the reason then. */
  result: ToldResult | null;
  why: WhyNone | null;
  own: OwnPlace | null;
  /** Whether the reader leads the issue. */
  lead: boolean;
  /** Decisions of the issue that have not opened yet; for those who lead. */
  drafts: readonly Draft[];
  /** A form to name a group that came back with problems. */
  naming: Naming['sent'];
  promise: PromiseLineData | null;
  /** Whether a newer result is being worked out right now. */
  renewing: boolean;
  /** Whether people voted under the promise that the votes are given out without names. */
  download: boolean;
  /** Who sees this page now. */
  seenBy: 'leads' | 'everyone';
  /** Page of the table of all statements, from 1. */
  page: number;
}

/** The result of a conversation: what it says in words and figures first, then as a map, then how it was worked out. */
export function ResultPage(props: ResultPageProps) {
  const { t } = useView();
  const { conversation, result } = props;
  return (
    <Shell
      title={t('opinions:result.title', { topic: conversation.topic })}
      desk
      wide
      scripts={result ? ['map'] : []}
      problem={props.naming !== null && Object.keys(props.naming.problems).length > 0}
    >
      <ResultHead conversation={conversation} />
      {result ? <Told {...props} result={result} /> : <NoResult {...props} why={props.why ?? 'not-yet'} />}
    </Shell>
  );
}

function ResultHead({ conversation }: { conversation: Conversation }) {
  const { t } = useView();
  const { issueSlug, issueStatement, issueLang, lang, topic } = conversation;
  return (
    <Heading
      above={
        <>
          <BackToIssue issue={{ slug: issueSlug, statement: issueStatement, lang: issueLang }} /> · {t('opinions:result')}
        </>
      }
      title={
        <span lang={lang} dir={direction(lang)}>
          {topic}
        </span>
      }
    />
  );
}

function Told(props: ResultPageProps & { result: ToldResult }) {
  const { result, conversation, state, lead } = props;
  const scope = { conversationId: conversation.id, result };
  const tools = lead ? { drafts: props.drafts } : null;
  return (
    <div class="stack">
      <ResultHeadline result={result} isOpen={state === 'open'} />
      <AsOf {...props} />
      <ResultWays result={result} />
      <CommonGround {...scope} tools={tools} />
      <Groups {...scope} naming={lead ? { sent: props.naming } : null} />
      <Divides {...scope} tools={tools} />
      <Unknown {...scope} isOpen={state === 'open'} />
      <PromiseLine data={props.promise} />
      <MapSection {...scope} own={props.own} />
      <Overlays result={result} />
      <AllStatements {...scope} page={props.page} />
      <HowWorkedOut result={result} conversationId={conversation.id} download={props.download} seenBy={props.seenBy} isOpen={state === 'open'} />
    </div>
  );
}

/** Of what moment this is, and when it changes. */
function AsOf({ result, state, renewing, seenBy }: ResultPageProps & { result: ToldResult }) {
  const { t, locale } = useView();
  return (
    <>
      <p class="quiet">
        {t('opinions:as-of')} <Time value={result.releasedAt} style="moment" /> ·{' '}
        {state === 'open' ? t('opinions:as-of.renews', { number: formatNumber(result.threshold, locale) }) : t('opinions:as-of.final')}{' '}
        {t(seenBy === 'leads' ? 'opinions:seen.leads' : 'opinions:seen.everyone')}
      </p>
      {renewing ? <Notice announce>{t('opinions:renewing')}</Notice> : null}
    </>
  );
}
