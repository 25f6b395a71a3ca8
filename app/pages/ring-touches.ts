import { sql } from 'kysely';
import { dispatchesOf, type Touch } from '../domains/rings/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { href } from '../routes.ts';

interface Derived extends Omit<Touch, 'link'> {
  readonly target: string;
}

/**
 * Everything that rings of an issue were sent and asked: what was written down, and what this program itself opened to them.
 * Conversations are open to every ring; readings without a ring to the members of all; an invitation asks the ring it invites into.
 */
export async function touchesOf(ctx: Ctx, issueId: string): Promise<Touch[]> {
  const day = (column: string) => sql<string>`to_char(${sql.ref(column)} at time zone ${ctx.timeZone}, 'YYYY-MM-DD')`;
  const { rows } = await sql<Derived>`
    with all_rings(ring) as (values ('core'), ('advisors'), ('feedback'), ('dissemination'))
    select c.id::text || r.ring as id, r.ring, 'asked' as way, ${day('c.opens_at')} as on, c.topic as what, c.lang, null as channel, 'conversation' as source, c.id::text as target
    from conversations c cross join all_rings r where c.issue_id = ${issueId} and c.opens_at <= ${ctx.now}
    union all
    select d.id::text || r.ring, r.ring, 'asked', ${day('d.opened_at')}, d.question, d.lang, null, 'decision', d.id::text
    from decisions d join decision_electors r on r.decision_id = d.id and r.ring is not null where d.issue_id = ${issueId} and d.opened_at is not null
    union all
    select rd.id::text || r.ring, r.ring, 'asked', ${day('rd.opened_at')}, coalesce(rd.note, ''), rd.lang, null, 'reading', rd.id::text
    from readings rd join all_rings r on rd.ring is null or rd.ring = r.ring where rd.issue_id = ${issueId} and rd.basis = 'placements'
    union all
    select min(i.id::text), i.ring, 'asked', ${day('i.created_at')}, '', 'en', null, 'invitation', ''
    from invitations i where i.issue_id = ${issueId} group by 2, 4`.execute(ctx.db);
  return [...(await dispatchesOf(ctx, issueId)), ...rows.map(({ target, ...row }) => ({ ...row, link: linkTo(row.source, target) }))];
}

function linkTo(source: Touch['source'], target: string): string | null {
  if (source === 'conversation') return href('conversation.show', { conversation: target });
  if (source === 'decision') return href('decision.show', { decision: target });
  return source === 'reading' ? href('reading.show', { reading: target }) : null;
}
