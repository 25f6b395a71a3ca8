import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { todayOf } from '../people/index.ts';

/** One letter that a commitment gives reason for. `key` is the same for the same due day and reader, so that nobody is written to twice. */
export interface CommitmentReminder {
  readonly key: string;
  readonly why: 'commitment-due';
  readonly to: string;
  readonly locale: string;
  readonly commitmentId: string;
  readonly what: string;
  readonly statement: string;
  /** The due day, `YYYY-MM-DD`. */
  readonly day: string;
}

/** After a restart from an old backup nobody wants letters about days long past. */
const tooLateDays = 30;

/**
 * For the job that writes reminders, where nobody is signed in: on the due day of a pledge that runs, to whom it names, else to those who
 * speak for the group that made it, else to the conveners; of them to those who left an address.
 */
export async function commitmentReminders(ctx: Ctx): Promise<CommitmentReminder[]> {
  const today = todayOf(ctx);
  const { rows } = await sql<CommitmentReminder>`
    with running as (
      select c.id, c.issue_id, c.side, c.group_id, c.person_id, v.what, v.due_on
      from commitments c
      join commitment_versions v on v.commitment_id = c.id and v.number = (select max(n.number) from commitment_versions n where n.commitment_id = c.id)
      where c.removed_at is null and v.due_on between ${today}::date - ${tooLateDays}::int and ${today}::date
        and not exists (select 1 from commitment_endings e where e.commitment_id = c.id and e.undone_at is null)
    ), asked as (
      select r.id, r.person_id, 1 as place from running r where r.person_id is not null
      union
      select r.id, m.person_id, 2 from running r join mandates m on m.issue_id = r.issue_id and kept_group(m.group_id) = kept_group(r.group_id)
      where r.side = 'group' and m.ended_at is null and m.given_on <= ${today}::date and (m.until_on is null or m.until_on >= ${today}::date)
      union
      select r.id, m.person_id, 3 from running r join memberships m on m.issue_id = r.issue_id and m.role = 'convener' and m.ended_at is null
    ), reachable as (
      select a.id, a.place, p.id as person_id, p.email, p.locale from asked a join persons p on p.id = a.person_id where p.email is not null
    )
    select 'commitment-due:' || r.id || ':' || r.due_on || ':' || w.person_id as key, 'commitment-due' as why, w.email as "to", w.locale,
      r.id as "commitmentId", r.what, i.statement, r.due_on::text as day
    from running r join reachable w on w.id = r.id join issues i on i.id = r.issue_id
    where w.place = (select min(o.place) from reachable o where o.id = r.id)
    order by 1`.execute(ctx.db);
  return rows;
}
