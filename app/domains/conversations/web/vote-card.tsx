import type { Problems } from '../../../platform/http/form.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Form, Hidden, Quiet, Row, Statement as StatementText, Submit, useView, Votes } from '../../../ui/index.ts';
import type { Conversation } from '../conversation.ts';
import { voteValues, type StatementWithVote, type VoteValue } from '../statement.ts';
import type { Progress } from '../voting.ts';
import { seesVote } from './sees.ts';

export interface VoteCardProps {
  conversation: Conversation;
  statement: StatementWithVote;
  progress: Progress;
  problems: Problems;
}

/** One statement and three choices that look alike. A statement voted on before comes with that vote and a way to take it back. */
export function VoteCard({ conversation, statement, progress, problems }: VoteCardProps) {
  const { t } = useView();
  const at = { conversation: conversation.id };
  return (
    <>
      {statement.mine === null ? (
        <Quiet>{t('conversations:progress', { at: progress.voted + 1, total: progress.total })}</Quiet>
      ) : (
        <Quiet>{t(`conversations:mine.${wordOf(statement.mine)}`)}</Quiet>
      )}
      <Form layout="card" id="vote" action={href('vote.cast', at)} problems={problems} sees={seesVote(t, conversation)}>
        <StatementText lang={statement.lang}>{statement.body}</StatementText>
        <Hidden name="statement" value={statement.id} />
        <Votes
          name="value"
          choices={voteValues.map((value, index) => ({ value, label: t(`conversations:vote.${wordOf(value)}`), shortcut: String(index + 1) }))}
        />
      </Form>
      {statement.mine === null ? null : (
        <Row>
          <TakeBack conversationId={conversation.id} statementId={statement.id} />
          <a href={href('conversation.show', at)}>{t('conversations:to-next')}</a>
        </Row>
      )}
    </>
  );
}

function TakeBack({ conversationId, statementId }: { conversationId: string; statementId: string }) {
  const { t } = useView();
  return (
    <Form id="take-back" layout="inline" action={href('vote.withdraw', { conversation: conversationId, statement: statementId })} method="delete">
      <Submit>{t('conversations:take-back')}</Submit>
    </Form>
  );
}

/** The vote before this one, and the way to change it. */
export function LastVote({
  conversation,
  statement,
  canChange,
}: {
  conversation: Conversation;
  statement: StatementWithVote & { mine: VoteValue };
  canChange: boolean;
}) {
  const { t } = useView();
  return (
    <p class="quiet">
      {t(`conversations:last.${wordOf(statement.mine)}`)}{' '}
      <q lang={statement.lang} dir={direction(statement.lang)}>
        {statement.body}
      </q>{' '}
      {canChange ? <a href={href('conversation.show', { conversation: conversation.id }, { statement: statement.id })}>{t('conversations:change')}</a> : null}
    </p>
  );
}

/** The end of the word keys for a vote. */
export function wordOf(value: VoteValue): 'agree' | 'disagree' | 'pass' {
  if (value === 0) return 'pass';
  return value === 1 ? 'agree' : 'disagree';
}
