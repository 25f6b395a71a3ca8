import {
  FoundingSummary,
  loadFoundingSummary,
  loadQuestionsSummary,
  Publication,
  QuestionsSummary,
  type FoundingSummaryData,
  type QuestionsSummaryData,
} from '../domains/issues/web/index.ts';
import type { Issue } from '../domains/issues/index.ts';
import { href } from '../routes.ts';
import { ButtonLink, Columns, NowList, Quiet, Row, Section, useView, type NowItem } from '../ui/index.ts';
import type { DeskPanel } from './desk.tsx';
import { nowOn } from './now.ts';

interface IssueTabData {
  readonly now: readonly NowItem[];
  readonly questions: QuestionsSummaryData;
  readonly founding: FoundingSummaryData;
}

/** The first tab: what needs the convener now, then what the issue rests on. */
export const issueTab: DeskPanel<IssueTabData> = {
  tab: 'issue',
  load: async (ctx, issue) => ({
    now: await nowOn(ctx, issue),
    questions: await loadQuestionsSummary(ctx, issue),
    founding: await loadFoundingSummary(ctx, issue),
  }),
  show: (data, issue) => <IssueTab data={data} issue={issue} />,
};

function IssueTab({ data, issue }: { data: IssueTabData; issue: Issue }) {
  const { t } = useView();
  const aside = (
    <>
      <Section title={t('pages:desk.who-sees')}>
        <Publication issue={issue} />
      </Section>
      <Section title={t('pages:desk.change')}>
        <Row>
          <ButtonLink href={href('desk.edit', { issue: issue.slug })}>{t('pages:desk.edit')}</ButtonLink>
          <ButtonLink href={href('export.choose', { issue: issue.slug })}>{t('pages:desk.export')}</ButtonLink>
        </Row>
      </Section>
    </>
  );
  return (
    <Columns aside={aside}>
      <Section title={t('pages:now.title')}>{data.now.length > 0 ? <NowList items={data.now} /> : <Quiet>{t('pages:now.none')}</Quiet>}</Section>
      <QuestionsSummary data={data.questions} issue={issue} />
      <FoundingSummary data={data.founding} issue={issue} />
    </Columns>
  );
}
