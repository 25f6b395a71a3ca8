import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { Findings } from './findings.ts';
import type { Manner } from './told.ts';

/** What is told of a conversation now, with the exact findings behind it: never show those, see `telling.ts`. */
export interface ReleaseInForce {
  readonly id: string;
  readonly analysisId: string;
  readonly manner: Manner;
  readonly threshold: number;
  /** The lowest threshold under which the conversation was told so far. */
  readonly lowest: number;
  readonly releasedAt: Date;
  readonly findings: Findings;
}

/** The newest release, or null while nothing has been told. The caller has asked whether the actor may see it. */
export async function lastRelease(ctx: Ctx, conversationId: string): Promise<ReleaseInForce | null> {
  const { rows } = await sql<ReleaseInForce>`
    select r.id, a.id as "analysisId", r.manner, r.threshold, r.lowest, r.released_at as "releasedAt", a.findings
    from (select *, min(threshold) over () as lowest from releases where conversation_id = ${conversationId} order by released_at desc, id desc limit 1) r
    join analyses a on a.id = r.analysis_id`.execute(ctx.db);
  return rows[0] ?? null;
}

/** What decides whether something may be told now. */
export interface ReleaseHistory {
  /** Of the newest release; null where there is none. */
  readonly lastManner: Manner | null;
  readonly lastAnalysisId: string | null;
  /** Whether exact figures were ever told. */
  readonly wasExact: boolean;
  /** How many different people cast, changed or took back a vote since the newest release. */
  readonly votersSince: number;
  readonly voters: number;
}

export async function releaseHistory(ctx: Ctx, conversationId: string): Promise<ReleaseHistory> {
  const { rows } = await sql<ReleaseHistory>`
    with newest as (select * from releases where conversation_id = ${conversationId} order by released_at desc, id desc limit 1)
    select (select manner from newest) as "lastManner", (select analysis_id from newest) as "lastAnalysisId",
      exists (select 1 from releases where conversation_id = ${conversationId} and manner = 'exact') as "wasExact",
      (select count(distinct participant_id) from vote_casts
        where conversation_id = ${conversationId} and id > coalesce((select last_cast_id from newest), 0)) as "votersSince",
      (select count(distinct participant_id) from votes where conversation_id = ${conversationId}) as voters`.execute(ctx.db);
  const row = rows[0];
  if (!row) throw new Error('an aggregate has a row');
  return row;
}
