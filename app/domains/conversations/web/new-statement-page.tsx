import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Field, Form, Heading, Hidden, LanguageField, Notice, Quiet, Quote, Row, Shell, Submit, useView } from '../../../ui/index.ts';
import type { GroupSpeech } from '../../inputs/index.ts';
import { ForWhom, SpeechWords } from '../../inputs/web/index.ts';
import type { Mandate, OwnLapsed } from '../../people/index.ts';
import { LapsedNote } from '../../people/web/index.ts';
import type { Conversation } from '../conversation.ts';
import { longestStatement, type Statement } from '../statement.ts';
import { seesStatement } from './sees.ts';
import { TopicHead } from './vote-page.tsx';

export interface NewStatementPageProps {
  conversation: Conversation;
  /** Those under which the reader may speak for a group; anonymous people have none. */
  mandates: readonly Mandate[];
  /** The reader's own that ran out. */
  lapsed: readonly OwnLapsed[];
  isOpen: boolean;
  problems: Problems;
  typed: Typed;
}

/** One idea in a sentence or two. */
export function NewStatementPage({ conversation, mandates, lapsed, isOpen, problems, typed }: NewStatementPageProps) {
  const { t, personName } = useView();
  const title = t('conversations:new-statement');
  const hasProblem = Object.keys(problems).length > 0;
  return (
    <Shell title={title} problem={hasProblem}>
      <Heading above={<TopicLink conversation={conversation} />} title={title} />
      {isOpen || hasProblem ? null : (
        <Notice tone="now">
          <p>{t('conversations:problem.closed')}</p>
        </Notice>
      )}
      <LapsedNote lapsed={lapsed} />
      <Form action={href('statement.create', { conversation: conversation.id })} problems={problems} sees={seesStatement(t, conversation)}>
        <Field
          name="body"
          type="textarea"
          rows={3}
          maxlength={longestStatement}
          required
          label={t('conversations:new-statement.body')}
          hint={t('conversations:new-statement.hint', { most: longestStatement })}
          value={typed['body']}
        />
        <LanguageField name="lang" label={t('conversations:new-statement.lang')} {...(typed['lang'] ? { value: typed['lang'] } : {})} />
        {mandates.length > 0 ? <ForWhom mandates={mandates} typed={typed} /> : null}
        <div hidden={problems['website'] === undefined}>
          <Field name="website" label={t('conversations:website')} value={typed['website']} autocomplete="off" />
        </div>
        <Submit primary>{t('conversations:new-statement.submit')}</Submit>
      </Form>
      <Quiet>{t('conversations:new-statement.next', { count: conversation.answerDays })}</Quiet>
      {personName ? null : <Quiet>{t('conversations:no-account')}</Quiet>}
    </Shell>
  );
}

function TopicLink({ conversation }: { conversation: Conversation }) {
  return (
    <a href={href('conversation.show', { conversation: conversation.id })} lang={conversation.lang} dir="auto">
      {conversation.topic}
    </a>
  );
}

export interface DuplicatesPageProps {
  conversation: Conversation;
  likely: readonly Statement[];
  /** For whom the likely ones speak. */
  speeches: ReadonlyMap<string, GroupSpeech>;
  body: string;
  lang: string;
  /** For whom it speaks, as fields of the form. */
  speech: Typed;
}

/** Before a statement is kept that seems to be there already: vote on that one, or say that this one differs. */
export function DuplicatesPage({ conversation, likely, speeches, body, lang, speech }: DuplicatesPageProps) {
  const { t } = useView();
  const at = { conversation: conversation.id };
  const title = t('conversations:likely.title', { count: likely.length });
  return (
    <Shell title={title}>
      <TopicHead conversation={conversation} />
      <h2>{title}</h2>
      <p>{t('conversations:likely.why')}</p>
      {likely.map((one) => (
        <Quote
          body={one.body}
          lang={one.lang}
          who={
            <>
              {t(one.isSeed ? 'conversations:by-conveners' : 'conversations:by-participant', { number: one.number })}
              <SpeechWords speech={speeches.get(one.id)} threshold={conversation.privacyThreshold} />
            </>
          }
        >
          <Row>
            <ButtonLink href={href('conversation.show', at, { statement: one.id })}>{t('conversations:likely.vote')}</ButtonLink>
          </Row>
        </Quote>
      ))}
      <Quote body={body} lang={lang} who={t('conversations:likely.yours')}>
        <Form action={href('statement.create', at)} sees={seesStatement(t, conversation)}>
          <Hidden name="body" value={body} label={t('conversations:new-statement.body')} />
          <Hidden name="lang" value={lang} />
          {Object.entries(speech).map(([name, value]) => (
            <Hidden name={name} value={value ?? ''} />
          ))}
          <Hidden name="different" value="1" />
          <Submit>{t('conversations:likely.different')}</Submit>
        </Form>
      </Quote>
    </Shell>
  );
}
