import type { Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import type { Commitment, Issue } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

/** Dated pledges of either side, with what became of them and what people say to it. */
export async function loadCommitments(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  for (const one of issue.commitments ?? []) {
    const commitment_id = idOf(one.key);
    const by = idOf(one.createdBy);
    await db
      .insertInto('commitments')
      .values({
        id: commitment_id,
        issue_id: idOf(issue.key),
        side: one.side,
        group_id: one.group ? idOf(one.group) : null,
        who: one.who ?? null,
        person_id: one.person ? idOf(one.person) : null,
        source: one.tie === undefined ? 'free' : 'tie',
        source_id: one.tie === undefined ? null : idOf(`${issue.key} tie ${one.tie}`),
        made_on: calendar.on(one.made),
        created_at: calendar.at(one.made),
        created_by: by,
      })
      .execute();
    await db
      .insertInto('commitment_versions')
      .values(
        one.versions.map(({ what, due, reason, at }, place) => ({
          commitment_id,
          number: place + 1,
          what,
          due_on: calendar.on(due),
          reason: reason ?? null,
          lang: one.lang,
          at: calendar.at(at),
          by,
        })),
      )
      .execute();
    if (one.published)
      await db
        .insertInto('commitment_publications')
        .values({ commitment_id, at: calendar.at(one.published), by })
        .execute();
    await loadEnding(db, one, calendar);
    await loadPulse(db, issue, one);
  }
}

async function loadEnding(db: Kysely<DB>, one: Commitment, calendar: Calendar): Promise<void> {
  if (!one.ending) return;
  const { kind, on, note } = one.ending;
  await db
    .insertInto('commitment_endings')
    .values({
      id: idOf(`${one.key} ending`),
      commitment_id: idOf(one.key),
      ending: kind,
      ended_on: calendar.on(on),
      note: note ?? null,
      lang: one.lang,
      at: calendar.at(on),
      by: idOf(one.createdBy),
    })
    .execute();
}

async function loadPulse(db: Kysely<DB>, issue: Issue, { key, pulse }: Commitment): Promise<void> {
  if (!pulse) return;
  const commitment_id = idOf(key);
  await db
    .insertInto('commitment_pulses')
    .values(Object.entries(pulse).map(([answer, count]) => ({ commitment_id, answer, count })))
    .execute();
  const people = issue.participants.slice(-(pulse.yes + pulse.partly + pulse.no));
  await db
    .insertInto('commitment_pulse_receipts')
    .values(people.map((one) => ({ commitment_id, participant_id: idOf(one.key) })))
    .execute();
}
