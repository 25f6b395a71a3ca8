import type { Ctx } from '../../platform/ctx.ts';
import { keptGroups, type Ring } from '../people/index.ts';

/** In which ring a person or a group is wanted: by whom, why, since when. */
export interface WantedPlace {
  readonly id: string;
  /** One of the two is null. */
  readonly personId: string | null;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly groupLang: string | null;
  readonly ring: Ring;
  readonly reason: string;
  readonly lang: string;
  readonly wantedAt: Date;
  readonly wantedByName: string;
}

/** The wishes that stand, oldest first. For those who lead, or narrowed to one person for that person. */
export async function wantedOn(ctx: Pick<Ctx, 'db'>, issueId: string, personId: string | null = null): Promise<WantedPlace[]> {
  let query = ctx.db
    .selectFrom('wanted_places as w')
    .innerJoin('persons as by', 'by.id', 'w.wanted_by')
    .leftJoin(keptGroups('g'), 'g.id', 'w.group_id')
    .select([
      'w.id',
      'w.person_id as personId',
      'g.kept_id as groupId',
      'g.name as groupName',
      'g.lang as groupLang',
      'w.ring',
      'w.reason',
      'w.lang',
      'w.wanted_at as wantedAt',
      'by.name as wantedByName',
    ])
    .where('w.issue_id', '=', issueId)
    .where('w.removed_at', 'is', null);
  if (personId) query = query.where('w.person_id', '=', personId);
  return (await query.orderBy('w.wanted_at').orderBy('w.id').execute()) as WantedPlace[];
}
