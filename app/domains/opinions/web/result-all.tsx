import { href } from '../../../routes.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { Fold, Pager, Section, Stacked, useView } from '../../../ui/index.ts';
import type { Figure, ToldStatement } from '../told.ts';
import { SpeechLine, statementHref, type RowScope } from './result-row.tsx';
import { choices, shortFigure, sideClause, wordOf, type Telling } from './sentences.ts';

const pageSize = 50;

/** Every statement with its figures, in the order of their numbers. */
export function AllStatements({ conversationId, result, page }: RowScope & { page: number }) {
  const view = useView();
  const { t } = view;
  const shown = result.statements.slice((page - 1) * pageSize, page * pageSize);
  const toPage = (to: number) => `${href('result.show', { conversation: conversationId }, { page: String(to) })}#all`;
  const groups = result.groups.filter((group) => group.center);
  return (
    <Section title={t('opinions:all')} id="all">
      <Fold label={t('opinions:all.open', { count: result.statements.length })} open={page > 1}>
        <Stacked
          wide
          caption={t('opinions:all')}
          figures={[1, 2, 3, 4]}
          head={[
            t('opinions:statement'),
            ...choices.map((choice) => t(`opinions:choice.${wordOf[choice]}`)),
            t('opinions:all.votes'),
            ...groups.map((group) => t('opinions:group.named', { letter: group.letter })),
          ]}
          rows={shown.map((statement) => [
            <StatementCell conversationId={conversationId} statement={statement} threshold={result.threshold} />,
            ...[...choices, 'total' as const].map((part) => <FigureCell figure={statement.all[part]} told={result} />),
            ...groups.map((group) => {
              const votes = statement.byGroup[result.groups.indexOf(group)];
              return (votes ? sideClause(view, votes, 'agree', result) : null) ?? <Withheld />;
            }),
          ])}
        />
        <Pager newer={page > 1 ? toPage(page - 1) : undefined} older={page * pageSize < result.statements.length ? toPage(page + 1) : undefined} />
      </Fold>
    </Section>
  );
}

function StatementCell({ conversationId, statement, threshold }: { conversationId: string; statement: ToldStatement; threshold: number }) {
  return (
    <>
      <span class="num">{statement.number}.</span>{' '}
      <a href={statementHref(conversationId, statement.id)} lang={statement.lang} dir={direction(statement.lang)}>
        {statement.body}
      </a>
      <SpeechLine statement={statement} threshold={threshold} />
    </>
  );
}

/** A figure in a table, or a dash that screen readers hear as "not shown". */
export function FigureCell({ figure, told }: { figure: Figure; told: Telling }) {
  const view = useView();
  const text = shortFigure(view, figure, told);
  return text === null ? <Withheld /> : <span class="num">{text}</span>;
}

function Withheld() {
  const { t } = useView();
  return (
    <span class="quiet">
      <span aria-hidden="true">–</span>
      <span class="unseen">{t('opinions:withheld')}</span>
    </span>
  );
}
