import { answersTo, type Answer } from '../domains/answers/index.ts';
import { AnswerLetter } from '../domains/answers/web/index.ts';
import { getConversation, type Conversation } from '../domains/conversations/index.ts';
import { decisionsFrom, type Decision } from '../domains/decisions/index.ts';
import { BackToIssue } from '../domains/issues/web/index.ts';
import { viewResult, votesOverTime } from '../domains/opinions/index.ts';
import { StatementResult, type StatementResultProps } from '../domains/opinions/web/index.ts';
import { leads, standingOn } from '../domains/people/index.ts';
import { NotFound } from '../platform/errors.ts';
import { param, redirect, render, type Controller } from '../platform/http/web.ts';
import { direction } from '../platform/i18n/locales.ts';
import { href } from '../routes.ts';
import { Heading, Section, Shell, useView } from '../ui/index.ts';
import { draftsOf } from './result.tsx';

/** One statement: how it was voted on, by whom, since when, and what became of it. Without a result it leads to where that is explained. */
export const resultStatementPage: Controller = async (c) => {
  const { ctx } = c.var;
  const conversation = await getConversation(ctx, param(c, 'conversation'));
  const standing = await standingOn(ctx, conversation.issueId);
  const { result } = await viewResult(ctx, conversation, standing);
  if (!result) return redirect(c, href('result.show', { conversation: conversation.id }));
  const statement = result.statements.find(({ id }) => id === param(c, 'statement'));
  if (!statement) throw new NotFound();
  const panel: StatementResultProps = {
    conversationId: conversation.id,
    result,
    statement,
    slices: await votesOverTime(ctx, statement.id, { until: result.releasedAt, threshold: result.threshold, manner: result.manner, all: statement.all }),
    tools: leads(standing) ? { drafts: await draftsOf(c, conversation.issueId) } : null,
  };
  const answer = (await answersTo(ctx, [statement.id])).get(statement.id) ?? null;
  const decisions = await decisionsFrom(ctx, statement.id);
  return render(c, <StatementPage conversation={conversation} panel={panel} answer={answer} decisions={decisions} />, 200, {
    live: `result:${conversation.id}`,
    issueId: conversation.issueId,
  });
};

interface StatementPageProps {
  conversation: Conversation;
  panel: StatementResultProps;
  answer: Answer | null;
  decisions: readonly Decision[];
}

function StatementPage({ conversation, panel, answer, decisions }: StatementPageProps) {
  const { t } = useView();
  const { issueSlug, issueStatement, issueLang, topic, lang } = conversation;
  return (
    <Shell title={t('opinions:statement.title', { number: panel.statement.number, topic })} desk wide>
      <Heading
        above={<BackToIssue issue={{ slug: issueSlug, statement: issueStatement, lang: issueLang }} />}
        title={
          <a href={href('result.show', { conversation: conversation.id })} lang={lang} dir={direction(lang)}>
            {topic}
          </a>
        }
      />
      <StatementResult {...panel} />
      <Section title={t('pages:statement.became')} id="became">
        {answer ? <AnswerLetter answer={answer} authorLocale={panel.statement.lang} /> : <p>{t('pages:statement.no-answer')}</p>}
        <Became decisions={decisions} />
      </Section>
    </Shell>
  );
}

/** The decisions in which it stands as an option. */
function Became({ decisions }: { decisions: readonly Decision[] }) {
  const { t } = useView();
  if (decisions.length === 0) return null;
  return (
    <>
      <p>{t('pages:statement.option-in', { count: decisions.length })}</p>
      <ul>
        {decisions.map(({ id, question, lang }) => (
          <li>
            <a href={href('decision.show', { decision: id })} lang={lang} dir={direction(lang)}>
              {question}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
