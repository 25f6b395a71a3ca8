import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { frameworkById, type Rubric } from '../frameworks/index.ts';
import { visibleIssues } from '../issues/index.ts';
import type { Reading } from './reading.ts';

/** The readings of the issues that this actor may see. What they say is another question: see `viewReadings`. */
export function visibleReadings(ctx: Ctx) {
  return visibleIssues(ctx).innerJoin('readings', 'readings.issue_id', 'issues.id').innerJoin('frameworks', 'frameworks.id', 'readings.framework_id');
}

const columns = [
  'readings.id',
  'readings.issue_id as issueId',
  'issues.slug as issueSlug',
  'issues.statement as issueStatement',
  'issues.lang as issueLang',
  'issues.privacy_threshold as privacyThreshold',
  'readings.framework_id as frameworkId',
  'frameworks.key as rubricKey',
  'readings.ring',
  'readings.basis',
  'readings.note',
  'readings.lang',
  'readings.read_on as readOn',
  'readings.opened_at as openedAt',
  'readings.closed_at as closedAt',
  'readings.counted',
  'readings.revision',
] as const;

/** @throws NotFound also where the actor may not see its issue. */
export async function getReading(ctx: Ctx, id: string): Promise<Reading> {
  const row = isId(id) ? await visibleReadings(ctx).select(columns).where('readings.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row as Reading;
}

/** Locks a reading's row for the rest of the transaction, through the visible query. @throws NotFound */
export async function lockReading(ctx: Ctx, id: string): Promise<Reading> {
  await getReading(ctx, id);
  await sql`select 1 from readings where id = ${id} for update`.execute(ctx.db);
  return getReading(ctx, id);
}

/** The readings of an issue, oldest first. */
export async function listReadings(ctx: Ctx, issueId: string): Promise<Reading[]> {
  const rows = await visibleReadings(ctx)
    .select(columns)
    .where('issues.id', '=', issueId)
    .orderBy('readings.read_on')
    .orderBy('readings.opened_at')
    .orderBy('readings.id')
    .execute();
  return rows as Reading[];
}

/** The wording that a reading was opened with, whatever became of it since. @throws NotFound */
export async function rubricOf(ctx: Ctx, reading: Pick<Reading, 'frameworkId'>): Promise<Rubric> {
  const { content } = await frameworkById(ctx, reading.frameworkId);
  if (!('ideas' in content)) throw new NotFound();
  return content;
}

/** How many readings an issue has by state, for the loop. */
export async function countReadings(ctx: Ctx, issueId: string): Promise<{ open: number; closed: number }> {
  const { rows } = await sql<{ open: number; closed: number }>`
    select count(*) filter (where closed_at is null) as open, count(*) filter (where closed_at is not null) as closed
    from readings where issue_id = ${issueId}`.execute(ctx.db);
  return rows[0] ?? { open: 0, closed: 0 };
}

/** The open readings in which the actor is asked and has not placed every big idea yet, oldest first. For their own table. */
export async function listReadingsAsked(ctx: Ctx): Promise<Reading[]> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const rows = await visibleReadings(ctx)
    .innerJoin('memberships', 'memberships.issue_id', 'readings.issue_id')
    .select(columns)
    .where('memberships.person_id', '=', personId)
    .where('memberships.ended_at', 'is', null)
    .where((eb) => eb.or([eb('readings.ring', 'is', null), eb('readings.ring', '=', eb.ref('memberships.ring'))]))
    .where('readings.basis', '=', 'placements')
    .where('readings.closed_at', 'is', null)
    .where(
      sql<boolean>`(select count(*) from placements p where p.reading_id = readings.id and p.person_id = ${personId}) < jsonb_array_length(frameworks.content -> 'ideas')`,
    )
    .orderBy('readings.opened_at')
    .execute();
  return rows as Reading[];
}
