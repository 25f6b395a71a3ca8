import { render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Fold, Form, Hidden, Notice, Quiet, Row, Section, Sees, Submit, useView, type RailStep } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import type { GroupState, OpenAsk } from '../coverage.ts';
import { coverageOf, type Coverage } from '../coverages.ts';
import { countUndecided, gapsOf, majorityHolds, silentAfterDays, type Gap } from '../gaps.ts';
import { offeredLists, type List } from '../lists.ts';
import { ledIssue } from './finding.ts';
import { RenewLine } from './kind-reaching.tsx';
import { LevelsTable } from './levels.tsx';
import { ChooseList } from './list-forms.tsx';
import { Ladders, ListFigures, ListName, SheetTable } from './picture.tsx';
import { dayOf, gapSentence, isRefused, reasonOf } from './sentences.ts';

/** At most so many sentences stand open; the rest is folded away. */
const openSentences = 8;

export const missingPage: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await ledIssue(c);
  const rail = await c.var.loopOf(issue);
  const coverage = await coverageOf(ctx, issue);
  const offered = await offeredLists(ctx, issue.organizationId);
  const page = <Missing issue={issue} rail={rail} coverage={coverage} offered={offered} gaps={gapsOf(coverage, ctx.now)} />;
  return render(c, page, 200, { live: `issue:${issue.id}` });
};

interface MissingProps {
  issue: Issue;
  rail: readonly RailStep[];
  coverage: Coverage;
  offered: readonly List[];
  gaps: readonly Gap[];
}

function Missing({ issue, rail, coverage, offered, gaps }: MissingProps) {
  const { t } = useView();
  const { lists, threshold } = coverage;
  return (
    <PeopleDesk page="missing" issue={issue} rail={rail} title={t('coverage:title')}>
      {lists.length === 0 ? (
        <>
          <EmptyState title={t('coverage:none')} why={t('coverage:none.why')} />
          <ChooseList issue={issue} lists={offered} used={[]} />
        </>
      ) : (
        <>
          <Sentences issue={issue} gaps={gaps} undecided={countUndecided(lists)} />
          {lists.map((covered) => (
            <Section title={<ListName list={covered.list} />} quiet={<ListFigures covered={covered} threshold={threshold} />}>
              <Majority covered={covered} />
              <Ladders issue={issue} covered={covered} />
              <Fold label={t('coverage:table')}>
                <SheetTable issue={issue} covered={covered} threshold={threshold} />
              </Fold>
              <Fold label={t('coverage:levels')}>
                <LevelsTable covered={covered} />
              </Fold>
            </Section>
          ))}
          <Row>
            <ButtonLink href={href('desk.kinds', { issue: issue.slug })}>{t('coverage:kinds.open')}</ButtonLink>
            <ButtonLink href={href('desk.missing-table', { issue: issue.slug })} icon="download" download>
              {t('coverage:download')}
            </ButtonLink>
          </Row>
          <Quiet>{t('coverage:numbers.rule', { count: threshold })}</Quiet>
          <Sees>{t('coverage:sees')}</Sees>
        </>
      )}
    </PeopleDesk>
  );
}

function Sentences({ issue, gaps, undecided }: { issue: Issue; gaps: readonly Gap[]; undecided: number }) {
  const { t } = useView();
  const [open, folded] = [gaps.slice(0, openSentences), gaps.slice(openSentences)];
  return (
    <Section title={t('coverage:gaps', { count: gaps.length })} id="gaps" quiet={gaps.length > 0 ? t('coverage:gaps.order') : undefined}>
      {gaps.length === 0 ? <Notice tone="good">{t('coverage:gaps.none')}</Notice> : null}
      <GapList issue={issue} gaps={open} />
      {folded.length > 0 ? (
        <Fold label={t('coverage:gaps.more', { count: folded.length })}>
          <GapList issue={issue} gaps={folded} />
        </Fold>
      ) : null}
      {gaps.length > 0 ? (
        <Fold label={t('coverage:order')}>
          <p>
            {t('coverage:order.why-all', { count: silentAfterDays })} {gaps.some((one) => one.type === 'lapsed') ? t('coverage:order.why-lapsed') : null}
          </p>
        </Fold>
      ) : null}
      {undecided > 0 ? (
        <p>
          <a href={href('desk.kinds', { issue: issue.slug })}>{t('coverage:undecided', { count: undecided })}</a>
        </p>
      ) : null}
    </Section>
  );
}

function GapList({ issue, gaps }: { issue: Issue; gaps: readonly Gap[] }) {
  return (
    <ol class="gaps" role="list">
      {gaps.map((gap) => (
        <li class="gap" id={gapId(gap)}>
          <OneGap issue={issue} gap={gap} />
        </li>
      ))}
    </ol>
  );
}

function OneGap({ issue, gap }: { issue: Issue; gap: Gap }) {
  const view = useView();
  const { kind } = gap.state;
  const at = { issue: issue.slug, list: kind.listKey, kind: kind.id };
  const sentence = gapSentence(view, gap);
  return (
    <>
      <p class="gap-sentence">
        <a href={href('desk.kind', at)}>{sentence}</a>
      </p>
      <p class="quiet">{reasonOf(view, gap)}</p>
      <NextDeed issue={issue} gap={gap} />
    </>
  );
}

/** One thing to do about a gap: renew a mandate that ran out, invite who said yes, open the task that there is, or make one. */
function NextDeed({ issue, gap }: { issue: Issue; gap: Gap }) {
  const { t } = useView();
  const ask = (gap.group ?? gap.state).openAsk;
  if (ask) return <TaskLine issue={issue} ask={ask} />;
  if (gap.type === 'lapsed') return <RenewLine issue={issue} gap={gap} />;
  if (isRefused(gap)) return null;
  if (gap.type !== 'agreed') return <MakeTask issue={issue} gap={gap} />;
  const group = groupToAsk(gap);
  const seat = `${href('desk.people', { issue: issue.slug }, group ? { group: group.id } : {})}#invite`;
  return (
    <p>
      <ButtonLink small href={seat}>
        {t('coverage:invite')}
      </ButtonLink>
    </p>
  );
}

function TaskLine({ issue, ask }: { issue: Issue; ask: OpenAsk }) {
  const view = useView();
  const { t } = view;
  return (
    <p>
      <a href={href('ask.show', { issue: issue.slug, ask: ask.id })}>
        {ask.dueOn ? t('coverage:task.due', { name: ask.ownerName, day: dayOf(view, ask.dueOn) }) : t('coverage:task', { name: ask.ownerName })}
      </a>
    </p>
  );
}

/** One press makes the task: whom, what and until when are filled in, and can be changed where asks are kept. */
function MakeTask({ issue, gap }: { issue: Issue; gap: Gap }) {
  const view = useView();
  const { t } = view;
  const { kind } = gap.state;
  return (
    <Form id={`ask-${gapId(gap)}`} layout="inline" action={href('kind.ask', { issue: issue.slug, list: kind.listKey, kind: kind.id })}>
      <Hidden name="groupId" value={groupToAsk(gap)?.id ?? ''} />
      <Hidden name="back" value={gapId(gap)} />
      <Submit small>{gap.type === 'unheard' || gap.type === 'silent' ? t('coverage:make-task.word') : t('coverage:make-task')}</Submit>
    </Form>
  );
}

/** The group to which an ask about a gap goes: the one that is missing, or the only one of its kind. */
function groupToAsk({ group, state }: Gap): GroupState | undefined {
  return group ?? (state.groups.length === 1 ? state.groups[0] : undefined);
}

/** Names a gap on the page; it stays while the kind of gap changes. */
function gapId({ state: { kind }, group }: Gap): string {
  return `gap-${kind.listKey}-${kind.id}${group ? `-${group.id}` : ''}`.replaceAll('.', '-');
}

function Majority({ covered }: { covered: Coverage['lists'][number] }) {
  const { t } = useView();
  const holds = majorityHolds(covered);
  if (holds === null) return null;
  return <Notice tone={holds ? 'good' : 'now'}>{t(holds ? 'coverage:majority.holds' : 'coverage:majority.lacks')}</Notice>;
}
