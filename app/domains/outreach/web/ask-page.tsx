import type { Ctx } from '../../../platform/ctx.ts';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import { param, render, type Web } from '../../../platform/http/web.ts';
import { NotFound } from '../../../platform/errors.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Facts, Form, Heading, Notice, Row, Said, Shell, Submit, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { findMembershipOf, leads, mandatesOn, standingOn, todayOf } from '../../people/index.ts';
import type { Ask, Attempt, CategoryKey } from '../ask.ts';
import { getAsk, listAttempts } from '../asks.ts';
import { seeAsk } from '../attempting.ts';
import { isFirst } from '../first-asks.ts';
import { Attempting, History } from './attempts.tsx';
import { Due } from './outreach-page.tsx';
import { PartnerName } from './pieces.tsx';

export interface AskData {
  readonly issue: Issue;
  readonly ask: Ask;
  /** With those taken back. */
  readonly history: readonly Attempt[];
  readonly leading: boolean;
  /** Nobody asked them before, and nothing was given to them. */
  readonly isFirst: boolean;
  /** They said yes, and nobody of them sits on the issue. */
  readonly needsSeat: boolean;
  readonly today: string;
  readonly problems: Problems;
  readonly typed: Typed;
}

/** One ask with every time it was put, for those who lead and for who does it. @throws NotFound */
export async function showAsk(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const leading = leads(await standingOn(ctx, issue.id));
  const id = param(c, 'ask');
  const ask = await seeAsk(ctx, issue.id, id).catch((error: unknown) => {
    if (error instanceof NotFound && leading) return getAsk(ctx, issue.id, id, 'removed');
    throw error;
  });
  const isNew = leading && ask.attempts.length === 0 && ask.withoutOffer === null && ask.removedAt === null;
  const data = {
    issue,
    ask,
    history: await listAttempts(ctx, [ask.id]),
    leading,
    needsSeat: ask.state === 'done' && ask.removedAt === null && !(await isSeated(ctx, issue.id, ask)),
    isFirst: isNew && (await isFirst(ctx, issue.id, ask, ask.id)),
    today: todayOf(ctx),
    problems,
    typed,
  };
  return render(c, <AskPage {...data} />, Object.keys(problems).length > 0 ? 422 : 200, { issueId: issue.id });
}

/** The person asked is a member, or somebody speaks for the group. */
async function isSeated(ctx: Ctx, issueId: string, { personId, groupId }: Ask): Promise<boolean> {
  if (personId) return (await findMembershipOf(ctx, issueId, personId)) !== null;
  return groupId !== null && (await mandatesOn(ctx, issueId)).some((mandate) => mandate.groupId === groupId);
}

function AskPage(data: AskData) {
  const { t } = useView();
  const { issue, ask, leading, today } = data;
  const facts = [
    { name: t('outreach:ask.what'), value: <Said text={ask.what} lang={ask.lang} /> },
    { name: t('outreach:owner'), value: ask.ownerName },
    { name: t('outreach:ask.when'), value: <Due ask={ask} today={today} /> },
    ...(ask.through ? [{ name: t('outreach:ask.through.label'), value: ask.through }] : []),
    ...(ask.withoutOffer ? [{ name: t('outreach:first.reason.short'), value: ask.withoutOffer }] : []),
  ];
  return (
    <Shell title={t('outreach:ask.title')} desk problem={Object.keys(data.problems).length > 0}>
      <Heading
        above={
          <>
            <BackToIssue issue={issue} />
            {leading ? (
              <>
                {' '}
                · <a href={href('desk.outreach', { issue: issue.slug })}>{t('outreach:title')}</a>
                {ask.category ? (
                  <>
                    {' '}
                    · <a href={gapOf(issue, ask.category)}>{t('outreach:ask.gap')}</a>
                  </>
                ) : null}
              </>
            ) : null}
          </>
        }
        title={<PartnerName partner={ask} />}
      />
      {ask.removedAt ? <Removed {...data} /> : null}
      <Facts items={facts} />
      {leading && !ask.removedAt ? <Manage {...data} /> : null}
      {data.isFirst ? <GiveFirst {...data} /> : null}
      {data.needsSeat ? <Seat {...data} /> : null}
      <History {...data} />
      {ask.state === 'never' ? <Notice tone="now">{t('outreach:never.honoured')}</Notice> : null}
      <Attempting {...data} />
    </Shell>
  );
}

/** The kind of people whom the ask is to bring. */
function gapOf(issue: Issue, { framework, category, subgroup }: CategoryKey): string {
  return href('desk.kind', { issue: issue.slug, list: framework, kind: subgroup ? `${category}.${subgroup}` : category });
}

/** Before somebody new is asked for the first time. */
function GiveFirst({ issue, ask }: AskData) {
  const { t } = useView();
  const partner = { groupId: ask.groupId, personId: ask.personId, who: ask.who };
  const prefill = Object.fromEntries(Object.entries(partner).filter(([, value]) => value !== null)) as Record<string, string>;
  return (
    <Notice tone="now">
      <p>
        <strong>{t('outreach:first.title')}</strong> {t('outreach:first.lede')} {t('outreach:first.why')}
      </p>
      <ButtonLink small href={`${href('offers.index', { issue: issue.slug }, prefill)}#write`}>
        {t('outreach:first.offer')}
      </ButtonLink>
    </Notice>
  );
}

/** They said yes: somebody who leads gives them a seat. */
function Seat({ issue, ask, leading }: AskData) {
  const { t } = useView();
  if (!leading) return <Notice tone="good">{t('outreach:seat.tell')}</Notice>;
  const name = ask.personName ?? (ask.groupId ? ask.who : null);
  const begun = { ...(ask.groupId ? { group: ask.groupId } : {}), ...(name ? { name } : {}) };
  return (
    <Notice tone="good">
      <p>{t(ask.groupId || !ask.category ? 'outreach:seat.invite' : 'outreach:seat.group')}</p>
      <Row>
        {ask.groupId || !ask.category ? null : (
          <ButtonLink small href={`${gapOf(issue, ask.category)}#groups`}>
            {t('outreach:seat.to-group')}
          </ButtonLink>
        )}
        <ButtonLink small href={`${href('desk.people', { issue: issue.slug }, begun)}#invite`}>
          {t('outreach:seat.to-invite')}
        </ButtonLink>
      </Row>
    </Notice>
  );
}

function Manage({ issue, ask }: AskData) {
  const { t } = useView();
  const at = { issue: issue.slug, ask: ask.id };
  return (
    <Row>
      <ButtonLink small icon="pencil" href={href('ask.edit', at)}>
        {t('outreach:change')}
      </ButtonLink>
      <Form layout="inline" action={href('ask.remove', at)}>
        <Submit small icon="cross">
          {t('outreach:remove')}
        </Submit>
      </Form>
    </Row>
  );
}

function Removed({ issue, ask }: AskData) {
  const { t } = useView();
  return (
    <Notice tone="now">
      <p>{t('outreach:removed')}</p>
      <Form layout="inline" method="delete" action={href('ask.remove', { issue: issue.slug, ask: ask.id })}>
        <Submit small icon="back">
          {t('outreach:restore')}
        </Submit>
      </Form>
    </Notice>
  );
}
