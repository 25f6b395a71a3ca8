import { localDay } from '../../platform/clock.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { rings, type Ring } from '../people/index.ts';
import type { Rhythm } from './rhythm.ts';

/** The rhythm of each ring, nearest first; with number 0 where none is written down. Who asks has found the issue through the actor. */
export async function rhythmsOf(ctx: Pick<Ctx, 'db' | 'timeZone'>, issueId: string): Promise<Rhythm[]> {
  const rows = await ctx.db
    .selectFrom('ring_rhythms as r')
    .leftJoin('persons as p', 'p.id', 'r.linker_id')
    .select([
      'r.ring',
      'r.number',
      'r.every_days as everyDays',
      'r.asks',
      'r.time_needed as timeNeeded',
      'r.channel',
      'r.linker_id as linkerId',
      'p.name as linkerName',
      'r.lang',
      'r.created_at as createdAt',
    ])
    .where('r.issue_id', '=', issueId)
    .orderBy('r.number', 'desc')
    .execute();
  return rings.map((ring) => {
    const row = rows.find((one) => one.ring === ring);
    if (!row)
      return { ring, number: 0, everyDays: usual[ring], asks: null, timeNeeded: null, channel: null, linkerId: null, linkerName: null, lang: 'en', since: '' };
    const { createdAt, ...rest } = row;
    return { ...rest, ring, since: localDay(createdAt, ctx.timeZone) };
  });
}

/** What a form begins with: nearer the middle means more often [ours]. */
const usual: Record<Ring, number> = { core: 14, advisors: 42, feedback: 60, dissemination: 30 };
