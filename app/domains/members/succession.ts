import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';

/** Who follows a member. It counts once that person agreed. */
export interface Succession {
  readonly id: string;
  readonly membershipId: string;
  /** Whose place it is. */
  readonly memberName: string;
  readonly issueId: string;
  readonly successorId: string;
  readonly successorName: string;
  readonly namedAt: Date;
  readonly namedByName: string;
  readonly agreedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly removedAt: Date | null;
  readonly handedAt: Date | null;
  readonly heirMembershipId: string | null;
  readonly heirRingBefore: string | null;
  readonly heirRoleBefore: string | null;
  readonly undoneAt: Date | null;
}

export type SuccessionState = 'named' | 'agreed' | 'declined' | 'removed' | 'handed' | 'undone';

export function stateOf(one: Pick<Succession, 'agreedAt' | 'declinedAt' | 'removedAt' | 'handedAt' | 'undoneAt'>): SuccessionState {
  if (one.undoneAt) return 'undone';
  if (one.handedAt) return 'handed';
  if (one.removedAt) return 'removed';
  if (one.declinedAt) return 'declined';
  return one.agreedAt ? 'agreed' : 'named';
}

function successions(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('successions as s')
    .innerJoin('memberships as m', 'm.id', 's.membership_id')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .innerJoin('persons as heir', 'heir.id', 's.successor_id')
    .innerJoin('persons as by', 'by.id', 's.named_by')
    .select([
      's.id',
      's.membership_id as membershipId',
      'p.name as memberName',
      'm.issue_id as issueId',
      's.successor_id as successorId',
      'heir.name as successorName',
      's.named_at as namedAt',
      'by.name as namedByName',
      's.agreed_at as agreedAt',
      's.declined_at as declinedAt',
      's.removed_at as removedAt',
      's.handed_at as handedAt',
      's.heir_membership_id as heirMembershipId',
      's.heir_ring_before as heirRingBefore',
      's.heir_role_before as heirRoleBefore',
      's.undone_at as undoneAt',
    ]);
}

/** Who follows a member now; null where nobody is named. */
export async function successionOf(ctx: Pick<Ctx, 'db'>, membershipId: string): Promise<Succession | null> {
  const row = await successions(ctx)
    .where('s.membership_id', '=', membershipId)
    .where('s.removed_at', 'is', null)
    .where('s.declined_at', 'is', null)
    .where('s.undone_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** One of that issue. @throws NotFound */
export async function getSuccession(ctx: Pick<Ctx, 'db'>, issueId: string, id: string): Promise<Succession> {
  const row = isId(id) ? await successions(ctx).where('s.id', '=', id).where('m.issue_id', '=', issueId).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** Hand-overs to a member's present place that can still be taken back, and those that wait for the actor's own yes on an issue. */
export async function successionsFor(ctx: Pick<Ctx, 'db'>, issueId: string, personId: string): Promise<Succession[]> {
  return successions(ctx)
    .where('m.issue_id', '=', issueId)
    .where('s.successor_id', '=', personId)
    .where('s.removed_at', 'is', null)
    .where('s.declined_at', 'is', null)
    .where('s.undone_at', 'is', null)
    .orderBy('s.named_at')
    .execute();
}
