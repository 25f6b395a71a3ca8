import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { waitsForAdult } from './holding.ts';
import { getInput } from './inputs.ts';

/** One act of moderation as everybody may see it: what was done and by which rule, without the text or its author. */
export interface LogEntry {
  readonly at: Date;
  readonly kind: 'remark' | 'statement';
  readonly what: 'hidden' | 'restored';
  /** The rule's key; null when something was shown again. */
  readonly rule: string | null;
}

export interface ModerationLog {
  readonly counts: { readonly accepted: number; readonly hidden: number; readonly unread: number };
  /** Newest first, at most 200. */
  readonly entries: readonly LogEntry[];
}

/** The public log of an issue. The caller has found the issue through the actor. */
export async function moderationLog(ctx: Ctx, issueId: string): Promise<ModerationLog> {
  const states = await ctx.db
    .selectFrom('inputs')
    .select((eb) => [sql<number>`case when ${waitsForAdult('inputs')} then 0 else moderated end`.as('state'), eb.fn.countAll<string>().as('count')])
    .where('issue_id', '=', issueId)
    .groupBy('state')
    .execute();
  const count = (state: number) => Number(states.find((one) => one.state === state)?.count ?? 0);
  const rows = await ctx.db
    .selectFrom('events')
    .innerJoin('inputs', 'inputs.id', 'events.subject_id')
    .leftJoin('moderations', (join) =>
      join.on((eb) => eb(eb.cast<string>('moderations.id', 'text'), '=', eb.ref('events.particulars', '->>').key('moderationId' as never))),
    )
    .select(['events.at', 'events.kind as act', 'inputs.kind', 'moderations.rule'])
    .where('events.issue_id', '=', issueId)
    .where('events.kind', 'in', ['input.hidden', 'input.restored'])
    .orderBy('events.at', 'desc')
    .orderBy('events.id', 'desc')
    .limit(200)
    .execute();
  const entries = rows.map((row) => ({
    at: row.at,
    kind: row.kind as LogEntry['kind'],
    what: row.act === 'input.hidden' ? ('hidden' as const) : ('restored' as const),
    rule: row.rule,
  }));
  return { counts: { accepted: count(1), hidden: count(-1), unread: count(0) }, entries };
}

/** Everything that was done with one input, for those who lead. */
export interface Act {
  readonly verdict: number;
  readonly rule: string | null;
  readonly reason: string | null;
  readonly lang: string;
  readonly at: Date;
  readonly byName: string | null;
}

/** The acts on an input, newest first. @throws NotFound */
export async function actsOn(ctx: Ctx, inputId: string): Promise<Act[]> {
  const { input } = await getInput(ctx, inputId);
  return ctx.db
    .selectFrom('moderations')
    .leftJoin('persons', 'persons.id', 'moderations.by')
    .select(['moderations.verdict', 'moderations.rule', 'moderations.reason', 'moderations.lang', 'moderations.at', 'persons.name as byName'])
    .where('input_id', '=', input.id)
    .orderBy('moderations.at', 'desc')
    .orderBy('moderations.id', 'desc')
    .execute();
}
