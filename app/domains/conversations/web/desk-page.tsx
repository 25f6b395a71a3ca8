import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import {
  ButtonLink,
  CopyLink,
  EmptyState,
  Facts,
  Field,
  Fold,
  Form,
  LanguageField,
  Num,
  Quiet,
  Row,
  Section,
  Submit,
  Time,
  useView,
  type RailStep,
} from '../../../ui/index.ts';
import type { GroupSpeech } from '../../inputs/index.ts';
import type { Issue } from '../../issues/index.ts';
import { Desk } from '../../issues/web/index.ts';
import type { Conversation, ConversationState } from '../conversation.ts';
import { longestStatement, mostSeeds } from '../statement.ts';
import type { JoinCode } from '../join-codes.ts';
import type { StatementTally, Turnout } from '../tallies.ts';
import { ConversationForm, typedFrom } from './conversation-form.tsx';
import { InARoom } from './in-a-room.tsx';
import { Tallies, WaitingStatements } from './tallies-section.tsx';

interface Sent {
  readonly problems: Problems;
  readonly typed: Typed;
}

/** A form of the page that came back with problems. */
export interface DeskForms {
  readonly changing?: Sent;
  readonly seeding?: Sent;
}

export interface DeskPageProps {
  issue: Issue;
  rail: readonly RailStep[];
  conversation: Conversation;
  state: ConversationState;
  turnout: Turnout;
  tallies: readonly StatementTally[];
  speeches: ReadonlyMap<string, GroupSpeech>;
  /** Page of the table, from 1. */
  page: number;
  joinCode: JoinCode | null;
  /** Somebody has voted, if only to take it back. */
  hasVotes: boolean;
  origin: string;
  forms: DeskForms;
}

export function DeskPage(props: DeskPageProps) {
  const { t } = useView();
  const { issue, rail, conversation, state, tallies, forms } = props;
  const waiting = tallies.filter((one) => (one.moderated === 0 || one.waits) && !one.withdrawn && !conversation.importedFrom);
  return (
    <Desk issue={issue} rail={rail} current="hear" title={conversation.topic} problem={forms.changing !== undefined || forms.seeding !== undefined}>
      <Standing {...props} />
      {waiting.length > 0 ? <WaitingStatements conversation={conversation} waiting={waiting} speeches={props.speeches} /> : null}
      <InARoom conversation={conversation} joinCode={props.joinCode} origin={props.origin} />
      {tallies.length === 0 ? (
        <Section title={t('conversations:tallies')}>
          <EmptyState title={t('conversations:desk.empty')} why={t('conversations:desk.empty.why')} />
        </Section>
      ) : (
        <Tallies conversation={conversation} tallies={tallies} speeches={props.speeches} page={props.page} />
      )}
      {state === 'closed' ? null : <Seeds conversation={conversation} isFirst={tallies.length === 0} {...(forms.seeding ? { sent: forms.seeding } : {})} />}
      {state === 'closed' ? null : <Change {...props} />}
    </Desk>
  );
}

function Standing({ issue, conversation, state, turnout, tallies, origin }: DeskPageProps) {
  const { t } = useView();
  const at = { conversation: conversation.id };
  const ending = conversation.closesAt ? <Time value={conversation.closesAt} style="moment" /> : t('conversations:desk.by-hand');
  const facts = [
    { name: t('conversations:desk.state'), value: t(`conversations:state.${state}`) },
    state === 'coming'
      ? { name: t('conversations:desk.opens'), value: <Time value={conversation.opensAt} style="moment" /> }
      : { name: t(state === 'closed' ? 'conversations:desk.closed-at' : 'conversations:desk.closes'), value: ending },
    { name: t('conversations:desk.voters'), value: <Num value={turnout.voters} /> },
    { name: t('conversations:desk.votes'), value: <Num value={turnout.votes} /> },
    { name: t('conversations:desk.statements'), value: <Num value={tallies.length} /> },
  ];
  return (
    <Section title={t('conversations:desk.standing')} quiet={t('conversations:desk.only-leads')}>
      <Facts items={facts} />
      {state === 'closed' ? null : <CopyLink href={origin + href('conversation.show', at)} label={t('conversations:desk.link')} />}
      <Row>
        <ButtonLink href={href('conversation.show', at)}>{t('conversations:desk.see')}</ButtonLink>
        <ButtonLink icon="download" href={href('export.choose', { issue: issue.slug })}>
          {t('conversations:desk.export')}
        </ButtonLink>
        {state === 'open' ? (
          <Form id="close" layout="inline" action={href('conversation.close', at)}>
            <Submit confirm={`${t('conversations:close.ask')} ${t('conversations:close.what')}`}>{t('conversations:close')}</Submit>
          </Form>
        ) : null}
        {state === 'closed' ? (
          <Form id="reopen" layout="inline" method="delete" action={href('conversation.reopen', at)}>
            <Submit confirm={`${t('conversations:reopen.ask')} ${t('conversations:reopen.what')}`}>{t('conversations:reopen')}</Submit>
          </Form>
        ) : null}
      </Row>
      {state === 'closed' ? <Quiet>{t('conversations:denied.change-closed')}</Quiet> : null}
    </Section>
  );
}

function Seeds({ conversation, isFirst, sent }: { conversation: Conversation; isFirst: boolean; sent?: Sent }) {
  const { t } = useView();
  return (
    <Section title={t('conversations:seeds')} id="seeds">
      <Fold label={t('conversations:seeds.open')} open={isFirst || sent !== undefined}>
        <Form id="seed" action={href('statements.seed', { conversation: conversation.id })} problems={sent?.problems} sees={t('conversations:seeds.sees')}>
          <Field
            name="lines"
            type="textarea"
            rows={6}
            required
            label={t('conversations:seeds.lines')}
            hint={t('conversations:seeds.hint', { most: mostSeeds, letters: longestStatement })}
            value={sent?.typed['lines']}
          />
          <LanguageField name="lang" label={t('conversations:seeds.lang')} value={sent?.typed['lang'] ?? conversation.lang} />
          <Submit>{t('conversations:seeds.submit')}</Submit>
        </Form>
      </Fold>
    </Section>
  );
}

function Change({ conversation, state, hasVotes, forms }: DeskPageProps) {
  const { t, timeZone } = useView();
  return (
    <Section title={t('conversations:change-it')} id="change">
      <Fold label={t('conversations:change-it.open')} open={forms.changing !== undefined}>
        <ConversationForm
          action={href('conversation.update', { conversation: conversation.id })}
          revision={conversation.revision}
          hasOpened={state !== 'coming'}
          fixed={hasVotes ? conversation : undefined}
          problems={forms.changing?.problems ?? {}}
          typed={forms.changing?.typed ?? typedFrom(conversation, timeZone)}
        />
      </Fold>
    </Section>
  );
}
