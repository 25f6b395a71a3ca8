import type { Kysely } from 'kysely';
import type { DB } from '#app/platform/db/schema.ts';
import { newId } from '#app/platform/ids.ts';

/** A small town for request tests: two organizations, a few persons, groups, and one issue. Ids by name. */
export interface Town {
  readonly state: string;
  readonly district: string;
  /** Persons: e-mail is `<key>@example.org`. */
  readonly persons: {
    readonly admin: string;
    readonly convener: string;
    readonly core: string;
    readonly advisor: string;
    readonly listener: string;
    readonly stranger: string;
  };
  readonly groups: { readonly families: string; readonly drivers: string };
  /** Public, led by `convener`; `core`, `advisor` and `listener` (feedback network) are members. */
  readonly issue: { readonly id: string; readonly slug: string };
}

const made = new Date('2026-01-05T15:00:00Z');

/** Builds the town with plain rows, so that each slice's tests stand on their own capability only. */
export async function buildTown(db: Kysely<DB>): Promise<Town> {
  const state = newId();
  const district = newId();
  await db
    .insertInto('organizations')
    .values([
      { id: state, level: 'state', name: 'Cedar State Agency', created_at: made },
      { id: district, parent_id: state, level: 'district', name: 'Willow Bend Schools', created_at: made },
    ])
    .execute();
  const persons = { admin: newId(), convener: newId(), core: newId(), advisor: newId(), listener: newId(), stranger: newId() };
  await db
    .insertInto('persons')
    .values(Object.entries(persons).map(([key, id]) => ({ id, name: `${key} person`, email: `${key}@example.org`, created_at: made })))
    .execute();
  await db
    .insertInto('staff')
    .values([
      { organization_id: district, person_id: persons.admin, role: 'administrator', added_at: made },
      { organization_id: district, person_id: persons.convener, role: 'staff', added_at: made },
    ])
    .execute();
  const groups = { families: newId(), drivers: newId() };
  await db
    .insertInto('groups')
    .values([
      { id: groups.families, organization_id: district, name: 'Families on route 4', created_at: made },
      { id: groups.drivers, organization_id: district, name: 'Bus drivers', created_at: made },
    ])
    .execute();
  const issue = { id: newId(), slug: 'late-buses' };
  await db
    .insertInto('issues')
    .values({
      ...issue,
      organization_id: district,
      level: 'district',
      statement: 'Buses come late',
      why: 'Students miss class',
      answer_days: 10,
      privacy_threshold: 10,
      created_at: made,
      created_by: persons.convener,
    })
    .execute();
  await db.insertInto('issue_publications').values({ issue_id: issue.id, at: made, by: persons.convener }).execute();
  const member = (person_id: string, ring: string, role = 'member') => ({ id: newId(), issue_id: issue.id, person_id, ring, role, joined_at: made });
  await db
    .insertInto('memberships')
    .values([
      member(persons.convener, 'core', 'convener'),
      member(persons.core, 'core'),
      member(persons.advisor, 'advisors'),
      member(persons.listener, 'feedback'),
    ])
    .execute();
  return { state, district, persons, groups, issue };
}
