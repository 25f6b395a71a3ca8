import { must } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound, StaleRevision } from '../../platform/errors.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { isLastConvener, lockMembership } from './changing-memberships.ts';
import { listMoves, type Move } from './moves.ts';
import { setPlace } from './placing.ts';
import { canLeadPeople } from './policy.ts';
import type { Ring } from './ring.ts';
import type { Roster } from './roster.ts';

/** Moves a member to another ring and nothing else. @returns the id of the move, null where they sit there already. @throws NotFound, Denied, StaleRevision */
export async function moveMember(
  ctx: Ctx,
  roster: Roster,
  membershipId: string,
  to: { ring: Ring; reason: string | null; lang: string; revision: number },
): Promise<string | null> {
  return transact(ctx, async (ctx) => {
    const { membership } = await lockMembership(ctx, roster, membershipId);
    if (membership.ring === to.ring) return null;
    if (membership.revision !== to.revision) throw new StaleRevision();
    return setPlace(ctx, membership, { ring: to.ring, role: membership.role, reason: to.reason, lang: to.lang });
  });
}

/** Whether a move can still be taken back: it is the last one of its membership, and no taking back itself. */
export function isLastMove(move: Pick<Move, 'id' | 'undone' | 'undoesId'>, ofMembership: readonly Pick<Move, 'id'>[]): boolean {
  return !move.undone && move.undoesId === null && ofMembership[0]?.id === move.id;
}

/**
 * Takes the last move of a membership back, ring and role; both stay in the history. `moved-on`: they were moved since.
 * @throws NotFound; Denied for moves of others, and of roles, where the actor does not lead
 */
export async function undoMove(ctx: Ctx, roster: Roster, membershipId: string, moveId: string): Promise<Result<null, 'moved-on' | 'last-convener'>> {
  return transact(ctx, async (ctx) => {
    const { membership, standing } = await lockMembership(ctx, roster, membershipId);
    const moves = await listMoves(ctx, roster.issueId, membership.id);
    const move = moves.find((one) => one.id === moveId);
    if (!move) throw new NotFound();
    if (!isLastMove(move, moves)) return no('moved-on');
    if (move.fromRole !== move.toRole) must(canLeadPeople(standing));
    if (membership.role === 'convener' && move.fromRole !== 'convener' && (await isLastConvener(ctx, membership))) return no('last-convener');
    await setPlace(ctx, membership, { ring: move.fromRing, role: move.fromRole, reason: null, lang: move.lang, undoes: move.id });
    return ok(null);
  });
}
