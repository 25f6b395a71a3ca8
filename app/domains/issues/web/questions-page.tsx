import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Fold, Form, Hidden, Lede, Notice, Row, Section, Submit, useView, type RailStep } from '../../../ui/index.ts';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import type { Group } from '../../people/index.ts';
import type { Issue } from '../issue.ts';
import { questionKinds, type FourQuestions, type QuestionKind, type QuestionRow } from '../question.ts';
import { rowsOf } from '../questions.ts';
import { Desk } from './frame.tsx';
import { QuestionFields } from './question-fields.tsx';
import { RowQuote } from './question-row.tsx';

export interface QuestionsProps {
  issue: Issue;
  rail: readonly RailStep[];
  questions: FourQuestions;
  removed: FourQuestions;
  groups: readonly Group[];
  mayWrite: boolean;
  /** The form that needs another look, if any. */
  problems: Problems;
  typed: Typed;
  asked: QuestionKind | null;
  /** The row that was just taken away. */
  justRemoved: string | null;
}

/** The guided sheet: four questions in order, each with its rows and a form for the next. */
export function QuestionsPage(props: QuestionsProps) {
  const { issue, mayWrite } = props;
  const { t } = useView();
  const undone = questionKinds.flatMap((kind) => rowsOf(props.removed, kind)).find((row) => row.id === props.justRemoved);
  return (
    <Desk issue={issue} rail={props.rail} current="issue" title={t('issues:questions.title')} problem={Object.keys(props.problems).length > 0}>
      <Lede>{t('issues:questions.lede')}</Lede>
      {undone && mayWrite ? (
        <Notice tone="now">
          <p>{t('issues:row.removed')}</p>
          <Restore issue={issue} row={undone} />
        </Notice>
      ) : null}
      {questionKinds.map((kind, at) => (
        <Question {...props} kind={kind} number={at + 1} />
      ))}
      {mayWrite ? (
        <Section title={t('issues:questions.next')}>
          <p>{t('issues:questions.next.why')}</p>
          <Row>
            <ButtonLink primary href={href('desk.promise', { issue: issue.slug })}>
              {t('issues:questions.to-promise')}
            </ButtonLink>
            <ButtonLink href={href('desk.people', { issue: issue.slug })}>{t('issues:questions.to-people')}</ButtonLink>
          </Row>
        </Section>
      ) : null}
    </Desk>
  );
}

function Question(props: QuestionsProps & { kind: QuestionKind; number: number }) {
  const { kind, issue, mayWrite } = props;
  const { t } = useView();
  const rows = rowsOf(props.questions, kind);
  const removed = rowsOf(props.removed, kind);
  return (
    <Section id={kind} title={`${props.number}. ${t(`issues:${kind}.question`)}`} quiet={t(`issues:${kind}.why`)}>
      {rows.length === 0 && !mayWrite ? <EmptyState title={t('issues:row.none')} why={t('issues:row.none.why')} /> : null}
      {rows.map((row) => (
        <RowQuote row={row}>{mayWrite ? <RowActions issue={issue} row={row} /> : null}</RowQuote>
      ))}
      {mayWrite ? <AddRow {...props} open={kind === (props.asked ?? firstEmpty(props.questions))} /> : null}
      {mayWrite && removed.length > 0 ? (
        <Fold label={t('issues:row.removed-before', { count: removed.length })}>
          {removed.map((row) => (
            <RowQuote row={row}>
              <Restore issue={issue} row={row} />
            </RowQuote>
          ))}
        </Fold>
      ) : null}
    </Section>
  );
}

/** One thing at a time: only the first question without a row opens its form. */
function firstEmpty(questions: FourQuestions): QuestionKind | undefined {
  return questionKinds.find((kind) => rowsOf(questions, kind).length === 0);
}

function AddRow({ kind, issue, groups, problems, typed, asked, open }: QuestionsProps & { kind: QuestionKind; open: boolean }) {
  const { t } = useView();
  const mine = asked === kind;
  return (
    <Fold label={t(`issues:${kind}.add`)} open={open}>
      <Form id={`add-${kind}`} action={href('question-row.create', { issue: issue.slug, kind })} problems={mine ? problems : {}} sees={seen(issue, kind, t)}>
        <QuestionFields kind={kind} groups={groups} typed={mine ? typed : {}} lang={issue.lang} />
        <Submit primary>{t('issues:row.save')}</Submit>
      </Form>
    </Fold>
  );
}

/** Stakes stand on the public page; the other three are for the issue's own people. */
export function seen(issue: Issue, kind: QuestionKind, t: ReturnType<typeof useView>['t']): string {
  return t(kind === 'stakes' && issue.publishedAt ? 'issues:row.sees-all' : 'issues:row.sees-inside');
}

function RowActions({ issue, row }: { issue: Issue; row: QuestionRow }) {
  const { t } = useView();
  const at = { issue: issue.slug, kind: row.kind, row: row.id };
  return (
    <Row>
      {row.saidBy === 'guess' ? (
        <Form layout="inline" action={href('question-row.confirm', at)}>
          <Hidden name="revision" value={row.revision} />
          <Submit small icon="check">
            {t('issues:row.confirm')}
          </Submit>
        </Form>
      ) : null}
      <ButtonLink small icon="pencil" href={href('question-row.edit', at)}>
        {t('issues:row.edit')}
      </ButtonLink>
      <Form layout="inline" action={href('question-row.remove', at)}>
        <Submit small icon="cross">
          {t('issues:row.remove')}
        </Submit>
      </Form>
    </Row>
  );
}

function Restore({ issue, row }: { issue: Issue; row: QuestionRow }) {
  const { t } = useView();
  return (
    <Form layout="inline" method="delete" action={href('question-row.remove', { issue: issue.slug, kind: row.kind, row: row.id })}>
      <Submit small icon="back">
        {t('issues:row.restore')}
      </Submit>
    </Form>
  );
}
