import { randomInt } from 'node:crypto';
import type { Ctx } from '../../platform/ctx.ts';
import { timelessId } from '../../platform/ids.ts';
import { fewestInSecretRing, poolNames } from './pooling.ts';

/**
 * Writes the ballots of a secret vote anew, all at once, in an order drawn by lot and with new ids: where they lie in the
 * database then says nothing of who came when. Rings in which few voted are put together for good.
 */
export async function shuffleBallots(ctx: Ctx, decisionId: string): Promise<void> {
  const ballots = await ctx.db.selectFrom('ballots').select(['id', 'ring']).where('decision_id', '=', decisionId).execute();
  if (ballots.length === 0) return;
  const marks = await ctx.db
    .selectFrom('ballot_marks')
    .selectAll()
    .where(
      'ballot_id',
      'in',
      ballots.map((ballot) => ballot.id),
    )
    .execute();
  const words = await ctx.db.selectFrom('reservations').select(['ballot_id', 'body', 'lang']).where('decision_id', '=', decisionId).execute();
  await ctx.db.deleteFrom('reservations').where('decision_id', '=', decisionId).execute();
  await ctx.db.deleteFrom('ballots').where('decision_id', '=', decisionId).execute();

  const pools = poolNames(ballots.map(({ ring }) => ({ ring, count: 1 })).reduce(joined, []), fewestInSecretRing);
  const newIds = new Map(ballots.map((ballot) => [ballot.id, timelessId()]));
  const renamed = (id: string | null) => (id === null ? null : (newIds.get(id) ?? null));
  const rows = ballots.map(({ id, ring }) => ({
    id: newIds.get(id) ?? timelessId(),
    decision_id: decisionId,
    ring: pools.get(ring.split('+')[0] ?? ring) ?? ring,
  }));
  await ctx.db.insertInto('ballots').values(shuffled(rows)).execute();
  const marked = marks.map(({ ballot_id, option_id, mark }) => ({ ballot_id: newIds.get(ballot_id) ?? ballot_id, option_id, mark }));
  if (marked.length > 0) await ctx.db.insertInto('ballot_marks').values(shuffled(marked)).execute();
  const said = words.map(({ ballot_id, body, lang }) => ({ id: timelessId(), decision_id: decisionId, ballot_id: renamed(ballot_id), body, lang }));
  if (said.length > 0) await ctx.db.insertInto('reservations').values(shuffled(said)).execute();
}

function joined(shares: { ring: string; count: number }[], share: { ring: string; count: number }): { ring: string; count: number }[] {
  const same = shares.find(({ ring }) => ring === share.ring);
  if (same) same.count += share.count;
  else shares.push({ ...share });
  return shares;
}

/** Fisher and Yates, by the system's lot and not by a seed that could be guessed. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    const [a, b] = [order[at], order[other]];
    if (a !== undefined && b !== undefined) [order[at], order[other]] = [b, a];
  }
  return order;
}
