import { loadPublicConversations, loadShownResults, PublicConversations, ShownResults } from '../domains/conversations/web/index.ts';
import { loadOpenCalls, OpenCalls } from '../domains/coverage/web/index.ts';
import { getIssue, listStakes, type Issue, type Stake } from '../domains/issues/index.ts';
import {
  IssueHead,
  loadPromiseLine,
  loadPromisesPublic,
  PromiseLine,
  PromisesPublic,
  StakesPublic,
  type PromiseLineData,
  type PromisesPublicData,
} from '../domains/issues/web/index.ts';
import { CommitmentsPublic, loadCommitmentsPublic, type CommitmentsPublicData } from '../domains/commitments/web/index.ts';
import { listWords } from '../domains/vocabulary/index.ts';
import { loadMapLink, MapLink } from '../domains/maps/web/index.ts';
import { DepthNow, loadDepthNow, type DepthNowData } from '../domains/rubrics/web/index.ts';
import { listDecisions, type Decision } from '../domains/decisions/index.ts';
import { findSeat, leads, standingOn } from '../domains/people/index.ts';
import { param, render, type Controller } from '../platform/http/web.ts';
import { direction } from '../platform/i18n/locales.ts';
import { href } from '../routes.ts';
import { ButtonLink, Columns, Fold, Notice, Quiet, Section, Shell, Time, useView, type RailStep } from '../ui/index.ts';

interface IssueShowData {
  readonly issue: Issue;
  readonly rail: readonly RailStep[];
  readonly promise: PromiseLineData | null;
  readonly promises: PromisesPublicData;
  readonly depth: DepthNowData;
  readonly stakes: readonly Stake[];
  readonly conversations: Awaited<ReturnType<typeof loadPublicConversations>>;
  readonly results: Awaited<ReturnType<typeof loadShownResults>>;
  readonly decisions: readonly Decision[];
  readonly commitments: CommitmentsPublicData;
  /** How many words groups use in their own way. */
  readonly words: number;
  readonly calls: Awaited<ReturnType<typeof loadOpenCalls>>;
  readonly map: boolean;
  readonly leads: boolean;
}

/** The public page of an issue: what it is, how one can take part now, what was decided and what changed. */
export const issuePage: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const data: IssueShowData = {
    issue,
    rail: await c.var.loopOf(issue),
    promise: await loadPromiseLine(ctx, issue, await findSeat(ctx, issue.id)),
    promises: await loadPromisesPublic(ctx, issue),
    depth: await loadDepthNow(ctx, issue),
    stakes: await listStakes(ctx, issue.id),
    conversations: await loadPublicConversations(ctx, issue),
    results: await loadShownResults(ctx, issue),
    decisions: await listDecisions(ctx, issue.id),
    commitments: await loadCommitmentsPublic(ctx, issue),
    words: (await listWords(ctx, issue.id)).length,
    calls: await loadOpenCalls(ctx, issue),
    map: await loadMapLink(ctx, issue),
    leads: leads(await standingOn(ctx, issue.id)),
  };
  return render(c, <IssueShow data={data} />, 200, { live: `issue:${issue.id}` });
};

function IssueShow({ data }: { data: IssueShowData }) {
  const { t } = useView();
  const { issue } = data;
  return (
    <Shell title={issue.statement} description={issue.why} desk wide>
      <IssueHead issue={issue} rail={data.rail} />
      {issue.publishedAt ? null : <Notice>{t('pages:issue.private')}</Notice>}
      <Columns aside={<Aside data={data} />}>
        <TakePart data={data} />
        <OpenCalls issue={issue} kinds={data.calls} />
        <ShownResults conversations={data.results} />
        <Decisions decisions={data.decisions} />
        <MapLink issue={issue} data={data.map} />
        <CommitmentsPublic data={data.commitments} issue={issue} />
        <Fold label={t('pages:issue.stakes', { count: data.stakes.length })}>
          <StakesPublic data={data.stakes} />
        </Fold>
      </Columns>
    </Shell>
  );
}

function TakePart({ data }: { data: IssueShowData }) {
  const { t } = useView();
  const at = { issue: data.issue.slug };
  return (
    <Section id="hear" title={t('pages:issue.take-part')}>
      <PromiseLine data={data.promise} />
      <PublicConversations conversations={data.conversations} />
      <p>
        <ButtonLink href={href('say.new', at)}>{t('pages:issue.say')}</ButtonLink>
      </p>
      <Quiet>{t('pages:issue.say.why')}</Quiet>
    </Section>
  );
}

function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  const { t } = useView();
  const shown = decisions.filter((one) => one.openedAt);
  if (shown.length === 0) return null;
  return (
    <Section id="decide" title={t('pages:issue.decisions')}>
      <ul class="lines" role="list">
        {shown.map((one) => (
          <li>
            <a href={href('decision.show', { decision: one.id })} lang={one.lang} dir={direction(one.lang)}>
              {one.question}
            </a>
            <p class="quiet">
              <Time value={one.closedAt ?? one.closesAt} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Aside({ data }: { data: IssueShowData }) {
  return (
    <>
      <More data={data} />
      <DepthNow data={data.depth} />
      <PromisesPublic data={data.promises} />
    </>
  );
}

function More({ data }: { data: IssueShowData }) {
  const { t } = useView();
  const at = { issue: data.issue.slug };
  return (
    <Section title={t('pages:issue.more')}>
      <ul>
        {data.leads ? (
          <li>
            <a href={href('desk.issue', at)}>{t('pages:desk.open')}</a>
          </li>
        ) : null}
        <li>
          <a href={href('changed.show', at)}>{t('pages:issue.changed')}</a>
        </li>
        <li>
          <a href={href('vocabulary.show', at)}>{data.words > 0 ? t('vocabulary:public.count', { count: data.words }) : t('vocabulary:public.title')}</a>
        </li>
        <li>
          <a href={href('founding.show', at)}>{t('pages:issue.founding')}</a>
        </li>
        <li>
          <a href={href('moderation.show', at)}>{t('pages:issue.moderation')}</a>
        </li>
        <li>
          <a href={href('export.public', at)} download>
            {t('pages:issue.public-data')}
          </a>
        </li>
      </ul>
    </Section>
  );
}
