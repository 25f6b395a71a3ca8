import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { Membership } from './membership.ts';
import { rings } from './ring.ts';

/** The present memberships of an issue. Who asks has found the issue through the actor. */
function presentMemberships(ctx: Pick<Ctx, 'db'>, issueId: string) {
  return ctx.db
    .selectFrom('memberships')
    .innerJoin('persons', 'persons.id', 'memberships.person_id')
    .select([
      'memberships.id',
      'memberships.issue_id as issueId',
      'memberships.person_id as personId',
      'persons.name',
      'persons.about',
      'memberships.ring',
      'memberships.role',
      'memberships.has_authority as hasAuthority',
      'memberships.has_influence as hasInfluence',
      'memberships.joined_at as joinedAt',
      'memberships.revision',
    ])
    .where('memberships.issue_id', '=', issueId)
    .where('memberships.ended_at', 'is', null);
}

/** The present members of an issue, from the core outwards, by name within a ring. For eyes that belong to the issue. */
export async function listMembers(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<Membership[]> {
  const rows = (await presentMemberships(ctx, issueId).orderBy('persons.name').orderBy('memberships.id').execute()) as Membership[];
  return rows.sort((a, b) => rings.indexOf(a.ring) - rings.indexOf(b.ring));
}

/** A present membership of that issue. @throws NotFound */
export async function getMembership(ctx: Pick<Ctx, 'db'>, issueId: string, id: string): Promise<Membership> {
  const row = isId(id) ? await presentMemberships(ctx, issueId).where('memberships.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row as Membership;
}

/** A person's present membership of an issue, or null. */
export async function findMembershipOf(ctx: Pick<Ctx, 'db'>, issueId: string, personId: string): Promise<Membership | null> {
  const row = await presentMemberships(ctx, issueId).where('memberships.person_id', '=', personId).executeTakeFirst();
  return (row as Membership | undefined) ?? null;
}
