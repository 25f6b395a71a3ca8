import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { DB } from '#app/platform/db/schema.ts';
import { newId } from '#app/platform/ids.ts';

export interface Camps {
  readonly conversationId: string;
  /** In the order of their numbers, from 0. */
  readonly statements: readonly string[];
  readonly voters: readonly string[];
}

const opened = new Date('2026-02-01T12:00:00Z');

/**
 * A conversation in which people of two camps have voted: both agree on the first third of the statements, they differ on the
 * second, and few know what to say of the last. Plain rows, so that tests stand on the slice they test only.
 */
export async function buildCamps(db: Kysely<DB>, issueId: string, people: number, statements = 12): Promise<Camps> {
  const conversationId = newId();
  await db
    .insertInto('conversations')
    .values({ id: conversationId, issue_id: issueId, topic: 'How should families hear?', opens_at: opened, created_at: opened })
    .execute();
  const ids = Array.from({ length: statements }, () => newId());
  await db
    .insertInto('inputs')
    .values(
      ids.map((id, at) => ({
        id,
        issue_id: issueId,
        kind: 'statement',
        body: `Statement ${at} of the camps`,
        channel: 'web',
        speaks: 'self',
        moderated: 1,
        said_at: opened,
        created_at: opened,
      })),
    )
    .execute();
  await db
    .insertInto('statements')
    .values(ids.map((id, number) => ({ id, conversation_id: conversationId, number })))
    .execute();
  const camps = { conversationId, statements: ids, voters: [] };
  return { ...camps, voters: await addVoters(db, issueId, camps, people) };
}

/** More people of both camps, in turn. Each leaves out one statement and errs on another, so that no two are alike. */
export async function addVoters(
  db: Kysely<DB>,
  issueId: string,
  { conversationId, statements }: Pick<Camps, 'conversationId' | 'statements'>,
  people: number,
): Promise<string[]> {
  if (people === 0) return [];
  const before = await sql<{ count: number }>`select count(*) as count from participants where issue_id = ${issueId}`.execute(db);
  const from = before.rows[0]?.count ?? 0;
  const ids = Array.from({ length: people }, () => newId());
  await db
    .insertInto('participants')
    .values(ids.map((id) => ({ id, issue_id: issueId, created_at: opened })))
    .execute();
  const votes = ids.flatMap((participant, at) =>
    statements.flatMap((statement, number) => {
      const person = from + at;
      if ((person * 7) % statements.length === number) return [];
      const value = voteOf(person, number, statements.length);
      return [
        {
          statement_id: statement,
          participant_id: participant,
          conversation_id: conversationId,
          value: (person * 5 + 3) % statements.length === number ? -value : value,
          at: opened,
        },
      ];
    }),
  );
  await db.insertInto('votes').values(votes).execute();
  await db.insertInto('vote_casts').values(votes).execute();
  return ids;
}

function voteOf(person: number, number: number, statements: number): number {
  const third = Math.floor((3 * number) / statements);
  if (third === 0) return 1;
  if (third === 1) return person % 2 === number % 2 ? 1 : -1;
  return (person + number) % 4 === 0 ? (person % 3) - 1 : 0;
}
