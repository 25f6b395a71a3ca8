import { sql } from 'kysely';
import type { MatrixPerson, PolisVote, VoteValue, WrittenStatement } from '../../engines/polis-format/index.ts';
import type { Ctx } from '../../platform/ctx.ts';

/** The number of each participant who wrote or voted: the imported one where there is one, else the next free one. */
export async function numberParticipants(ctx: Ctx, conversationId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; importedAs: string | null }>`
    select id, imported_as as "importedAs" from participants where id in (
      select participant_id from votes where conversation_id = ${conversationId}
      union select i.participant_id from inputs i join statements s on s.id = i.id where s.conversation_id = ${conversationId}
    ) order by imported_as is null, id`.execute(ctx.db);
  const numbers = new Map<string, number>();
  const taken = new Set<number>();
  let next = 0;
  for (const { id, importedAs } of rows) {
    const wanted = importedAs !== null && /^\d{1,9}$/.test(importedAs) ? Number(importedAs) : null;
    while (taken.has(next)) next += 1;
    const number = wanted !== null && !taken.has(wanted) ? wanted : next;
    taken.add(number);
    numbers.set(id, number);
  }
  return numbers;
}

/** Voters in an order that nobody can guess from when they came, and that says nothing in another conversation. */
export async function numberByLot(ctx: Ctx, conversationId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string }>`
    select participant_id as id from votes where conversation_id = ${conversationId}
    group by participant_id order by md5(concat(participant_id, ${conversationId}::text, ${ctx.secret}::text))`.execute(ctx.db);
  return new Map(rows.map(({ id }, at) => [id, at]));
}

export interface ToWrite extends WrittenStatement {
  readonly hasVotes: boolean;
}

export async function listToWrite(ctx: Ctx, conversationId: string, numbers: ReadonlyMap<string, number>): Promise<ToWrite[]> {
  const { rows } = await sql<{
    number: number;
    body: string;
    participantId: string | null;
    at: Date;
    moderated: number;
    withdrawn: boolean;
    isMeta: boolean;
    agrees: number;
    disagrees: number;
    casts: number;
  }>`
    select s.number, i.body, i.participant_id as "participantId", i.said_at as at, i.moderated, i.withdrawn_at is not null as withdrawn, s.is_meta as "isMeta",
      coalesce(k.agrees, 0) as agrees, coalesce(k.disagrees, 0) as disagrees, coalesce(k.casts, 0) as casts
    from statements s
    join inputs i on i.id = s.id
    left join (
      select statement_id, count(*) as casts, count(*) filter (where value = 1) as agrees, count(*) filter (where value = -1) as disagrees
      from (${keptCasts(conversationId)}) as kept group by statement_id
    ) k on k.statement_id = s.id
    where s.conversation_id = ${conversationId}
    order by s.number`.execute(ctx.db);
  return rows.map((row) => ({
    id: row.number,
    author: row.participantId === null ? null : (numbers.get(row.participantId) ?? null),
    text: row.body,
    at: row.at,
    agrees: row.agrees,
    disagrees: row.disagrees,
    moderated: row.withdrawn ? -1 : asValue(row.moderated),
    isMeta: row.isMeta,
    hasVotes: row.casts > 0,
  }));
}

/** Casts of votes that still stand: of pairs that have a present vote. */
function keptCasts(conversationId: string) {
  return sql`
    select k.id, k.statement_id, k.participant_id, k.value, k.at from vote_casts k
    join votes v on v.statement_id = k.statement_id and v.participant_id = k.participant_id
    where k.conversation_id = ${conversationId} and k.value is not null`;
}

/** So many casts are read at once: the embedded database does not stream. */
const pageOfCasts = 10_000;

export async function* readCasts(ctx: Ctx, conversationId: string, numbers: ReadonlyMap<string, number>): AsyncGenerator<PolisVote> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ id: number; statement: number; participantId: string; value: number | null; at: Date | null; stands: boolean }>`
      select k.id, s.number as statement, k.participant_id as "participantId", k.value, k.at, v.statement_id is not null as stands
      from (
        select id, statement_id, participant_id, value, at from vote_casts
        where conversation_id = ${conversationId} and id > ${after} order by id limit ${pageOfCasts}
      ) k
      join statements s on s.id = k.statement_id
      left join votes v on v.statement_id = k.statement_id and v.participant_id = k.participant_id
      order by k.id`.execute(ctx.db);
    for (const { id, statement, participantId, value, at, stands } of rows) {
      after = id;
      if (stands && value !== null) yield { participant: numbers.get(participantId) ?? 0, statement, value: asValue(value), at };
    }
    if (rows.length < pageOfCasts) return;
  }
}

export async function* readPersons(
  ctx: Ctx,
  conversationId: string,
  numbers: ReadonlyMap<string, number>,
  statements: readonly ToWrite[],
): AsyncGenerator<MatrixPerson> {
  const byNumber = [...numbers].sort((a, b) => a[1] - b[1]);
  const size = 200;
  for (let from = 0; from < byNumber.length; from += size) {
    const some = byNumber.slice(from, from + size);
    const { rows } = await sql<{ participantId: string; numbers: number[]; values: number[] }>`
      select v.participant_id as "participantId", array_agg(s.number) as numbers, array_agg(v.value::integer) as values
      from votes v join statements s on s.id = v.statement_id
      where v.conversation_id = ${conversationId} and v.participant_id = any(${some.map(([id]) => id)}::uuid[])
      group by v.participant_id`.execute(ctx.db);
    const votes = new Map(rows.map((row) => [row.participantId, new Map(row.numbers.map((number, at) => [number, asValue(row.values[at] ?? 0)]))]));
    for (const [id, participant] of some) {
      yield { participant, group: null, authored: statements.filter((one) => one.author === participant).length, votes: votes.get(id) ?? new Map() };
    }
  }
}

function asValue(value: number): VoteValue {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}
