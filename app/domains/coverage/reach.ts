import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { listAsks, type Ask } from '../outreach/index.ts';
import type { Issue } from '../issues/index.ts';

/** How often somebody was asked to take part: through outreach, by invitation, or in an encounter about the issue. */
export interface Asked {
  readonly times: number;
  /** Asks that are planned and were not put yet. */
  readonly planned: number;
  /** The last day, `YYYY-MM-DD`. */
  readonly lastOn: string | null;
  /** What came of the last ask of outreach. */
  readonly outcome: Ask['attempts'][number]['outcome'] | null;
}

export const notAsked: Asked = { times: 0, planned: 0, lastOn: null, outcome: null };

export function together(asked: readonly Asked[]): Asked {
  return asked.reduce((sum, one) => {
    const isLater = sum.lastOn === null || (one.lastOn !== null && one.lastOn > sum.lastOn);
    return {
      times: sum.times + one.times,
      planned: sum.planned + one.planned,
      lastOn: isLater ? one.lastOn : sum.lastOn,
      outcome: isLater ? (one.outcome ?? sum.outcome) : (sum.outcome ?? one.outcome),
    };
  }, notAsked);
}

/** Whom an issue reached, by group, and its asks. */
export interface Reach {
  readonly groups: ReadonlyMap<string, Asked>;
  readonly asks: readonly Ask[];
}

/** Whom an issue reached. For those who lead: it says who was asked. */
export async function reachOf(ctx: Ctx, issue: Pick<Issue, 'id'>): Promise<Reach> {
  const asks = await listAsks(ctx, issue.id);
  const groups = new Map<string, Asked>();
  const add = (groupId: string, asked: Asked) => groups.set(groupId, together([groups.get(groupId) ?? notAsked, asked]));
  for (const ask of asks) if (ask.groupId !== null) add(ask.groupId, askedBy(ask));
  for (const row of await invitationsAndEncounters(ctx, issue.id)) add(row.group_id, { times: row.times, planned: 0, lastOn: row.last_on, outcome: null });
  return { groups, asks };
}

export function askedBy({ attempts }: Pick<Ask, 'attempts'>): Asked {
  const last = attempts.at(-1);
  return { times: attempts.length, planned: last ? 0 : 1, lastOn: last?.askedOn ?? null, outcome: last?.outcome ?? null };
}

/**
 * Letters and links that name a group and were not taken back, and encounters about the issue. Outreach writes its asks and gifts into
 * the directory too: an encounter on the day of one of them is that same talk, and is not counted once more.
 */
async function invitationsAndEncounters(ctx: Pick<Ctx, 'db'>, issueId: string) {
  const { rows } = await sql<{ group_id: string; times: number; last_on: string }>`
    with told as (
      select 'letter' as way, group_id, created_at::date as on_day from invitations where issue_id = ${issueId} and revoked_at is null
      union all
      select 'talk', e.group_id, n.on_day from encounters n join entries e on e.id = n.entry_id where n.issue_id = ${issueId} and n.removed_at is null
      union all
      select 'outreach', a.group_id, t.asked_on from asks a join ask_attempts t on t.ask_id = a.id where a.issue_id = ${issueId}
      union all
      select 'outreach', group_id, given_on from offers where issue_id = ${issueId} and given_on is not null
    ), kept as (
      select told.way, coalesce(m.kept_id, told.group_id) as group_id, told.on_day
      from told left join merged_groups m on m.group_id = told.group_id where told.group_id is not null
    )
    select group_id, count(*)::int as times, max(on_day)::text as last_on from kept
    where way = 'letter' or (way = 'talk' and not exists (
      select 1 from kept same where same.way = 'outreach' and same.group_id = kept.group_id and same.on_day = kept.on_day))
    group by group_id`.execute(ctx.db);
  return rows;
}
