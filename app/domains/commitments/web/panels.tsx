import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { Section, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { todayOf } from '../../people/index.ts';
import { stateOf, type Commitment } from '../commitment.ts';
import { listPublicCommitments } from '../commitments.ts';
import { Lines } from './pieces.tsx';

/** The public commitments that the page of an issue shows: a few of those that run, are late, or ended last. */
export interface CommitmentsPublicData {
  readonly shown: readonly Commitment[];
  readonly count: number;
  readonly today: string;
}

const most = 3;

export async function loadCommitmentsPublic(ctx: Ctx, issue: Pick<Issue, 'id'>): Promise<CommitmentsPublicData> {
  const all = await listPublicCommitments(ctx, issue.id);
  const today = todayOf(ctx);
  const open = all.filter((one) => !one.ending);
  const late = open.filter((one) => stateOf(one, today) === 'late');
  const running = open.filter((one) => stateOf(one, today) !== 'late');
  const ended = all.filter((one) => one.ending).toSorted((one, other) => (other.ending?.on ?? '').localeCompare(one.ending?.on ?? ''));
  return { shown: [...late, ...ended.slice(0, 1), ...running, ...ended.slice(1)].slice(0, most), count: all.length, today };
}

/** Pledges of either side for everybody; nothing while there is none. */
export function CommitmentsPublic({ data, issue }: { data: CommitmentsPublicData; issue: Pick<Issue, 'slug'> }) {
  const { t } = useView();
  if (data.count === 0) return null;
  const all = <a href={href('commitments.show', { issue: issue.slug })}>{t('commitments:all', { count: data.count })}</a>;
  return (
    <Section id="commitments" title={t('commitments:public')} aside={all}>
      <Lines commitments={data.shown} today={data.today} inside={false} />
    </Section>
  );
}
