import { sql } from 'kysely';
import { engineVersion } from '../../engines/opinion/index.ts';
import type { Ctx } from '../../platform/ctx.ts';

/** A conversation whose newest analysis does not know the newest state of its votes, statements or settings. */
export interface Stale {
  readonly id: string;
  readonly issueId: string;
  readonly privacyThreshold: number;
  readonly closesAt: Date | null;
  /** The newest cast vote, and a mark of the state of statements and settings, as they were when this was asked. */
  readonly lastCastId: number;
  readonly mark: string;
}

/**
 * Which conversations are to be worked out anew, of one conversation, of an issue, or of all. It is worked out from the data each
 * time, so that nothing is forgotten when a process dies. The caller is the analyst, who sees every issue.
 */
export async function staleConversations(ctx: Ctx, where: { readonly conversationId: string } | { readonly issueId: string } | 'all'): Promise<Stale[]> {
  const those = where === 'all' ? sql`true` : 'issueId' in where ? sql`c.issue_id = ${where.issueId}` : sql`c.id = ${where.conversationId}`;
  const { rows } = await sql<Stale>`
    select c.id, c.issue_id as "issueId", i.privacy_threshold as "privacyThreshold", c.closes_at as "closesAt", k.newest as "lastCastId", s.mark
    from conversations c
    join issues i on i.id = c.issue_id
    cross join lateral (select max(id) as newest from vote_casts where conversation_id = c.id) k
    cross join lateral (
      select md5(concat(i.privacy_threshold, '/', string_agg(concat(s.number, ':', p.moderated, ':', p.withdrawn_at is not null, ':', s.is_meta), ',' order by s.number))) as mark
      from statements s join inputs p on p.id = s.id where s.conversation_id = c.id
    ) s
    left join lateral (
      select last_cast_id, mark, engine, computed_at from analyses where conversation_id = c.id order by computed_at desc limit 1
    ) a on true
    where ${those} and k.newest is not null
      and (a.last_cast_id is distinct from k.newest or a.mark is distinct from s.mark or a.engine <> ${engineVersion}
        or (c.closes_at <= ${ctx.now} and a.computed_at < c.closes_at))
    order by c.id`.execute(ctx.db);
  return rows;
}
