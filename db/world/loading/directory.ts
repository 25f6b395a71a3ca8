import type { Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import { ago } from '../moments.ts';
import type { Reach, World } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

const begun = ago(220, 9);

/** What the district knows of its groups and persons; needs people and issues. */
export async function loadDirectory(db: Kysely<DB>, { directory, persons, groups }: World, calendar: Calendar): Promise<void> {
  const organization_id = idOf(directory.organization);
  const made = { created_at: calendar.at(begun), created_by: idOf(directory.keeper) };
  const entryId = (key: string) => idOf(`entry ${key}`);
  const personOf = (key: string) => persons.find((one) => one.key === key);
  const shared = { organization_id, ...made };
  await db
    .insertInto('entries')
    .values(
      directory.groups.map((one) => ({
        ...shared,
        id: entryId(one.group),
        group_id: idOf(one.group),
        languages: [...one.languages],
        knows: one.knows ?? null,
        believes: one.believes ?? null,
        does: one.does ?? null,
        said_by: one.saidBy,
        lang: groups.find((group) => group.key === one.group)?.lang ?? 'en',
      })),
    )
    .execute();
  await db
    .insertInto('entries')
    .values(
      directory.persons.map(({ person: key, languages }) => ({
        ...shared,
        id: entryId(key),
        person_id: idOf(key),
        name: personOf(key)?.name ?? key,
        lang: personOf(key)?.locale ?? 'en',
        languages: [...languages],
      })),
    )
    .execute();
  await db
    .insertInto('persons')
    .values(directory.doubles.map((one) => ({ id: idOf(`double ${one.of}`), name: one.name, locale: 'en', ...made })))
    .execute();
  await db
    .insertInto('entries')
    .values(directory.doubles.map((one) => ({ ...shared, id: entryId(`double ${one.of}`), person_id: idOf(`double ${one.of}`), name: one.name })))
    .execute();
  await loadChannels(
    db,
    [
      ...directory.groups.map((one) => ({ entry: entryId(one.group), reach: one.reach })),
      ...directory.persons.map(({ person, reach, role }) => {
        const email = role?.role === 'student' ? undefined : personOf(person)?.email;
        return { entry: entryId(person), reach: [...(email ? [{ kind: 'email', value: email } as const] : []), ...reach] };
      }),
      ...directory.doubles.map((one) => ({ entry: entryId(`double ${one.of}`), reach: one.reach })),
    ],
    made,
  );
  await loadRoles(db, { directory }, calendar);
  await loadEncounters(db, { directory }, calendar);
}

type Made = { created_at: Date; created_by: string };
type Part = Pick<World, 'directory'>;

async function loadChannels(db: Kysely<DB>, list: readonly { entry: string; reach: readonly Reach[] }[], made: Made): Promise<void> {
  const rows = list.flatMap(({ entry, reach }) =>
    reach.map(({ kind, value, note }) => ({ id: idOf(`channel ${entry} ${value}`), entry_id: entry, kind, value, note: note ?? null, ...made })),
  );
  await db.insertInto('channels').values(rows).execute();
}

async function loadRoles(db: Kysely<DB>, { directory }: Part, calendar: Calendar): Promise<void> {
  const made = { created_at: calendar.at(begun), created_by: idOf(directory.keeper) };
  const organization_id = idOf(directory.organization);
  const roles = directory.persons.flatMap(({ person, role }) => (role ? [{ person, ...role }] : []));
  await db
    .insertInto('roster_roles')
    .values(roles.map(({ person, role, at }) => ({ id: idOf(`role ${person}`), entry_id: idOf(`entry ${person}`), at_id: idOf(at), role, ...made })))
    .execute();
  await db
    .insertInto('adult_moderations')
    .values(
      roles
        .filter(({ role }) => role === 'student')
        .map(({ person }) => ({
          id: idOf(`adult ${person}`),
          organization_id,
          person_id: idOf(person),
          reason: 'student',
          at: made.created_at,
          by: made.created_by,
        })),
    )
    .execute();
  await db
    .insertInto('entries')
    .values(directory.nces.map((one) => ({ id: idOf(`entry ${one.organization}`), organization_id, partner_id: idOf(one.organization), ...made })))
    .execute();
  await db
    .insertInto('external_ids')
    .values(
      directory.nces.map((one) => ({
        organization_id,
        source: 'nces',
        kind: 'organizations',
        external_id: one.id,
        entry_id: idOf(`entry ${one.organization}`),
        ...made,
      })),
    )
    .execute();
}

async function loadEncounters(db: Kysely<DB>, { directory }: Part, calendar: Calendar): Promise<void> {
  await db
    .insertInto('encounters')
    .values(
      directory.encounters.map((one) => ({
        id: idOf(`encounter ${one.with} ${one.by} ${calendar.on(one.on)}`),
        organization_id: idOf(directory.organization),
        entry_id: idOf(`entry ${one.with}`),
        issue_id: one.issue ? idOf(one.issue) : null,
        on_day: calendar.on(one.on),
        channel: one.channel,
        about: one.about,
        lang: one.lang,
        next_step: one.next?.step ?? null,
        next_on: one.next ? calendar.on(one.next.until) : null,
        by: idOf(one.by),
        created_at: calendar.at(one.on),
        created_by: idOf(one.by),
      })),
    )
    .execute();
}
