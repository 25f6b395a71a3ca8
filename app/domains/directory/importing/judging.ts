import { sql } from 'kysely';
import type { Field } from '../../../engines/roster-format/index.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { judgeGroups } from './judging-groups.ts';
import { judgeOrganizations } from './judging-organizations.ts';
import { judgePersons } from './judging-persons.ts';
import { judgeRoles } from './judging-roles.ts';
import type { Part, RosterImport, Tally } from './roster-import.ts';
import { layOut, tableOf, treeIds, type Round } from './staged.ts';

export const parts = ['groups', 'organizations', 'persons', 'roles'] as const satisfies readonly Part[];

export type Judged = Pick<RosterImport, 'id' | 'organizationId' | 'source' | 'existing' | 'format' | 'columns'> & { readonly readingId: string };

/** Of each part so many rows are shown with what becomes of them; writing it beside all would write all of them again. */
export const shownRows = 12;

/**
 * Finds for each good row of a reading what would become of it, counts, and writes it beside the first. Rows that fit nowhere become bad.
 * Lays the rows out in temporary tables, with which confirming goes on. In the caller's transaction.
 */
export async function judge(ctx: Ctx, found: Judged): Promise<Partial<Record<Part, Tally>>> {
  const round = await roundOf(ctx, found);
  for (const part of parts) await layOut(round, part);
  await judgeGroups(round);
  await judgeOrganizations(round);
  await judgeRoles(round, 'before');
  await judgePersons(round);
  await judgeRoles(round, 'after');
  for (const part of parts)
    await sql`update import_rows r set deed = s.deed from (select line, deed from ${tableOf[part]} order by line limit ${shownRows}) s
      where r.reading_id = ${found.readingId} and r.holds = ${part} and r.line = s.line`.execute(ctx.db);
  return count(ctx, found.readingId);
}

export async function roundOf(ctx: Ctx, found: Judged): Promise<Round> {
  const { headings, map } = found.columns ?? { headings: [], map: [] };
  return {
    ctx,
    organizationId: found.organizationId,
    importId: found.id,
    readingId: found.readingId,
    source: found.source,
    existing: found.existing,
    roster: found.format !== 'csv',
    tree: await treeIds(ctx, found.organizationId),
    heading: (field: Field) => (found.format === 'csv' ? (headings[map.indexOf(field)] ?? null) : (rosterNames[field] ?? null)),
  };
}

const rosterNames: Partial<Record<Field, string>> = {
  externalId: 'sourcedId',
  name: 'name',
  above: 'parentSourcedId',
  nces: 'identifier',
  level: 'type',
  email: 'email',
};

async function count(ctx: Ctx, readingId: string): Promise<Partial<Record<Part, Tally>>> {
  const judged = parts.map((part) => sql`select ${sql.lit(part)} as holds, deed, count(*)::int as count from ${tableOf[part]} group by 2`);
  const { rows } = await sql<{ holds: Part; deed: keyof Tally; count: number }>`
    ${sql.join(judged, sql` union all `)}
    union all select holds, 'bad', count(*)::int from import_rows where reading_id = ${readingId} and problems is not null group by 1`.execute(ctx.db);
  const tallies: Partial<Record<Part, Tally>> = {};
  for (const { holds, deed, count } of rows) tallies[holds] = { create: 0, update: 0, same: 0, skip: 0, remove: 0, bad: 0, ...tallies[holds], [deed]: count };
  return tallies;
}
