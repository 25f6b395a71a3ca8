import type { Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import type { Issue, Suggestion, Word, Wording } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

/** The shared vocabulary of an issue, and what participants suggested for it. */
export async function loadWords(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  const issue_id = idOf(issue.key);
  const words = issue.words ?? [];
  if (words.length === 0) return;
  await db
    .insertInto('words')
    .values(words.map((word) => ({ id: idOf(word.key), issue_id, meant: word.meant, created_at: calendar.at(word.created), created_by: idOf(word.createdBy) })))
    .execute();
  const wordings = words.flatMap((word) => word.wordings.map((wording, at) => ({ word, wording, at })));
  await db
    .insertInto('wordings')
    .values(wordings.map((one) => wordingRow(one, calendar)))
    .execute();
  await db
    .insertInto('wording_versions')
    .values(wordings.flatMap((one) => versionRows(one, calendar)))
    .execute();
  const explanations = words.flatMap((word) =>
    (word.explanations ?? []).map((one) => ({
      id: idOf(`${word.key} ${one.lang}`),
      word_id: idOf(word.key),
      ...one,
      at: calendar.at(word.created),
      by: idOf(word.createdBy),
    })),
  );
  if (explanations.length > 0) await db.insertInto('word_explanations').values(explanations).execute();
  for (const [at, one] of (issue.suggestions ?? []).entries()) await loadSuggestion(db, issue, one, at, calendar);
}

interface Placed {
  word: Word;
  wording: Wording;
  at: number;
}

function wordingRow({ word, wording, at }: Placed, calendar: Calendar) {
  return {
    id: idOf(`${word.key} wording ${at}`),
    word_id: idOf(word.key),
    group_id: wording.group ? idOf(wording.group) : null,
    ...saidOf(wording),
    revision: wording.before ? 2 : 1,
    // A minute between them, so that they stand in the order they were told.
    created_at: new Date(calendar.at(word.created).getTime() + at * 60_000),
    created_by: idOf(wording.by ?? word.createdBy),
  };
}

function versionRows(one: Placed, calendar: Calendar) {
  const { before } = one.wording;
  const { id, created_at, created_by } = wordingRow(one, calendar);
  const said = saidOf(one.wording);
  const first = { wording_id: id, revision: 1, ...said, at: created_at, by: created_by };
  if (!before) return [first];
  const later = new Date(created_at.getTime() + 9 * 86_400_000);
  return [
    { ...first, term: before.term, meaning: before.meaning ?? null, spellings: null, said_by: 'guess' },
    { ...first, revision: 2, at: later },
  ];
}

function saidOf({ term, spellings, meaning, lang, saidBy }: Wording) {
  return { term, spellings: spellings?.join('\n') ?? null, meaning: meaning ?? null, lang, said_by: saidBy };
}

async function loadSuggestion(db: Kysely<DB>, issue: Issue, one: Suggestion, at: number, calendar: Calendar): Promise<void> {
  const id = idOf(`${issue.key} suggestion ${at}`);
  await db
    .insertInto('wording_suggestions')
    .values({
      id,
      issue_id: idOf(issue.key),
      word_id: one.word ? idOf(one.word) : null,
      group_id: one.group ? idOf(one.group) : null,
      term: one.term,
      meaning: one.meaning ?? null,
      lang: one.lang,
      participant_id: idOf(one.participant),
      created_at: calendar.at(one.created),
    })
    .execute();
  if (!one.declined) return;
  const { at: on, by, reason, lang } = one.declined;
  await db
    .insertInto('suggestion_outcomes')
    .values({ suggestion_id: id, reason, lang, at: calendar.at(on), by: idOf(by) })
    .execute();
}
