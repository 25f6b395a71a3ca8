import { sql, type Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import type { Issue, Sheet, TrustSignal } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

/** Sheets that were opened, and the records that only they lead to. */
export async function loadSheets(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  for (const sheet of issue.sheets ?? []) {
    await loadSheet(db, issue, sheet, calendar);
    await loadSlips(db, sheet, calendar);
  }
  for (const signal of issue.signals ?? []) await loadSignal(db, issue, signal, calendar);
  for (const value of issue.groupValues ?? []) {
    const { group, created, createdBy, saidBy, ...words } = value;
    await db
      .insertInto('group_values')
      .values({
        id: idOf(`${issue.key} value ${group}`),
        issue_id: idOf(issue.key),
        group_id: idOf(group),
        ...words,
        said_by: saidBy,
        created_at: calendar.at(created),
        created_by: idOf(createdBy),
      })
      .execute();
  }
}

async function loadSheet(db: Kysely<DB>, issue: Issue, sheet: Sheet, calendar: Calendar): Promise<void> {
  const sheet_id = idOf(sheet.key);
  const tool = `tool.${sheet.tool}`;
  const framework = await db.selectFrom('frameworks').select('id').where('key', '=', tool).where('organization_id', 'is', null).executeTakeFirstOrThrow();
  await db
    .insertInto('sheets')
    .values({
      id: sheet_id,
      issue_id: idOf(issue.key),
      tool,
      framework_id: framework.id,
      opened_at: calendar.at(sheet.opened),
      opened_by: idOf(sheet.openedBy),
      revisit_on: sheet.revisit ? calendar.on(sheet.revisit) : null,
      closed_at: sheet.closed ? calendar.at(sheet.closed.at) : null,
      closed_by: sheet.closed ? idOf(sheet.closed.by) : null,
    })
    .execute();
  await db
    .insertInto('sheet_visits')
    .values(sheet.visits.map(({ person, first, last }) => ({ sheet_id, person_id: idOf(person), first_at: calendar.at(first), last_at: calendar.at(last) })))
    .execute();
  if (sheet.round) {
    const { step, started, merged } = sheet.round;
    const by = idOf(sheet.openedBy);
    await db
      .insertInto('sheet_rounds')
      .values({
        id: idOf(`${sheet.key} ${step}`),
        sheet_id,
        step,
        started_at: calendar.at(started),
        started_by: by,
        merged_at: calendar.at(merged),
        merged_by: by,
      })
      .execute();
  }
  for (const [place, { step, body, lang, at, by }] of (sheet.notes ?? []).entries())
    await db
      .insertInto('sheet_notes')
      .values({ id: idOf(`${sheet.key} note ${place}`), sheet_id, step, body, lang, created_at: calendar.at(at), created_by: idOf(by) })
      .execute();
}

async function loadSlips(db: Kysely<DB>, sheet: Sheet, calendar: Calendar): Promise<void> {
  for (const [place, slip] of (sheet.slips ?? []).entries()) {
    const cells = { groupId: slip.group ? idOf(slip.group) : '', groupName: '', ...slip.cells, lang: slip.lang };
    const isPerson = slip.by.startsWith('persons.');
    await db
      .insertInto('sheet_slips')
      .values({
        id: idOf(`${sheet.key} slip ${place}`),
        sheet_id: idOf(sheet.key),
        step: slip.step,
        cells: sql`${JSON.stringify(cells)}::jsonb`,
        lang: slip.lang,
        person_id: isPerson ? idOf(slip.by) : null,
        participant_id: isPerson ? null : idOf(slip.by),
        writer: slip.writer ?? null,
        written_at: calendar.at(slip.at),
      })
      .execute();
  }
}

async function loadSignal(db: Kysely<DB>, issue: Issue, one: TrustSignal, calendar: Calendar): Promise<void> {
  const at = calendar.at(one.created);
  const by = idOf(one.createdBy);
  const issue_id = idOf(issue.key);
  await db
    .insertInto('trust_signals')
    .values({
      id: idOf(one.key),
      issue_id,
      signal: one.signal,
      read_badly: one.readBadly ?? null,
      read_well: one.readWell ?? null,
      lang: one.lang,
      created_at: at,
      created_by: by,
    })
    .execute();
  if (!one.change) return;
  const { what, who, person, due, kept } = one.change;
  const commitment_id = idOf(`${one.key} change`);
  const from = { source: 'sheet', source_id: idOf(one.key) };
  await db
    .insertInto('commitments')
    .values({
      id: commitment_id,
      issue_id,
      side: 'ours',
      who,
      person_id: idOf(person),
      ...from,
      made_on: calendar.on(one.created),
      created_at: at,
      created_by: by,
    })
    .execute();
  await db
    .insertInto('commitment_versions')
    .values({ commitment_id, number: 1, what, due_on: calendar.on(due), lang: one.lang, at, by })
    .execute();
  await db.insertInto('commitment_publications').values({ commitment_id, at, by }).execute();
  if (kept)
    await db
      .insertInto('commitment_endings')
      .values({ id: idOf(`${one.key} kept`), commitment_id, ending: 'kept', ended_on: calendar.on(kept), lang: one.lang, at: calendar.at(kept), by })
      .execute();
}
