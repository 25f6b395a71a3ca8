import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { spreadOfSums, type PaperSpread, type Spread } from './spread.ts';

/** How the placements of one big idea are spread, and how many people stand behind it. */
export interface IdeaSpread {
  readonly people: number;
  readonly spread: Spread;
}

/** What the group agreed about one big idea, or what was read from paper. */
export interface Agreed {
  readonly shares: PaperSpread;
  readonly note: string | null;
  readonly lang: string;
}

/** Values of one reading by the key of the big idea. */
export type ByIdea<Value> = ReadonlyMap<string, Value>;

/** The spreads of readings, by reading and idea. Bare figures: only `viewReadings` may pass them on. */
export async function spreadsOf(ctx: Pick<Ctx, 'db'>, readingIds: readonly string[]): Promise<ReadonlyMap<string, ByIdea<IdeaSpread>>> {
  if (readingIds.length === 0) return new Map();
  const { rows } = await sql<Spread & { reading: string; idea: string; people: number }>`
    select reading_id as reading, idea, count(*) as people, sum(informing) as informing, sum(networking) as networking,
      sum(collaborating) as collaborating, sum(transforming) as transforming
    from placements where reading_id in (${sql.join(readingIds)}) group by reading_id, idea`.execute(ctx.db);
  return byReading(rows, (row) => ({ people: row.people, spread: spreadOfSums(row, row.people) }));
}

/** What was agreed or entered, by reading and idea. Bare figures: only `viewReadings` may pass them on. */
export async function agreedOf(ctx: Pick<Ctx, 'db'>, readingIds: readonly string[]): Promise<ReadonlyMap<string, ByIdea<Agreed>>> {
  if (readingIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('agreed_readings')
    .select(['reading_id as reading', 'idea', 'informing', 'networking', 'collaborating', 'transforming', 'note', 'lang'])
    .where('reading_id', 'in', readingIds)
    .execute();
  return byReading(rows, ({ note, lang, informing, networking, collaborating, transforming }) => ({
    note,
    lang,
    shares: { informing, networking, collaborating, transforming },
  }));
}

function byReading<Row extends { reading: string; idea: string }, Value>(rows: readonly Row[], value: (row: Row) => Value): Map<string, Map<string, Value>> {
  const found = new Map<string, Map<string, Value>>();
  for (const row of rows) {
    const ideas = found.get(row.reading) ?? new Map<string, Value>();
    found.set(row.reading, ideas.set(row.idea, value(row)));
  }
  return found;
}

/** How many of those asked have placed every big idea. */
export interface Progress {
  readonly placed: number;
  readonly asked: number;
}

/** Says nothing of what anybody placed. */
export async function progressOf(ctx: Pick<Ctx, 'db'>, readingIds: readonly string[]): Promise<ReadonlyMap<string, Progress>> {
  if (readingIds.length === 0) return new Map();
  const { rows } = await sql<Progress & { id: string }>`
    select r.id,
      (select count(*) from memberships m where m.issue_id = r.issue_id and m.ended_at is null and (r.ring is null or m.ring = r.ring)) as asked,
      (select count(*) from (
        select 1 from placements p where p.reading_id = r.id group by p.person_id having count(*) >= jsonb_array_length(f.content -> 'ideas')
      ) as whole) as placed
    from readings r join frameworks f on f.id = r.framework_id
    where r.id in (${sql.join(readingIds)})`.execute(ctx.db);
  return new Map(rows.map(({ id, placed, asked }) => [id, { placed, asked: Math.max(placed, asked) }]));
}
