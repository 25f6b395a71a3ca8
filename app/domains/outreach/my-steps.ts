import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { leads, standingOn } from '../people/index.ts';
import type { Partner } from './ask.ts';

/** The next step with a hard relation, for who takes it. What stands between us is told only where they lead. */
export interface MyStep extends Partner {
  readonly id: string;
  readonly issueId: string;
  readonly slug: string;
  readonly nextStep: string;
  readonly lang: string;
  /** `YYYY-MM-DD`. */
  readonly byOn: string;
  readonly leads: boolean;
}

/** The next steps that the actor takes, on every issue where they still sit or lead, what is due first on top. */
export async function listMySteps(ctx: Ctx): Promise<MyStep[]> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const { rows } = await sql<Omit<MyStep, 'leads'>>`
    select r.id, r.issue_id as "issueId", i.slug, step.next_step as "nextStep", step.lang, step.by_on::text as "byOn", r.who,
      coalesce(m.kept_id, r.group_id) as "groupId", g.name as "groupName", g.lang as "groupLang", r.person_id as "personId", p.name as "personName"
    from hard_relations r
    join issues i on i.id = r.issue_id
    join lateral (
      select s.next_step, s.lang, s.by_on, s.owner_id from hard_relation_steps s where s.hard_relation_id = r.id order by s.number desc limit 1
    ) step on step.owner_id = ${personId}
    left join merged_groups m on m.group_id = r.group_id
    left join groups g on g.id = coalesce(m.kept_id, r.group_id)
    left join persons p on p.id = r.person_id
    where not exists (select 1 from hard_relation_resolutions x where x.hard_relation_id = r.id and x.undone_at is null)
    order by step.by_on, r.id`.execute(ctx.db);
  const steps: MyStep[] = [];
  for (const row of rows) {
    const standing = await standingOn(ctx, row.issueId);
    if (leads(standing) || standing.ring !== null) steps.push({ ...row, leads: leads(standing) });
  }
  return steps;
}
