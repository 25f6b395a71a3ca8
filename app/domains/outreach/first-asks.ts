import type { Ctx } from '../../platform/ctx.ts';
import { listAsks } from './asks.ts';
import { listOffers } from './offers.ts';
import { partnerKey, type PartnerNamed } from './partner.ts';

/** Nobody plans to ask this partner or did, but with the ask `but`, and nothing was given to them, planned or done. The caller has made sure that the actor leads. */
export async function isFirst(ctx: Ctx, issueId: string, named: PartnerNamed, but: string | null = null): Promise<boolean> {
  const same = (other: PartnerNamed) => partnerKey(other) === partnerKey(named) || Boolean(named.groupId && other.groupId === named.groupId);
  if ((await listOffers(ctx, issueId)).some(same)) return false;
  return !(await listAsks(ctx, issueId)).some((ask) => ask.id !== but && same(ask));
}
