import { href } from '../../../routes.ts';
import { Icon, Quote, Section, Stacked, useView } from '../../../ui/index.ts';
import { SpeechWords } from '../../inputs/web/index.ts';
import type { Slice, ToldResult, ToldStatement } from '../told.ts';
import { saysAnything } from './headline.ts';
import { nearText } from './map-description.ts';
import { marksOf } from './map-marks.ts';
import { VoteKey } from './result-bar.tsx';
import { FigureCell } from './result-all.tsx';
import { GroupTitle } from './result-groups.tsx';
import { AllVotes, GroupBars, statementHref } from './result-row.tsx';
import { LeadTools, type Tools } from './result-tools.tsx';
import { choices, wordOf } from './sentences.ts';
import { OverTime } from './statement-over-time.tsx';
import { standings } from './statement-standing.ts';

export interface StatementResultProps {
  conversationId: string;
  result: ToldResult;
  statement: ToldStatement;
  /** How the votes came in over time, oldest first, always told in steps; null where that may not be told. */
  slices: readonly Slice[] | null;
  /** What those who lead may do with it; null for everybody else. */
  tools: Tools | null;
}

/** All that the votes say of one statement. Its answer stands on the same page, which puts both together. */
export function StatementResult(props: StatementResultProps) {
  const view = useView();
  const { t } = view;
  const { conversationId, result, statement, slices, tools } = props;
  const marks = marksOf(result, null);
  const mark = marks.statements.find((one) => one.statement.id === statement.id);
  return (
    <div class="stack statement-result">
      <Quote
        body={statement.body}
        lang={statement.lang}
        who={
          <>
            {t('opinions:statement.number', { number: statement.number })}
            <SpeechWords speech={statement.speech} threshold={result.threshold} />
          </>
        }
      />
      {tools ? <LeadTools statement={statement} tools={tools} /> : null}
      <Section title={t('opinions:statement.votes')} id="votes" aside={<VoteKey />}>
        {saysAnything(statement.all) ? <AllVotes statement={statement} result={result} /> : <p>{t('opinions:statement.votes.none')}</p>}
        <GroupVotes result={result} statement={statement} />
      </Section>
      <Section title={t('opinions:over-time')} id="over-time">
        <OverTime slices={slices} told={{ manner: 'steps', threshold: result.threshold }} />
      </Section>
      <Section title={t('opinions:standing')} id="standing">
        <ul>
          {standings(result, statement).map(({ key, letter }) => (
            <li>{t(`opinions:standing.${key}`, { letter })}</li>
          ))}
          {mark ? <li>{t('opinions:standing.on-map', { where: nearText(view, mark, marks) })}</li> : null}
        </ul>
        <p>
          <a href={`${href('result.show', { conversation: conversationId })}#map`}>{t('opinions:standing.map')}</a>
        </p>
      </Section>
      <Neighbours {...props} />
    </div>
  );
}

/** How each group voted: bars, and the same as a table. */
function GroupVotes({ result, statement }: Pick<StatementResultProps, 'result' | 'statement'>) {
  const { t } = useView();
  const told = result.groups.flatMap((group, at) => {
    const votes = statement.byGroup[at];
    return votes && group.center && saysAnything(votes) ? [{ group, votes }] : [];
  });
  if (told.length === 0) return null;
  return (
    <>
      <h3>{t('opinions:statement.by-group')}</h3>
      <GroupBars statement={statement} result={result} />
      <Stacked
        caption={t('opinions:statement.by-group')}
        figures={[1, 2, 3, 4]}
        head={[t('opinions:group'), ...choices.map((choice) => t(`opinions:choice.${wordOf[choice]}`)), t('opinions:all.votes')]}
        rows={told.map(({ group, votes }) => [
          <GroupTitle group={group} />,
          ...[...choices, 'total' as const].map((part) => <FigureCell figure={votes[part]} told={result} />),
        ])}
      />
    </>
  );
}

/** To the result, and to the statements before and after in the order of their numbers. */
function Neighbours({ conversationId, result, statement }: StatementResultProps) {
  const { t } = useView();
  const at = result.statements.findIndex((one) => one.id === statement.id);
  const before = at > 0 ? result.statements[at - 1] : undefined;
  const after = at >= 0 ? result.statements[at + 1] : undefined;
  return (
    <nav class="pager" aria-label={t('opinions:neighbours')}>
      {before ? (
        <a class="button" rel="prev" href={statementHref(conversationId, before.id)}>
          <Icon name="back" />
          {t('opinions:statement.number', { number: before.number })}
        </a>
      ) : null}
      <a class="button" href={href('result.show', { conversation: conversationId })}>
        {t('opinions:to-result')}
      </a>
      {after ? (
        <a class="button" rel="next" href={statementHref(conversationId, after.id)}>
          {t('opinions:statement.number', { number: after.number })}
          <Icon name="forward" />
        </a>
      ) : null}
    </nav>
  );
}
