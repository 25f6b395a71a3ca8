import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { staffed } from '../people/index.ts';
import type { Issue } from './issue.ts';

/** The issues this actor may see: public ones, those they are a member of, and those of organizations where they are staff. */
export function visibleIssues(ctx: Ctx) {
  const { personId } = ctx.actor;
  return allIssues(ctx).where((eb) => {
    const isPublic = eb('issue_publications.issue_id', 'is not', null);
    if (!personId) return isPublic;
    const isMember = eb.exists(
      eb
        .selectFrom('memberships')
        .select('memberships.id')
        .whereRef('memberships.issue_id', '=', 'issues.id')
        .where('memberships.person_id', '=', personId)
        .where('memberships.ended_at', 'is', null),
    );
    return eb.or([isPublic, isMember, eb('issues.organization_id', 'in', staffed(personId))]);
  });
}

const columns = [
  'issues.id',
  'issues.slug',
  'issues.organization_id as organizationId',
  'organizations.name as organizationName',
  'issues.privacy_threshold as privacyThreshold',
  'issues.earlier_thresholds as earlierThresholds',
  'issues.level',
  'issues.statement',
  'issues.why',
  'issues.lang',
  'issues.answer_days as answerDays',
  'issues.revision',
  'issues.created_at as createdAt',
  'issue_publications.at as publishedAt',
] as const;

/** An issue by its slug. @throws NotFound also where the actor may not see it. */
export async function getIssue(ctx: Ctx, slug: string): Promise<Issue> {
  const row = await visibleIssues(ctx).select(columns).where('issues.slug', '=', slug).executeTakeFirst();
  if (!row) throw new NotFound();
  return row as Issue;
}

/** An issue by its id, for things found below it. @throws NotFound */
export async function getIssueById(ctx: Ctx, id: string): Promise<Issue> {
  const row = isId(id) ? await visibleIssues(ctx).select(columns).where('issues.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row as Issue;
}

/** The issue of something that a link signed here leads to: the link is what lets people see it, also where the issue is private. @throws NotFound */
export async function issueBehindLink(ctx: Pick<Ctx, 'db'>, id: string): Promise<Issue> {
  const issue = await findIssueForOperator(ctx, id);
  if (!issue) throw new NotFound();
  return issue;
}

/** Public issues, newest first. */
export async function listPublicIssues(ctx: Ctx, limit = 50): Promise<Issue[]> {
  const rows = await visibleIssues(ctx)
    .select(columns)
    .where('issue_publications.issue_id', 'is not', null)
    .orderBy('issue_publications.at', 'desc')
    .limit(limit)
    .execute();
  return rows as Issue[];
}

/** The issues on which the actor has a part, newest first. */
export async function listMyIssues(ctx: Ctx, limit = 100): Promise<(Issue & { role: string; ring: string })[]> {
  if (!ctx.actor.personId) return [];
  const rows = await visibleIssues(ctx)
    .innerJoin('memberships as mine', (join) =>
      join.onRef('mine.issue_id', '=', 'issues.id').on('mine.person_id', '=', ctx.actor.personId).on('mine.ended_at', 'is', null),
    )
    .select([...columns, 'mine.role', 'mine.ring'])
    .orderBy('issues.created_at', 'desc')
    .limit(limit)
    .execute();
  return rows as (Issue & { role: string; ring: string })[];
}

/**
 * Locks an issue's row for the rest of the transaction, through the visible query. Against others who lock it, not against rows that refer to it:
 * whoever holds another lock and writes an event of the issue need not wait, so that no two wait for each other. @throws NotFound
 */
export async function lockIssue(ctx: Ctx, id: string): Promise<Issue> {
  await getIssueById(ctx, id);
  await sql`select 1 from issues where id = ${id} for no key update`.execute(ctx.db);
  // Read again: whoever held the lock before may have changed it.
  return getIssueById(ctx, id);
}

/** The issue by its id or slug, for the command line, where nobody is signed in. Null where there is none. */
export async function findIssueForOperator(ctx: Pick<Ctx, 'db'>, idOrSlug: string): Promise<Issue | null> {
  const row = await allIssues(ctx)
    .select(columns)
    .where((eb) => eb.or([eb('issues.slug', '=', idOrSlug), eb(sql<string>`issues.id::text`, '=', idOrSlug.toLowerCase())]))
    .executeTakeFirst();
  return (row as Issue | undefined) ?? null;
}

/** The newest issues of organizations that share them; private ones only where these are shared too. Found by consent, not by who looks: the caller has asked for it. */
export async function listSharedIssues(
  ctx: Pick<Ctx, 'db'>,
  sources: readonly { readonly id: string; readonly withPrivate: boolean }[],
  limit: number,
): Promise<Issue[]> {
  const rows = await allIssues(ctx)
    .select(columns)
    .where((eb) =>
      eb.or(
        sources.map(({ id, withPrivate }) => {
          const own = eb('issues.organization_id', '=', id);
          return withPrivate ? own : eb.and([own, eb('issue_publications.issue_id', 'is not', null)]);
        }),
      ),
    )
    .orderBy('issues.created_at', 'desc')
    .limit(limit)
    .execute();
  return rows as Issue[];
}

function allIssues(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('issues')
    .innerJoin('organizations', 'organizations.id', 'issues.organization_id')
    .leftJoin('issue_publications', 'issue_publications.issue_id', 'issues.id');
}
