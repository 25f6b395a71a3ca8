import { sql } from 'kysely';
import { localDay } from '../../platform/clock.ts';
import type { Ctx } from '../../platform/ctx.ts';

/** An invitation by mail that ran out or was taken back without an answer: somebody to ask in another way. */
export interface SilentLetter {
  /** Of the last letter. */
  readonly id: string;
  readonly name: string | null;
  readonly email: string;
  readonly groupId: string | null;
  /** Who it went to, where the address is known to be theirs. */
  readonly personId: string | null;
  /** Day of the last letter, `YYYY-MM-DD`. */
  readonly sentOn: string;
  /** How many letters they got on this issue. */
  readonly times: number;
}

/** Addresses whose letters on an issue all stayed without an answer, and for whom no ask is planned. For those who lead: it holds addresses. */
export async function listSilentLetters(ctx: Ctx, issueId: string): Promise<SilentLetter[]> {
  const { rows } = await sql<Omit<SilentLetter, 'sentOn'> & { sentAt: Date }>`
    select distinct on (i.email) i.id, i.name, i.email, i.group_id as "groupId", p.id as "personId", i.created_at as "sentAt",
      (select count(*)::int from invitations x where x.issue_id = i.issue_id and x.email = i.email) as times
    from invitations i left join persons p on p.email = i.email
    where i.issue_id = ${issueId} and i.email is not null
      and not exists (select 1 from invitations o where o.issue_id = i.issue_id and o.email = i.email and o.revoked_at is null and o.expires_at > ${ctx.now})
      and not exists (select 1 from invitations o join invitation_acceptances a on a.invitation_id = o.id where o.issue_id = i.issue_id and o.email = i.email)
      and not exists (select 1 from memberships m where m.issue_id = i.issue_id and m.person_id = p.id and m.ended_at is null)
      and not exists (select 1 from asks k where k.issue_id = i.issue_id and k.person_id = p.id and k.removed_at is null)
    order by i.email, i.created_at desc`.execute(ctx.db);
  return rows.map(({ sentAt, ...row }) => ({ ...row, sentOn: localDay(sentAt, ctx.timeZone) })).sort((one, other) => other.sentOn.localeCompare(one.sentOn));
}
