import type { Ctx } from '../../platform/ctx.ts';
import type { Role } from './membership.ts';
import type { Ring } from './ring.ts';

/** One change of ring or role: what was, what is since, by whom and why. */
export interface Move {
  readonly id: string;
  readonly membershipId: string;
  readonly personId: string;
  readonly name: string;
  readonly fromRing: Ring;
  readonly toRing: Ring;
  readonly fromRole: Role;
  readonly toRole: Role;
  readonly reason: string | null;
  readonly lang: string;
  /** The move that this one took back. */
  readonly undoesId: string | null;
  /** Whether it was taken back. */
  readonly undone: boolean;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly changedByName: string;
}

/** Moves on an issue, newest first; of one membership where its id is given. Who asks has found the issue through the actor. */
export async function listMoves(ctx: Pick<Ctx, 'db'>, issueId: string, membershipId: string | null = null, limit = 50): Promise<Move[]> {
  let query = ctx.db
    .selectFrom('membership_changes as c')
    .innerJoin('memberships as m', 'm.id', 'c.membership_id')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .innerJoin('persons as by', 'by.id', 'c.changed_by')
    .leftJoin('membership_changes as later', 'later.undoes_id', 'c.id')
    .select([
      'c.id',
      'c.membership_id as membershipId',
      'm.person_id as personId',
      'p.name',
      'c.from_ring as fromRing',
      'c.to_ring as toRing',
      'c.from_role as fromRole',
      'c.to_role as toRole',
      'c.reason',
      'c.lang',
      'c.undoes_id as undoesId',
      'c.changed_at as changedAt',
      'c.changed_by as changedBy',
      'by.name as changedByName',
      (eb) => eb('later.id', 'is not', null).as('undone'),
    ])
    .where('m.issue_id', '=', issueId);
  if (membershipId) query = query.where('m.id', '=', membershipId);
  return (await query.orderBy('c.changed_at', 'desc').orderBy('c.id', 'desc').limit(limit).execute()) as Move[];
}
