import type { Ctx } from '../../platform/ctx.ts';
import { sameGroupAs } from '../people/index.ts';
import type { Way } from './speaking.ts';

/** The voice that somebody of the group has had so far, or null. */
export async function voiceBy(ctx: Ctx, groupId: string, way: Way): Promise<{ id: string; name: string | null; role: string | null } | null> {
  const rows = ctx.db.selectFrom('card_voices').select(['id', 'name', 'role']).where('group_id', 'in', sameGroupAs(groupId));
  if ('groupId' in way) {
    const { personId } = ctx.actor;
    return personId ? ((await rows.where('person_id', '=', personId).executeTakeFirst()) ?? null) : null;
  }
  return way.voiceId ? ((await rows.where('id', '=', way.voiceId).where('link_id', 'is not', null).executeTakeFirst()) ?? null) : null;
}
