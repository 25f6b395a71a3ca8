import type { PropsWithChildren } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { AnswerPanel, loadAnswerPanel } from '../domains/answers/web/index.ts';
import { ConversationsPanel, loadConversationsPanel } from '../domains/conversations/web/index.ts';
import { DecidePanel, loadDecidePanel, loadTryPanel, TryPanel } from '../domains/decisions/web/index.ts';
import { HearPanel, loadHearPanel } from '../domains/inputs/web/index.ts';
import { canLead, getIssue, type Issue } from '../domains/issues/index.ts';
import { Desk, loadPromisePanel, PromisePanel, type DeskTab } from '../domains/issues/web/index.ts';
import { DepthPanel, loadDepthPanel } from '../domains/rubrics/web/index.ts';
import { standingOn } from '../domains/people/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { Denied } from '../platform/errors.ts';
import { param, render, type Controller } from '../platform/http/web.ts';
import type { RouteName } from '../routes.ts';
import { useView, type RailStep } from '../ui/index.ts';
import { issueTab } from './desk-issue.tsx';

/** A tab loads for one issue and shows what it loaded. `search` is the query of the address. */
export interface DeskPanel<T> {
  readonly tab: DeskTab;
  load(ctx: Ctx, issue: Issue, search: Readonly<Record<string, string>>): Promise<T>;
  show(data: T, issue: Issue): JSX.Element;
}

/** The convener's pages of one issue, in the order of the loop. */
export const deskControllers: Partial<Record<RouteName, Controller>> = {
  'desk.issue': onDesk(issueTab),
  'desk.promise': onDesk({
    tab: 'promise',
    load: (ctx, issue) => loadPromisePanel(ctx, issue),
    show: (data, issue) => <PromisePanel data={data} issue={issue} />,
  }),
  'desk.hear': onDesk({
    tab: 'hear',
    load: async (ctx, issue, search) => ({ conversations: await loadConversationsPanel(ctx, issue), heard: await loadHearPanel(ctx, issue, search) }),
    show: (data, issue) => (
      <>
        <ConversationsPanel data={data.conversations} issue={issue} />
        <HearPanel data={data.heard} issue={issue} />
      </>
    ),
  }),
  'desk.decide': onDesk({ tab: 'decide', load: loadDecidePanel, show: (data, issue) => <DecidePanel data={data} issue={issue} /> }),
  'desk.answer': onDesk({ tab: 'answer', load: loadAnswerPanel, show: (data, issue) => <AnswerPanel data={data} issue={issue} /> }),
  'desk.depth': onDesk({ tab: 'depth', load: loadDepthPanel, show: (data, issue) => <DepthPanel data={data} issue={issue} /> }),
  'desk.try': onDesk({ tab: 'try', load: loadTryPanel, show: (data, issue) => <TryPanel data={data} issue={issue} /> }),
};

/** A page of the desk: found through the actor, for those who lead, live with the issue. */
function onDesk<T>(panel: DeskPanel<T>): Controller {
  return async (c) => {
    const { ctx } = c.var;
    const issue = await getIssue(ctx, param(c, 'issue'));
    const verdict = canLead(await standingOn(ctx, issue.id));
    if (!verdict.allowed) throw new Denied(verdict.reason);
    const rail = await c.var.loopOf(issue);
    const data = await panel.load(ctx, issue, c.req.query());
    return render(
      c,
      <DeskPage issue={issue} rail={rail} tab={panel.tab}>
        {panel.show(data, issue)}
      </DeskPage>,
      200,
      { live: `issue:${issue.id}` },
    );
  };
}

function DeskPage({ issue, rail, tab, children }: PropsWithChildren<{ issue: Issue; rail: readonly RailStep[]; tab: DeskTab }>) {
  const { t } = useView();
  return (
    <Desk issue={issue} rail={rail} current={tab} title={t(`pages:desk.${tab}`)}>
      {children}
    </Desk>
  );
}
