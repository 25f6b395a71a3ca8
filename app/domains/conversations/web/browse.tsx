import { z } from 'zod';
import { param, render, type Controller } from '../../../platform/http/web.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Field, Form, Heading, Hidden, Pager, Quiet, Quote, Row, Shell, Submit, useView } from '../../../ui/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { findSeat } from '../../people/index.ts';
import { stateOf, type Conversation } from '../conversation.ts';
import { getConversation } from '../conversations.ts';
import { voteValues, type StatementWithVote } from '../statement.ts';
import { listStatements, type StatementPage } from '../statements.ts';
import { turnoutOf, type Turnout } from '../tallies.ts';
import { wordOf } from './vote-card.tsx';

const pageSize = 20;
const query = z.object({
  search: z.string().trim().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
type Query = z.output<typeof query>;

/** Every statement people may vote on, to read, search and vote in place. How others voted stays out of sight. */
export const statementsPage: Controller = async (c) => {
  const { ctx } = c.var;
  const conversation = await getConversation(ctx, param(c, 'conversation'));
  const asked = query.parse({ search: c.req.query('search') ?? '', page: c.req.query('page') ?? 1 });
  const participantId = await findSeat(ctx, conversation.issueId);
  const found = await listStatements(ctx, conversation, participantId, { ...asked, size: pageSize });
  const turnout = await turnoutOf(ctx, conversation.id);
  return render(c, <Browse conversation={conversation} isOpen={stateOf(conversation, ctx.now) === 'open'} found={found} turnout={turnout} asked={asked} />);
};

interface BrowseProps {
  conversation: Conversation;
  isOpen: boolean;
  found: StatementPage;
  turnout: Turnout;
  asked: Query;
}

function Browse({ conversation, isOpen, found, turnout, asked }: BrowseProps) {
  const { t } = useView();
  const at = { conversation: conversation.id };
  const toPage = (page: number) => href('statements.index', at, { ...(asked.search ? { search: asked.search } : {}), page: String(page) });
  return (
    <Shell title={t('conversations:browse.title', { topic: conversation.topic })}>
      <Heading
        above={<BackToIssue issue={{ slug: conversation.issueSlug, statement: conversation.issueStatement, lang: conversation.issueLang }} />}
        title={
          <span lang={conversation.lang} dir={direction(conversation.lang)}>
            {conversation.topic}
          </span>
        }
      />
      <Quiet>
        {t('conversations:statements', { count: found.total })}. {votesLine(t, turnout, conversation)}
      </Quiet>
      <Row>
        {isOpen ? (
          <ButtonLink primary href={href('conversation.show', at)}>
            {t('conversations:one-by-one')}
          </ButtonLink>
        ) : null}
        {isOpen ? (
          <ButtonLink icon="plus" href={href('statement.new', at)}>
            {t('conversations:add')}
          </ButtonLink>
        ) : null}
      </Row>
      <Form method="get" layout="inline" id="search" action={href('statements.index', at)}>
        <Field name="search" type="search" label={t('conversations:search')} value={asked.search} maxlength={100} dir="auto" />
        <Submit icon="search">{t('conversations:search.submit')}</Submit>
      </Form>
      {found.statements.length === 0 ? <EmptyState title={t('conversations:search.none')} why={t('conversations:search.none.why')} /> : null}
      {found.statements.map((statement) => (
        <InPlace conversation={conversation} isOpen={isOpen} statement={statement} />
      ))}
      <Pager newer={asked.page > 1 ? toPage(asked.page - 1) : undefined} older={asked.page * pageSize < found.total ? toPage(asked.page + 1) : undefined} />
    </Shell>
  );
}

/** A number of votes says little about fewer people than the threshold, except about them. */
function votesLine(t: ReturnType<typeof useView>['t'], turnout: Turnout, conversation: Conversation): string {
  if (turnout.voters >= conversation.privacyThreshold) return t('conversations:votes', { count: turnout.votes });
  return t('conversations:votes.few', { least: conversation.privacyThreshold });
}

function InPlace({ conversation, isOpen, statement }: { conversation: Conversation; isOpen: boolean; statement: StatementWithVote }) {
  const { t, path } = useView();
  const id = `s-${statement.number}`;
  return (
    <Quote
      id={id}
      body={statement.body}
      lang={statement.lang}
      who={t(statement.isSeed ? 'conversations:by-conveners' : 'conversations:by-participant', { number: statement.number })}
    >
      {statement.mine === null ? null : (
        <p>
          <strong>{t(`conversations:mine.${wordOf(statement.mine)}`)}</strong>
        </p>
      )}
      {isOpen ? (
        <Row>
          <Form layout="inline" id={`vote-${statement.number}`} action={href('vote.cast', { conversation: conversation.id })}>
            <Hidden name="statement" value={statement.id} />
            <Hidden name="back" value={`${path}#${id}`} />
            {voteValues.map((value) => (
              <Submit small name="value" value={value}>
                {t(`conversations:vote.${wordOf(value)}`)}
              </Submit>
            ))}
          </Form>
        </Row>
      ) : null}
    </Quote>
  );
}
