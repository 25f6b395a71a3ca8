import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { belongs, getIssueById, type Issue } from '../issues/index.ts';
import { keptGroups, mandatesOf, standingOn, todayOf, type Standing } from '../people/index.ts';
import type { Commitment, Ending, Side, Version } from './commitment.ts';
import type { Own } from './policy.ts';

/** Commitments that stand, or those that were taken away. */
export type Which = 'standing' | 'removed';

const newestVersion = sql<number>`(select max(n.number) from commitment_versions n where n.commitment_id = c.id)`;

function rows(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('commitments as c')
    .innerJoin('commitment_versions as v', (join) => join.onRef('v.commitment_id', '=', 'c.id').on('v.number', '=', newestVersion))
    .leftJoin('commitment_endings as e', (join) => join.onRef('e.commitment_id', '=', 'c.id').on('e.undone_at', 'is', null))
    .leftJoin('commitment_publications as p', 'p.commitment_id', 'c.id')
    .leftJoin(keptGroups('g'), 'g.id', 'c.group_id')
    .select(['c.id', 'c.issue_id as issueId', 'c.side', 'g.kept_id as groupId', 'g.name as groupName', 'g.lang as groupLang'])
    .select(['c.who', 'c.person_id as personId', 'c.source', 'c.source_id as sourceId', 'c.made_on as madeOn', 'c.removed_at as removedAt'])
    .select(['v.what', 'v.due_on as dueOn', 'v.lang', 'v.number as version', 'p.at as publishedAt'])
    .select(['e.ending', 'e.ended_on as endedOn', 'e.note', 'e.lang as endingLang'])
    .orderBy('v.due_on')
    .orderBy('c.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function asCommitment(row: Row): Commitment {
  const { source, sourceId, ending, endedOn, note, endingLang, side, ...rest } = row;
  return {
    ...rest,
    side: side as Side,
    source: sourceId === null ? { kind: 'free' } : { kind: source as 'tie' | 'sheet', id: sourceId },
    ending: ending === null || endedOn === null ? null : { kind: ending as Ending['kind'], on: endedOn, note, lang: endingLang ?? 'en' },
  };
}

/** The commitments of an issue that the actor may see, by due date: members all of them, others those that are public. @throws NotFound */
export async function listCommitments(ctx: Ctx, issueId: string, which: Which = 'standing'): Promise<Commitment[]> {
  const issue = await getIssueById(ctx, issueId);
  const inside = belongs(await standingOn(ctx, issue.id));
  let query = rows(ctx)
    .where('c.issue_id', '=', issue.id)
    .where('c.removed_at', which === 'standing' ? 'is' : 'is not', null);
  if (!inside) query = query.where('p.at', 'is not', null);
  return (await query.execute()).map(asCommitment);
}

/** The public commitments of an issue that the caller has found through the actor, by due date. */
export async function listPublicCommitments(ctx: Ctx, issueId: string): Promise<Commitment[]> {
  const found = await rows(ctx).where('c.issue_id', '=', issueId).where('c.removed_at', 'is', null).where('p.at', 'is not', null).execute();
  return found.map(asCommitment);
}

/** The standing commitments that came from these records, for who has found the records through the actor and belongs to the issue. */
export async function commitmentsFrom(ctx: Ctx, sourceIds: readonly string[]): Promise<Commitment[]> {
  if (sourceIds.length === 0) return [];
  return (await rows(ctx).where('c.source_id', 'in', sourceIds).where('c.removed_at', 'is', null).execute()).map(asCommitment);
}

/** Whether an actor of that standing may read it. What was taken away is for those inside. */
function maySee(commitment: Commitment, standing: Standing): boolean {
  return belongs(standing) || (commitment.publishedAt !== null && commitment.removedAt === null);
}

export interface Found {
  readonly commitment: Commitment;
  readonly issue: Issue;
  readonly standing: Standing;
  readonly own: Own;
}

/** A commitment, its issue, and what the actor has to do with it. @throws NotFound also where the actor may not see it */
export async function getCommitment(ctx: Ctx, id: string): Promise<Found> {
  const row = isId(id) ? await rows(ctx).where('c.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  const commitment = asCommitment(row);
  const issue = await getIssueById(ctx, commitment.issueId);
  const standing = await standingOn(ctx, issue.id);
  if (!maySee(commitment, standing)) throw new NotFound();
  return { commitment, issue, standing, own: await ownOf(ctx, commitment) };
}

async function ownOf(ctx: Ctx, { issueId, groupId, personId }: Commitment): Promise<Own> {
  const me = ctx.actor.personId;
  const mandates = me && groupId ? await mandatesOf(ctx, issueId, me) : [];
  return { holdsMandate: mandates.some((mandate) => mandate.groupId === groupId), isResponsible: me !== null && personId === me };
}

/** Locks a commitment for the rest of the transaction, and reads it anew. @throws NotFound */
export async function lockCommitment(ctx: Ctx, id: string): Promise<Found> {
  await getCommitment(ctx, id);
  await sql`select 1 from commitments where id = ${id} for no key update`.execute(ctx.db);
  return getCommitment(ctx, id);
}

/** Everything it ever said, oldest first. */
export async function versionsOf(ctx: Ctx, commitmentId: string): Promise<Version[]> {
  return ctx.db
    .selectFrom('commitment_versions')
    .select(['number', 'what', 'due_on as dueOn', 'reason', 'lang', 'at'])
    .where('commitment_id', '=', commitmentId)
    .orderBy('number')
    .execute();
}

/** How many standing commitments of an issue are past their day. */
export async function countLate(ctx: Ctx, issueId: string): Promise<number> {
  const row = await rows(ctx)
    .clearSelect()
    .clearOrderBy()
    .select(sql<number>`count(*)::int`.as('count'))
    .where('c.issue_id', '=', issueId)
    .where('c.removed_at', 'is', null)
    .where('e.ending', 'is', null)
    .where('v.due_on', '<', todayOf(ctx))
    .executeTakeFirstOrThrow();
  return row.count;
}
