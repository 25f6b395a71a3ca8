import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { EncounterChannel, Subject } from './entry.ts';
import { keptBy } from './keepers.ts';

/** One time that somebody of ours and a group, person or organization were in touch. */
export interface Encounter {
  readonly id: string;
  /** The organization whose people were in touch; only they read it. */
  readonly organizationId: string;
  readonly entryId: string;
  readonly issueId: string | null;
  /** `YYYY-MM-DD`. */
  readonly onDay: string;
  readonly channel: EncounterChannel;
  readonly about: string;
  readonly lang: string;
  readonly nextStep: string | null;
  readonly nextOn: string | null;
  readonly by: string;
  readonly byName: string;
  readonly revision: number;
  readonly removedAt: Date | null;
}

function visibleEncounters(ctx: Ctx) {
  return ctx.db
    .selectFrom('encounters')
    .innerJoin('persons', 'persons.id', 'encounters.by')
    .innerJoin('entries', 'entries.id', 'encounters.entry_id')
    .where('encounters.organization_id', 'in', keptBy(ctx.actor.personId))
    .select([
      'encounters.id',
      'encounters.organization_id as organizationId',
      'encounters.entry_id as entryId',
      'encounters.issue_id as issueId',
      'encounters.on_day as onDay',
      'encounters.channel',
      'encounters.about',
      'encounters.lang',
      'encounters.next_step as nextStep',
      'encounters.next_on as nextOn',
      'encounters.by',
      'persons.name as byName',
      'encounters.revision',
      'encounters.removed_at as removedAt',
    ]);
}

/**
 * The encounters with a group, person or organization that the actor may read, latest first: those of organizations whose directory they keep.
 * Those with entries merged into it are among them.
 */
export async function listEncounters(ctx: Ctx, subject: Subject, { removed = false, limit = 100 } = {}): Promise<Encounter[]> {
  const column = { groups: sql`s.group_id`, persons: sql`s.person_id`, organizations: sql`s.partner_id` }[subject.kind];
  const rows = await visibleEncounters(ctx)
    .where(sql<boolean>`encounters.entry_id in (
      select e.id from entries s join entries e on e.id = s.id or (e.organization_id = s.organization_id and exists (
        select 1 from merges m where m.merged_id = e.id and m.undone_at is null) and kept_entry(e.id) = s.id)
      where ${column} = ${subject.id}::uuid)`)
    .where('encounters.removed_at', removed ? 'is not' : 'is', null)
    .orderBy('encounters.on_day', 'desc')
    .orderBy('encounters.id', 'desc')
    .limit(limit)
    .execute();
  return rows as Encounter[];
}

/** An encounter that the actor may read. @throws NotFound */
export async function getEncounter(ctx: Ctx, id: string): Promise<Encounter> {
  const row = isId(id) ? await visibleEncounters(ctx).where('encounters.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row as Encounter;
}
