import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import { asksOfMandates, asksOfPlaces } from './asked-of-members.ts';

/** What a member's place asks. */
export type PlaceAsk = 'term-ends' | 'expectations' | 'pencilled' | 'successor' | 'look-back';
/** What a mandate asks: word to bring back, to carry out, both; to be renewed, soon or because it lapsed. */
export type MandateAsk = 'mandate-back' | 'mandate-out' | 'mandate-both' | 'mandate-ends' | 'mandate-lapsed';

/** One thing that waits for a member: a ballot, a placement, a consent, word to carry, something about their place. */
export interface Asked {
  readonly kind: 'ballot' | 'placement' | 'consent' | MandateAsk | PlaceAsk;
  /** What the link needs: a decision, reading, mandate or issue. */
  readonly target: string;
  readonly what: string;
  readonly lang: string;
  readonly issueSlug: string;
  readonly issueStatement: string;
  readonly issueLang: string;
  readonly due: Date | null;
}

/** All that waits for the actor now, over all their issues, soonest first. */
export async function askedOf(ctx: Ctx): Promise<Asked[]> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const { rows } = await sql<Asked>`
    with asked as (
      select 'ballot' as kind, d.id::text as target, d.question as what, d.lang, d.issue_id, d.closes_at as due
      from decisions d join decision_roll r on r.decision_id = d.id and r.person_id = ${personId}
      where d.opened_at is not null and d.closed_at is null and d.closes_at > ${ctx.now}
        and not exists (select 1 from ballot_receipts b where b.decision_id = d.id and b.person_id = ${personId})
      union all
      select 'placement', rd.id::text, coalesce(rd.note, ''), rd.lang, rd.issue_id, null
      from readings rd join memberships m on m.issue_id = rd.issue_id and m.person_id = ${personId} and m.ended_at is null and (rd.ring is null or rd.ring = m.ring)
      where rd.basis = 'placements' and rd.closed_at is null
        and not exists (select 1 from placements p where p.reading_id = rd.id and p.person_id = ${personId})
      union all
      select 'consent', i.slug, f.kind, f.lang, f.issue_id, null
      from founding_documents f join issues i on i.id = f.issue_id
      join memberships m on m.issue_id = f.issue_id and m.person_id = ${personId} and m.ended_at is null and m.ring in ('core', 'advisors')
      where not exists (select 1 from founding_documents later where later.issue_id = f.issue_id and later.kind = f.kind and later.number > f.number)
        and not exists (select 1 from consents c where c.founding_document_id = f.id and c.person_id = ${personId})
      union all ${asksOfPlaces(ctx, personId)}
    )
    select a.kind, a.target, a.what, a.lang, a.due, i.slug as "issueSlug", i.statement as "issueStatement", i.lang as "issueLang"
    from asked a join issues i on i.id = a.issue_id`.execute(ctx.db);
  const all = [...rows, ...(await asksOfMandates(ctx))];
  return all.toSorted((one, other) => (one.due?.getTime() ?? Infinity) - (other.due?.getTime() ?? Infinity) || one.kind.localeCompare(other.kind));
}
