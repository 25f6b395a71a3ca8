import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { EmptyState, InLang, NowList, Section, useView, Day } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { listTried, type Tried } from '../records.ts';
import { RecordFacts } from './record-view.tsx';

export interface TryPanelData {
  /** The earliest review first, so that overdue ones stand on top. */
  readonly tried: readonly Tried[];
}

/** The provisional decisions of an issue that are being tried. */
export async function loadTryPanel(ctx: Ctx, issue: Pick<Issue, 'id'>): Promise<TryPanelData> {
  return { tried: await listTried(ctx, issue.id) };
}

export function TryPanel({ data }: { data: TryPanelData; issue: Pick<Issue, 'slug'> }) {
  const { t } = useView();
  if (data.tried.length === 0) return <EmptyState title={t('decisions:try.empty')} why={t('decisions:try.empty.why')} />;
  const due = data.tried.filter((one) => one.reviewDue);
  return (
    <>
      {due.length > 0 ? (
        <Section title={t('decisions:try.due')} quiet={t('decisions:try.due.hint')}>
          <NowList items={due.map(toReview)} />
        </Section>
      ) : null}
      {data.tried.map(({ decision, record }) => (
        <Section
          title={
            <a href={href('decision.show', { decision: decision.id })}>
              <InLang lang={decision.lang}>{decision.question}</InLang>
            </a>
          }
        >
          <RecordFacts record={record} />
        </Section>
      ))}
    </>
  );
}

function toReview({ decision, record }: Tried) {
  const question = <InLang lang={decision.lang}>{decision.question}</InLang>;
  return { href: href('decision.show', { decision: decision.id }), strong: question, when: <Day value={record.reviewOn} style="short" /> };
}
