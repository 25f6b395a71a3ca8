import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Fold, Heading, Notice, Pager, Shell, useView } from '../../../ui/index.ts';
import { InputQuote } from '../../inputs/web/index.ts';
import type { Issue } from '../../issues/index.ts';
import { BackToIssue, GroupName } from '../../issues/web/index.ts';
import type { Group } from '../../people/index.ts';
import type { Answer } from '../answer.ts';
import type { AnswerCounts, ChangedPage as Page } from '../queue.ts';
import { AnswerLetter } from './answer-letter.tsx';
import { CountSentence } from './count-sentence.tsx';

export interface ChangedData {
  readonly group: Group | null;
  /** The group is so small that what single people of it said stands elsewhere, without its name. */
  readonly isSmall: boolean;
  readonly page: Page;
  readonly answers: ReadonlyMap<string, Answer>;
  /** Null for a small group. */
  readonly counts: AnswerCounts | null;
  readonly small: ReadonlySet<string>;
  /** Groups large enough to have a page of their own. */
  readonly groups: readonly Group[];
}

/** Answered inputs as letters, newest first: used, adapted and not used alike. */
export function ChangedPage({ issue, data }: { issue: Issue; data: ChangedData }) {
  const { t } = useView();
  const { group, page, answers, counts, small } = data;
  const title = t('answers:changed.title');
  return (
    <Shell title={title} description={t('answers:changed.lede')}>
      <Heading
        above={<BackToIssue issue={issue} />}
        title={title}
        lede={group ? <GroupName name={group.name} lang={group.lang} /> : t('answers:changed.lede')}
      />
      {counts && counts.all > 0 ? (
        <p>
          <CountSentence counts={counts} />
        </p>
      ) : null}
      {data.isSmall ? (
        <Notice>
          {t('answers:changed.small', { count: issue.privacyThreshold })} <a href={href('changed.show', { issue: issue.slug })}>{t('answers:changed.whole')}</a>
        </Notice>
      ) : null}
      {page.inputs.length === 0 && !data.isSmall ? <Empty issue={issue} /> : null}
      {page.inputs.map((input) => {
        const answer = answers.get(input.id);
        return (
          <InputQuote input={input} threshold={issue.privacyThreshold} unnamed={input.groupId !== null && small.has(input.groupId)} id={`input-${input.id}`}>
            {answer ? <AnswerLetter answer={answer} authorLocale={input.authorLocale} /> : null}
          </InputQuote>
        );
      })}
      <Pager older={page.older ? olderHref(issue, group, page.older) : undefined} />
      <ByGroup issue={issue} data={data} />
    </Shell>
  );
}

function olderHref(issue: Issue, group: Group | null, before: string): string {
  return group ? href('changed.group', { issue: issue.slug, group: group.id }, { before }) : href('changed.show', { issue: issue.slug }, { before });
}

function Empty({ issue }: { issue: Issue }) {
  const { t } = useView();
  return (
    <EmptyState
      title={t('answers:changed.empty')}
      why={t('answers:changed.empty.why', { count: issue.answerDays })}
      action={<ButtonLink href={href('say.new', { issue: issue.slug })}>{t('answers:changed.say')}</ButtonLink>}
    />
  );
}

function ByGroup({ issue, data: { groups, group, small } }: { issue: Issue; data: ChangedData }) {
  const { t } = useView();
  if (groups.length === 0 && small.size === 0) return null;
  return (
    <Fold label={t('answers:changed.by-group')}>
      <ul>
        {group ? (
          <li>
            <a href={href('changed.show', { issue: issue.slug })}>{t('answers:changed.whole')}</a>
          </li>
        ) : null}
        {groups.map((one) => (
          <li>
            <a href={href('changed.group', { issue: issue.slug, group: one.id })} aria-current={one.id === group?.id ? 'page' : undefined}>
              <GroupName name={one.name} lang={one.lang} />
            </a>
          </li>
        ))}
      </ul>
      {small.size > 0 ? <p class="quiet">{t('answers:changed.unnamed', { count: issue.privacyThreshold })}</p> : null}
    </Fold>
  );
}
