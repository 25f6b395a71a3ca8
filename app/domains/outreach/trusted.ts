import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { todayOf } from '../people/index.ts';

/** An issue on which the actor is trusted to name somebody. */
export interface TrustedOn {
  readonly slug: string;
  readonly statement: string;
  readonly lang: string;
  /** How many of those they named have not answered. */
  readonly waiting: number;
}

/** The issues on which the actor sits near, or speaks for a group: the newest first. */
export async function listWhereTrusted(ctx: Ctx): Promise<TrustedOn[]> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const { rows } = await sql<TrustedOn>`
    select i.slug, i.statement, i.lang,
      (select count(*)::int from nominations n where n.issue_id = i.id and n.nominated_by = ${personId} and n.answer is null and n.erased_at is null
        and n.expires_at > ${ctx.now}) as waiting
    from issues i join memberships m on m.issue_id = i.id and m.person_id = ${personId} and m.ended_at is null
    where m.ring in ('core', 'advisors') or exists (select 1 from mandates d where d.issue_id = i.id and d.person_id = ${personId}
      and d.ended_at is null and (d.until_on is null or d.until_on >= ${todayOf(ctx)}::date))
    order by i.created_at desc limit 20`.execute(ctx.db);
  return rows;
}
