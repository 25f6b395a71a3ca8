import { z } from 'zod';
import { inSteps } from '../../../engines/suppression/index.ts';
import { param, render, type Controller } from '../../../platform/http/web.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import {
  ButtonLink,
  Checkbox,
  EmptyState,
  Field,
  Form,
  Heading,
  Hidden,
  Pager,
  Quiet,
  Quote,
  Row,
  Sees,
  Select,
  Shell,
  Submit,
  useView,
} from '../../../ui/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { speechesOf, type GroupSpeech } from '../../inputs/index.ts';
import { SpeechWords } from '../../inputs/web/index.ts';
import { findSeat } from '../../people/index.ts';
import { stateOf, type Conversation } from '../conversation.ts';
import { getConversation } from '../conversations.ts';
import { voteValues, type StatementWithVote } from '../statement.ts';
import { listStatements, statementOrders, type StatementPage } from '../statements.ts';
import { turnoutOf, type Turnout } from '../tallies.ts';
import { seesVote } from './sees.ts';
import { wordOf } from './vote-card.tsx';

const pageSize = 20;
const query = z.object({
  search: z
    .string()
    .transform((text) => text.replaceAll('\0', '').trim())
    .pipe(z.string().max(100))
    .catch(''),
  unvoted: z
    .literal('1')
    .transform(() => true)
    .catch(false),
  order: z.enum(statementOrders).catch('oldest'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
type Query = z.output<typeof query>;

/** Every statement people may vote on, to read, search and vote in place. How others voted stays out of sight. */
export const statementsPage: Controller = async (c) => {
  const { ctx } = c.var;
  const conversation = await getConversation(ctx, param(c, 'conversation'));
  const asked = query.parse(c.req.query());
  const participantId = await findSeat(ctx, conversation.issueId);
  const found = await listStatements(ctx, conversation, participantId, { ...asked, size: pageSize });
  const parts = {
    found,
    asked,
    turnout: await turnoutOf(ctx, conversation.id),
    speeches: await speechesOf(
      ctx,
      found.statements.map((one) => one.id),
    ),
  };
  const isOpen = stateOf(conversation, ctx.now) === 'open';
  // While people vote in place, no word is marked.
  return render(c, <Browse conversation={conversation} isOpen={isOpen} {...parts} />, 200, { issueId: isOpen ? null : conversation.issueId });
};

interface BrowseProps {
  conversation: Conversation;
  isOpen: boolean;
  found: StatementPage;
  turnout: Turnout;
  asked: Query;
  speeches: ReadonlyMap<string, GroupSpeech>;
}

function Browse({ conversation, isOpen, found, turnout, asked, speeches }: BrowseProps) {
  const { t } = useView();
  const at = { conversation: conversation.id };
  const toPage = (page: number) => href('statements.index', at, { ...filters(asked), page: String(page) });
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
      <Search conversation={conversation} asked={asked} />
      {isOpen && found.statements.length > 0 ? <Sees>{seesVote(t, conversation)}</Sees> : null}
      {found.statements.length === 0 ? <Nothing asked={asked} /> : null}
      {found.statements.map((statement) => (
        <InPlace conversation={conversation} isOpen={isOpen} statement={statement} speech={speeches.get(statement.id)} />
      ))}
      <Pager newer={asked.page > 1 ? toPage(asked.page - 1) : undefined} older={asked.page * pageSize < found.total ? toPage(asked.page + 1) : undefined} />
    </Shell>
  );
}

/** What the reader chose, as it travels in the address; what is usual is left out. */
function filters({ search, unvoted, order }: Query): Record<string, string> {
  return { ...(search ? { search } : {}), ...(unvoted ? { unvoted: '1' } : {}), ...(order === 'oldest' ? {} : { order }) };
}

function Search({ conversation, asked }: { conversation: Conversation; asked: Query }) {
  const { t } = useView();
  const orders = statementOrders.map((value) => ({ value, label: t(`conversations:order.${value}`) }));
  return (
    <Form method="get" layout="inline" id="search" action={href('statements.index', { conversation: conversation.id })}>
      <Field name="search" type="search" label={t('conversations:search')} value={asked.search} maxlength={100} dir="auto" />
      <Select name="order" label={t('conversations:order')} options={orders} value={asked.order} />
      <Checkbox name="unvoted" label={t('conversations:unvoted')} checked={asked.unvoted} />
      <Submit icon="search">{t('conversations:search.submit')}</Submit>
    </Form>
  );
}

function Nothing({ asked }: { asked: Query }) {
  const { t } = useView();
  if (asked.unvoted && asked.search === '') return <EmptyState title={t('conversations:unvoted.none')} why={t('conversations:unvoted.none.why')} />;
  return <EmptyState title={t('conversations:search.none')} why={t('conversations:search.none.why')} />;
}

/** Told in steps: the exact number would say how many voted between two tellings of the result (decision 0009). */
function votesLine(t: ReturnType<typeof useView>['t'], turnout: Turnout, conversation: Conversation): string {
  const { voters, votes } = turnout;
  if (voters >= conversation.privacyThreshold) return t('conversations:votes.at-least', { count: inSteps(votes, conversation.privacyThreshold) });
  return t('conversations:votes.few', { least: conversation.privacyThreshold });
}

interface InPlaceProps {
  conversation: Conversation;
  isOpen: boolean;
  statement: StatementWithVote;
  speech: GroupSpeech | undefined;
}

function InPlace({ conversation, isOpen, statement, speech }: InPlaceProps) {
  const { t, path } = useView();
  const id = `s-${statement.number}`;
  return (
    <Quote
      id={id}
      body={statement.body}
      lang={statement.lang}
      who={
        <>
          {t(statement.isSeed ? 'conversations:by-conveners' : 'conversations:by-participant', { number: statement.number })}
          <SpeechWords speech={speech} threshold={conversation.privacyThreshold} />
        </>
      }
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
