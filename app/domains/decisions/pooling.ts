/** Below this many people a ring of a secret vote is put together with another, so that nobody can be worked out. */
export const fewestInSecretRing = 5;

/** Ballots under one name: a ring as text, or several rings joined by `+`. */
export interface Share {
  readonly ring: string;
  readonly count: number;
}

/**
 * Puts rings together until each pool has at least `least` ballots, so that nobody's vote shows in a small ring.
 * The smallest joins the next smallest: with a single small ring another goes with it, else subtraction would give it away.
 * Empty rings are left out. One pool of fewer than `least` is possible: then there is no spread to show.
 */
export function poolRings(shares: readonly Share[], least: number): { rings: string[]; count: number }[] {
  const pools = shares.filter((share) => share.count > 0).map((share) => ({ rings: share.ring.split('+'), count: share.count }));
  for (;;) {
    pools.sort((a, b) => a.count - b.count || compare(a.rings.join('+'), b.rings.join('+')));
    const [smallest, next] = pools;
    if (!smallest || !next || smallest.count >= least) return pools;
    pools.splice(0, 2, { rings: [...smallest.rings, ...next.rings].sort(compare), count: smallest.count + next.count });
  }
}

/** The name of each ring's pool, by ring. */
export function poolNames(shares: readonly Share[], least: number): ReadonlyMap<string, string> {
  return new Map(poolRings(shares, least).flatMap((pool) => pool.rings.map((ring) => [ring, pool.rings.join('+')] as const)));
}

const order = ['core', 'advisors', 'feedback', 'dissemination'];

/** From the middle outwards; what is no ring comes last. */
function compare(a: string, b: string): number {
  const place = (ring: string) => (order.indexOf(ring) + order.length + 1) % (order.length + 1);
  return place(a) - place(b) || (a < b ? -1 : Number(a > b));
}
