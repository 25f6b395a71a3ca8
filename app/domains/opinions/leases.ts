import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { newId } from '../../platform/ids.ts';

/** Longer than any analysis takes; what a process that died held is free again after it. */
const leaseSeconds = 60;

/** Does the work unless another process is at it. @returns null where another is */
export async function withLease<T>(ctx: Ctx, conversationId: string, work: () => Promise<T>): Promise<T | null> {
  const holder = newId();
  // The database's clock: processes may not agree on the time.
  const { rows } = await sql`
    insert into analysis_leases as l (conversation_id, holder, until) values (${conversationId}, ${holder}, now() + make_interval(secs => ${leaseSeconds}))
    on conflict (conversation_id) do update set holder = excluded.holder, until = excluded.until where l.until < now()
    returning 1`.execute(ctx.db);
  if (rows.length === 0) return null;
  try {
    return await work();
  } finally {
    await sql`delete from analysis_leases where conversation_id = ${conversationId} and holder = ${holder}`.execute(ctx.db);
  }
}
