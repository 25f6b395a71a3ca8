import { sql } from 'kysely';
import type { PolisStatement, PolisVote } from '../../engines/polis-format/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { newId } from '../../platform/ids.ts';

/** So many rows go to the database at once. */
const batch = 2000;

/** Where the rows of one import go, and which of our ids stands for which of their numbers. */
export interface Import {
  readonly conversationId: string;
  readonly issueId: string;
  readonly lang: string;
  /** For statements whose file does not know when they were said. */
  readonly unknownTime: Date;
  readonly participants: Map<number, string>;
  readonly statements: Map<number, string>;
}

/** Makes a participant for each number that has none yet. */
export async function writeParticipants(ctx: Ctx, into: Import, numbers: Iterable<number>): Promise<void> {
  const fresh = [...new Set(numbers)].filter((number) => !into.participants.has(number)).map((number) => ({ number, id: newId() }));
  for (const { number, id } of fresh) into.participants.set(number, id);
  if (fresh.length === 0) return;
  await sql`
    insert into participants (id, issue_id, locale, imported_as, created_at)
    select id, ${into.issueId}, ${into.lang}, imported_as, ${ctx.now}
    from unnest(${fresh.map((one) => one.id)}::uuid[], ${fresh.map((one) => String(one.number))}::text[]) as fresh (id, imported_as)`.execute(ctx.db);
}

export async function writeStatementRows(ctx: Ctx, into: Import, statements: readonly PolisStatement[]): Promise<void> {
  await writeParticipants(
    ctx,
    into,
    statements.flatMap(({ author }) => (author === null ? [] : [author])),
  );
  const ids = statements.map((statement) => idOf(into.statements, statement.id) ?? newId());
  statements.forEach((statement, at) => into.statements.set(statement.id, ids[at] ?? ''));
  await sql`
    insert into inputs (id, issue_id, kind, body, lang, channel, participant_id, speaks, author_locale, moderated, said_at, created_at)
    select id, ${into.issueId}, 'statement', body, ${into.lang}, 'import', participant_id, 'self', ${into.lang}, moderated, coalesce(said_at, ${into.unknownTime}), ${ctx.now}
    from unnest(
      ${ids}::uuid[], ${statements.map((one) => one.text)}::text[], ${statements.map((one) => (one.author === null ? null : idOf(into.participants, one.author)))}::uuid[],
      ${statements.map((one) => one.moderated ?? 0)}::smallint[], ${statements.map((one) => timeOf(one.at))}::timestamptz[]
    ) as fresh (id, body, participant_id, moderated, said_at)`.execute(ctx.db);
  await sql`
    insert into statements (id, conversation_id, number, is_seed, is_meta)
    select id, ${into.conversationId}, number, is_seed, is_meta
    from unnest(
      ${ids}::uuid[], ${statements.map((one) => one.id)}::integer[], ${statements.map((one) => one.isSeed ?? false)}::boolean[], ${statements.map((one) => one.isMeta ?? false)}::boolean[]
    ) as fresh (id, number, is_seed, is_meta)`.execute(ctx.db);
}

/** Writes votes as they were cast into the history. */
export async function writeCasts(ctx: Ctx, into: Import, votes: readonly PolisVote[]): Promise<void> {
  await writeParticipants(
    ctx,
    into,
    votes.map((vote) => vote.participant),
  );
  await sql`
    insert into vote_casts (conversation_id, statement_id, participant_id, value, at)
    select ${into.conversationId}, statement_id, participant_id, value, at
    from unnest(${columnsOf(into, votes)}) as fresh (statement_id, participant_id, value, at)`.execute(ctx.db);
}

/** Writes each participant's present vote on a statement. */
export async function writePresent(ctx: Ctx, into: Import, votes: readonly PolisVote[]): Promise<void> {
  await sql`
    insert into votes (statement_id, participant_id, conversation_id, value, at)
    select statement_id, participant_id, ${into.conversationId}, value, at
    from unnest(${columnsOf(into, votes)}) as fresh (statement_id, participant_id, value, at)`.execute(ctx.db);
}

function columnsOf(into: Import, votes: readonly PolisVote[]) {
  return sql`
    ${votes.map((vote) => idOf(into.statements, vote.statement))}::uuid[], ${votes.map((vote) => idOf(into.participants, vote.participant))}::uuid[],
    ${votes.map((vote) => vote.value)}::smallint[], ${votes.map((vote) => timeOf(vote.at))}::timestamptz[]`;
}

function idOf(ids: ReadonlyMap<number, string>, number: number): string | null {
  return ids.get(number) ?? null;
}

function timeOf(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/** Gathers things until there is a batch of them, then writes it. */
export class Batches<T> {
  readonly #write: (things: readonly T[]) => Promise<void>;
  #things: T[] = [];

  constructor(write: (things: readonly T[]) => Promise<void>) {
    this.#write = write;
  }

  async add(thing: T): Promise<void> {
    this.#things.push(thing);
    if (this.#things.length >= batch) await this.flush();
  }

  async flush(): Promise<void> {
    const things = this.#things;
    this.#things = [];
    if (things.length > 0) await this.#write(things);
  }
}
