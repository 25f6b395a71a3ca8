import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Facts, Num, Quiet, Section, useView } from '../../../ui/index.ts';
import { listMembers } from '../../people/index.ts';
import { countStances, type Founding } from '../founding-document.ts';
import { foundingOf } from '../founding-documents.ts';
import type { Issue } from '../issue.ts';
import { questionKinds, type QuestionKind, type Stake } from '../question.ts';
import { countQuestions, listStakes } from '../questions.ts';
import { RowQuote } from './question-row.tsx';

/** Rows under each of the four questions, and how many of all are still guesses. */
export type QuestionsSummaryData = Record<QuestionKind | 'guesses', number>;

export async function loadQuestionsSummary(ctx: Ctx, issue: Pick<Issue, 'id'>): Promise<QuestionsSummaryData> {
  return countQuestions(ctx, issue.id);
}

/** How far the four questions are, for the desk. */
export function QuestionsSummary({ data, issue }: { data: QuestionsSummaryData; issue: Issue }) {
  const { t } = useView();
  const to = href('desk.questions', { issue: issue.slug });
  const empty = questionKinds.every((kind) => data[kind] === 0);
  const action = (
    <ButtonLink href={to} primary={empty}>
      {t(empty ? 'issues:questions.start' : 'issues:questions.go-on')}
    </ButtonLink>
  );
  if (empty) return <EmptyState title={t('issues:questions.title')} why={t('issues:questions.lede')} action={action} />;
  return (
    <Section id="questions" title={t('issues:questions.title')} aside={action}>
      <Facts
        items={questionKinds.map((kind) => ({
          name: <a href={href('desk.questions', { issue: issue.slug }, { step: kind })}>{t(`issues:${kind}.question`)}</a>,
          value: <Num value={data[kind]} />,
        }))}
      />
      {data.guesses > 0 ? <Quiet>{t('issues:questions.guesses', { count: data.guesses })}</Quiet> : null}
    </Section>
  );
}

/** Each founding document and how the members stand to its version in force. */
export interface FoundingSummaryData {
  readonly founding: readonly Founding[];
  readonly memberIds: ReadonlySet<string>;
}

/** For eyes that belong to the issue. */
export async function loadFoundingSummary(ctx: Ctx, issue: Pick<Issue, 'id'>): Promise<FoundingSummaryData> {
  const members = await listMembers(ctx, issue.id);
  return { founding: await foundingOf(ctx, issue.id), memberIds: new Set(members.map((member) => member.personId)) };
}

/** How far the founding documents are, for the desk. */
export function FoundingSummary({ data, issue }: { data: FoundingSummaryData; issue: Issue }) {
  const { t } = useView();
  const to = href('founding.show', { issue: issue.slug });
  const action = <ButtonLink href={to}>{t('issues:founding.open')}</ButtonLink>;
  if (data.founding.every((one) => one.current === null))
    return <EmptyState title={t('issues:founding.title')} why={t('issues:founding.lede')} action={action} />;
  const standing = ({ current }: Founding) => {
    if (!current) return t('issues:founding.none');
    const { consent, of } = countStances(current, data.memberIds);
    return `${t('issues:founding.version', { number: current.number })} · ${t('issues:founding.count', { count: consent, of })}`;
  };
  return (
    <Section id="founding" title={t('issues:founding.title')} aside={action}>
      <Facts items={data.founding.map((one) => ({ name: <a href={`${to}#${one.kind}`}>{t(`issues:founding.${one.kind}`)}</a>, value: standing(one) }))} />
    </Section>
  );
}

export async function loadStakesPublic(ctx: Ctx, issue: Pick<Issue, 'id'>): Promise<readonly Stake[]> {
  return listStakes(ctx, issue.id);
}

/** Who has a stake and why, for everybody; guesses look like guesses. Nothing while nobody is named. */
export function StakesPublic({ data }: { data: readonly Stake[] }) {
  const { t } = useView();
  if (data.length === 0) return null;
  return (
    <Section id="stakes" title={t('issues:stakes.question')} quiet={t('issues:stakes.public')}>
      {data.map((stake) => (
        <RowQuote row={stake} />
      ))}
    </Section>
  );
}
