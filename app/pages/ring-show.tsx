import { must } from '../platform/acting.ts';
import type { Ctx } from '../platform/ctx.ts';
import { param, render, type Controller } from '../platform/http/web.ts';
import { href } from '../routes.ts';
import { Notice } from '../ui/index.ts';
import { getIssue, type Issue } from '../domains/issues/index.ts';
import { leads, listMembers, standingOn, todayOf } from '../domains/people/index.ts';
import { canReadRings, countReachable, rhythmsOf } from '../domains/rings/index.ts';
import { Restore, RingPage, ringOf, type RhythmsData } from '../domains/rings/web/index.ts';
import { touchesOf } from './ring-touches.ts';

/** What pages about rings show of an issue. The caller has asked who may see it. */
export async function loadRhythms(ctx: Ctx, issue: Issue): Promise<RhythmsData> {
  return {
    issue,
    rhythms: await rhythmsOf(ctx, issue.id),
    touches: await touchesOf(ctx, issue.id),
    reach: await countReachable(ctx, issue.id),
    leads: leads(await standingOn(ctx, issue.id)),
    today: todayOf(ctx),
  };
}

/** One ring of an issue, for its members. */
export const ringPage: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const ring = ringOf(c);
  must(canReadRings(await standingOn(ctx, issue.id)));
  const rhythms = await loadRhythms(ctx, issue);
  const members = rhythms.leads ? await listMembers(ctx, issue.id) : [];
  const removed = rhythms.leads ? c.req.query('removed') : undefined;
  return render(
    c,
    <RingPage data={{ ...rhythms, issue, ring, members, open: c.req.query('open') ?? null }}>
      {removed ? (
        <Notice>
          <Restore action={href('dispatch.restore', { issue: issue.slug, ring, dispatch: removed })} label={ctx.t('rings:log.restore')} />
        </Notice>
      ) : null}
    </RingPage>,
  );
};
