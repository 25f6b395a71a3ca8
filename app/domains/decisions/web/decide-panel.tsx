import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, InLang, NowList, Section, Stacked, Time, useView, type NowItem } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { leads, standingOn } from '../../people/index.ts';
import type { Decision, State } from '../decision.ts';
import { listDecisions, standOf } from '../decisions.ts';
import { myPlace } from '../roll.ts';

interface Line {
  readonly decision: Decision;
  readonly state: State;
  readonly ballots: number;
  readonly roll: number;
  /** The reader is on the roll and has not voted. */
  readonly asksMe: boolean;
}

export interface DecidePanelData {
  readonly lines: readonly Line[];
  readonly leads: boolean;
}

/** The decisions of an issue, for its desk. */
export async function loadDecidePanel(ctx: Ctx, issue: Pick<Issue, 'id'>): Promise<DecidePanelData> {
  const lines: Line[] = [];
  for (const decision of await listDecisions(ctx, issue.id)) {
    const place = await myPlace(ctx, decision.id);
    const stand = await standOf(ctx, decision);
    lines.push({ decision, ...stand, asksMe: stand.state === 'open' && place !== null && !place.voted });
  }
  return { lines: lines.reverse(), leads: leads(await standingOn(ctx, issue.id)) };
}

/** What needs doing now, then every decision, the newest first. */
export function DecidePanel({ data, issue }: { data: DecidePanelData; issue: Pick<Issue, 'slug'> }) {
  const { t } = useView();
  const start = data.leads ? (
    <ButtonLink primary={data.lines.length === 0} href={href('decision.new', { issue: issue.slug })}>
      {t('decisions:new.go')}
    </ButtonLink>
  ) : null;
  if (data.lines.length === 0) return <EmptyState title={t('decisions:empty')} why={t('decisions:empty.why')} action={start} />;
  const now = nowItems(data, t);
  return (
    <>
      {now.length > 0 ? (
        <Section title={t('decisions:now')}>
          <NowList items={now} />
        </Section>
      ) : null}
      <Section title={t('decisions:all')} aside={start}>
        <DecisionTable lines={data.lines} />
      </Section>
    </>
  );
}

function nowItems({ lines, leads }: DecidePanelData, t: ReturnType<typeof useView>['t']): NowItem[] {
  return lines.flatMap(({ decision, state, ballots, roll, asksMe }) => {
    const link = { href: href('decision.show', { decision: decision.id }), rest: <InLang lang={decision.lang}>{decision.question}</InLang> };
    const closes = <Time value={decision.closesAt} style="distance" />;
    const items: NowItem[] = asksMe ? [{ ...link, strong: t('decisions:now.vote'), when: closes }] : [];
    if (!leads) return items;
    if (state === 'ended') items.push({ ...link, href: href('decision.closing', { decision: decision.id }), strong: t('decisions:now.close'), when: closes });
    if (state === 'open' && ballots < roll) items.push({ ...link, strong: t('decisions:remind', { count: roll - ballots }), when: closes });
    if (state === 'open' && ballots >= roll) items.push({ ...link, strong: t('decisions:now.end'), when: closes });
    if (state === 'draft') items.push({ ...link, strong: t('decisions:now.open') });
    return items;
  });
}

function DecisionTable({ lines }: { lines: readonly Line[] }) {
  const { t } = useView();
  const rows = lines.map(({ decision, state, ballots, roll }) => [
    <a href={href('decision.show', { decision: decision.id })}>
      <InLang lang={decision.lang}>{decision.question}</InLang>
    </a>,
    t(`decisions:state.${state}.short`),
    state === 'draft' ? '–' : t('decisions:turnout.short', { count: roll, voted: ballots }),
    <Time value={decision.closedAt ?? decision.closesAt} style="short" />,
  ]);
  return (
    <Stacked caption={t('decisions:all')} head={[t('decisions:question'), t('decisions:state'), t('decisions:voted'), t('decisions:closes')]} rows={rows} />
  );
}
