import type { Ctx } from '../../platform/ctx.ts';
import { localDay } from '../../platform/clock.ts';
import { listMembers } from '../people/index.ts';
import type { Decision } from './decision.ts';
import { listDecisions } from './decisions.ts';

/** What was decided for now, what it is hoped to change, and when it is looked at again. */
export interface ProvisionalRecord {
  readonly decisionId: string;
  readonly optionId: string | null;
  readonly outcome: string;
  readonly hypothesis: string;
  readonly reopenWhen: string;
  readonly measure: string;
  /** `YYYY-MM-DD` */
  readonly reviewOn: string;
  readonly leaderName: string | null;
  readonly leaderCommitment: string | null;
  readonly leaderDisagreed: boolean;
  readonly lang: string;
}

/** A decision that is being tried. */
export interface Tried {
  readonly decision: Decision;
  readonly record: ProvisionalRecord;
  /** Whether the day of its review has come. */
  readonly reviewDue: boolean;
}

/** How a closed decision ended: with a record, or without a decision and why. Null while it is not closed. */
export async function endingOf(ctx: Ctx, decision: Decision): Promise<{ record: ProvisionalRecord } | { undecided: { reason: string; lang: string } } | null> {
  if (!decision.closedAt) return null;
  const [record] = await recordsOf(ctx, [decision.id]);
  if (record) return { record };
  const row = await ctx.db.selectFrom('decisions').select(['undecided_reason', 'undecided_lang']).where('id', '=', decision.id).executeTakeFirst();
  return { undecided: { reason: row?.undecided_reason ?? '', lang: row?.undecided_lang ?? decision.lang } };
}

/** The decisions of an issue that are being tried, the earliest review first, so that overdue ones stand on top. */
export async function listTried(ctx: Ctx, issueId: string): Promise<Tried[]> {
  const decisions = (await listDecisions(ctx, issueId)).filter((decision) => decision.closedAt);
  const records = await recordsOf(
    ctx,
    decisions.map((decision) => decision.id),
  );
  const today = localDay(ctx.now, ctx.timeZone);
  return records.flatMap((record) => {
    const decision = decisions.find((one) => one.id === record.decisionId);
    return decision ? [{ decision, record, reviewDue: record.reviewOn <= today }] : [];
  });
}

async function recordsOf(ctx: Ctx, decisionIds: readonly string[]): Promise<ProvisionalRecord[]> {
  if (decisionIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('provisional_records as r')
    .leftJoin('persons as p', 'p.id', 'r.leader_id')
    .select([
      'r.decision_id as decisionId',
      'r.option_id as optionId',
      'r.outcome',
      'r.hypothesis',
      'r.reopen_when as reopenWhen',
      'r.measure',
      'r.review_on as reviewOn',
      'p.name as leaderName',
      'r.leader_commitment as leaderCommitment',
      'r.leader_disagreed as leaderDisagreed',
      'r.lang',
    ])
    .where('r.decision_id', 'in', decisionIds)
    .orderBy('r.review_on')
    .orderBy('r.decision_id')
    .execute();
  return rows.map((row) => ({ ...row, reviewOn: String(row.reviewOn) }));
}

/** The present members of an issue who have authority: who can commit to carry a decision out. */
export async function authorities(ctx: Ctx, issueId: string): Promise<{ personId: string; name: string }[]> {
  const members = await listMembers(ctx, issueId);
  return members.filter((member) => member.hasAuthority).map(({ personId, name }) => ({ personId, name }));
}
