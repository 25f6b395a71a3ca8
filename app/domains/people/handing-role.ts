import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { sendHandingLetter } from './handing-letter.ts';
import { findMembershipOf, getMembership } from './memberships.ts';
import { setPlace } from './placing.ts';
import { canLeadPeople } from './policy.ts';
import { lockAndAsk, type Roster } from './roster.ts';

/** `share`: both convene from now on. `hand-on`: the actor goes back to being a member. */
export const roleHandings = ['share', 'hand-on'] as const;
export type RoleHanding = (typeof roleHandings)[number];

/**
 * Makes another member a convener, beside the actor or in their place. The role goes with the work, not with a title, so the
 * reason is kept, and a letter tells the other. `convenes`: they are one already; `not-yours`: who is no convener cannot hand the role on;
 * `no-address`: without an address nobody can sign in, and so nobody would lead. @throws NotFound, Denied
 */
export async function handRole(
  ctx: Ctx,
  roster: Roster,
  membershipId: string,
  handing: { way: RoleHanding; reason: string; lang: string },
): Promise<Result<string, 'convenes' | 'not-yours' | 'no-address'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    await lockAndAsk(ctx, roster.issueId, canLeadPeople);
    const heir = await getMembership(ctx, roster.issueId, membershipId);
    if (heir.role === 'convener') return no('convenes');
    const own = await findMembershipOf(ctx, roster.issueId, personId);
    if (handing.way === 'hand-on' && own?.role !== 'convener') return no('not-yours');
    const { email, locale } = await personOf(ctx, heir.personId);
    if (email === null) return no('no-address');
    const { reason, lang } = handing;
    const move = await setPlace(ctx, heir, { ring: heir.ring, role: 'convener', reason, lang });
    if (handing.way === 'hand-on' && own) await setPlace(ctx, own, { ring: own.ring, role: 'member', reason, lang });
    const by = (await personOf(ctx, personId)).name;
    await sendHandingLetter(ctx, roster, { heir: { email, locale, name: heir.name }, by, way: handing.way, reason });
    return ok(move ?? '');
  });
}

async function personOf(ctx: Pick<Ctx, 'db'>, id: string) {
  return ctx.db.selectFrom('persons').select(['name', 'email', 'locale']).where('id', '=', id).executeTakeFirstOrThrow();
}
