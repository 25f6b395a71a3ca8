import type { Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import { ago } from '../moments.ts';
import type { World } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

/** When the organizations and their people came in. */
const begun = ago(400, 9);

export async function loadPeople(db: Kysely<DB>, world: World, calendar: Calendar): Promise<void> {
  const created_at = calendar.at(begun);
  await db
    .insertInto('organizations')
    .values(
      world.organizations.map((one) => ({
        id: idOf(one.key),
        parent_id: one.parent ? idOf(one.parent) : null,
        level: one.level,
        name: one.name,
        lang: one.lang,
        accent: one.accent,
        privacy_threshold: one.privacyThreshold,
        answer_days: one.answerDays,
        created_at,
      })),
    )
    .execute();
  await db
    .insertInto('persons')
    .values(world.persons.map((one) => ({ id: idOf(one.key), name: one.name, email: one.email ?? null, locale: one.locale, about: one.about, created_at })))
    .execute();
  await db
    .insertInto('staff')
    .values(world.staff.map((one) => ({ organization_id: idOf(one.organization), person_id: idOf(one.person), role: one.role, added_at: created_at })))
    .execute();
  await db
    .insertInto('groups')
    .values(
      world.groups.map((one) => ({ id: idOf(one.key), organization_id: idOf(one.organization), name: one.name, about: one.about, lang: one.lang, created_at })),
    )
    .execute();
}
