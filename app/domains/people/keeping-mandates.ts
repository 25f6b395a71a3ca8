import { sql } from 'kysely';
import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { todayOf } from './day.ts';
import { lockMandate } from './mandating.ts';
import type { Roster } from './roster.ts';

export interface MandateChange {
  readonly channel: string | null;
  /** 1 to 366. */
  readonly everyDays: number;
  readonly revision: number;
}

/** Says how word travels and how often: its holder, or those who lead. @throws NotFound, Denied, StaleRevision */
export async function changeMandate(ctx: Ctx, roster: Roster, id: string, change: MandateChange): Promise<void> {
  await transact(ctx, async (ctx) => {
    const mandate = await lockMandate(ctx, roster, id);
    if (mandate.revision !== change.revision) throw new StaleRevision();
    await ctx.db
      .updateTable('mandates')
      .set({ channel: change.channel, every_days: change.everyDays, revision: sql`revision + 1` })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'mandate.changed', issueId: roster.issueId, subjectId: id, particulars: { everyDays: change.everyDays } });
  });
}

export interface Renewal {
  /** The new last day, `YYYY-MM-DD`, later than the one before. */
  readonly untilOn: string;
  readonly how: string | null;
  readonly lang: string;
}

/** Writes down that the group gave the mandate again, also after its last day: it runs again from now on. `open`: it has no last day; `earlier`: the day is not later. @throws NotFound, Denied */
export async function renewMandate(ctx: Ctx, roster: Roster, id: string, renewal: Renewal): Promise<Result<null, 'open' | 'earlier'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const mandate = await lockMandate(ctx, roster, id);
    if (mandate.untilOn === null) return no('open');
    if (renewal.untilOn <= mandate.untilOn || renewal.untilOn <= todayOf(ctx)) return no('earlier');
    await ctx.db
      .insertInto('mandate_renewals')
      .values({
        id: newId(),
        mandate_id: id,
        from_until_on: mandate.untilOn,
        to_until_on: renewal.untilOn,
        how: renewal.how,
        lang: renewal.lang,
        renewed_at: ctx.now,
        renewed_by: personId,
      })
      .execute();
    await ctx.db
      .updateTable('mandates')
      .set({ until_on: renewal.untilOn, revision: sql`revision + 1` })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'mandate.renewed', issueId: roster.issueId, subjectId: id });
    return ok(null);
  });
}

export interface RenewalRow {
  readonly id: string;
  readonly fromUntilOn: string;
  readonly toUntilOn: string;
  readonly how: string | null;
  readonly lang: string;
  readonly renewedAt: Date;
  readonly renewedByName: string;
}

/** The renewals of a mandate, newest first. */
export async function listRenewals(ctx: Pick<Ctx, 'db'>, mandateId: string): Promise<RenewalRow[]> {
  return ctx.db
    .selectFrom('mandate_renewals as r')
    .innerJoin('persons as p', 'p.id', 'r.renewed_by')
    .select(['r.id', 'r.from_until_on as fromUntilOn', 'r.to_until_on as toUntilOn', 'r.how', 'r.lang', 'r.renewed_at as renewedAt', 'p.name as renewedByName'])
    .where('r.mandate_id', '=', mandateId)
    .orderBy('r.renewed_at', 'desc')
    .execute();
}
