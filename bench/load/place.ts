import { openDatabase, type Database } from '#app/platform/db/open.ts';
import { newId } from '#app/platform/ids.ts';
import { sign, signed } from '#app/platform/http/tokens.ts';
import { installationSecret } from '#app/platform/db/secrets.ts';
import type { DB } from '#app/platform/db/schema.ts';
import type { Kysely } from 'kysely';

/** A voter as their browser is: the cookies it sends and the token of its forms. */
export interface Voter {
  readonly participantId: string;
  readonly cookie: string;
  readonly csrf: string;
}

/** What the load needs to know of a database that holds the demo world. */
export interface Ground {
  readonly conversationId: string;
  readonly statementIds: readonly string[];
  readonly voters: readonly Voter[];
}

/** Adds voters to the demo world's open conversation. */
export async function prepareGround(db: Kysely<DB>, voterCount: number): Promise<Ground> {
  const secret = await installationSecret(db);
  const conversation = await db
    .selectFrom('conversations')
    .select(['id', 'issue_id'])
    .orderBy('id')
    .where('closes_at', '>', new Date())
    .executeTakeFirstOrThrow();
  const statements = await db
    .selectFrom('statements')
    .innerJoin('inputs', 'inputs.id', 'statements.id')
    .select('statements.id')
    .where('conversation_id', '=', conversation.id)
    .where('moderated', '>=', 0)
    .execute();
  const voters = Array.from({ length: voterCount }, (_, at) => voterOf(newId(), conversation.issue_id, `bench-${at}`, secret));
  await db
    .insertInto('participants')
    .values(voters.map((one) => ({ id: one.participantId, issue_id: conversation.issue_id, created_at: new Date() })))
    .execute();
  return { conversationId: conversation.id, statementIds: statements.map((one) => one.id), voters };
}

function voterOf(participantId: string, issueId: string, visit: string, secret: string): Voter {
  const seat = signed(secret, `seat:${issueId}`, participantId);
  return { participantId, cookie: `longtable.visit=${signed(secret, 'visit', visit)}; longtable.seat.${issueId}=${seat}`, csrf: sign(secret, 'csrf', visit) };
}

/** Opens the database of a target for preparing or checking, and closes it again. */
export async function withDatabase<T>(target: { url: string } | { folder: string }, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(target);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
