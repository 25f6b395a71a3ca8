import { sql } from 'kysely';
import type { Note } from './roster-import.ts';
import { tableOf, type Round } from './staged.ts';

/** So many are named one by one; a roster of one school names agents of others by the hundred. */
const mostNamed = 20;

/** Persons of a roster who look after, or are looked after by, somebody who is neither in it nor in the directory: they come in without that tie. */
export async function listUnknownAgents({ ctx, organizationId, source, roster }: Round): Promise<Note[]> {
  if (!roster) return [];
  const { rows } = await sql<{ line: number; agent: string }>`
    select s.line, agent.id as agent from ${tableOf.persons} s cross join lateral jsonb_array_elements_text(s."looksAfter") as agent (id)
    where not coalesce(s.remove, false) and not exists (select 1 from ${tableOf.persons} o where o."externalId" = agent.id)
      and not exists (select 1 from external_ids x
        where x.organization_id = ${organizationId} and x.source = ${source} and x.kind = 'persons' and x.external_id = agent.id)
    order by s.line, agent.id limit ${mostNamed}`.execute(ctx.db);
  return rows.map(({ line, agent }) => ({ file: 'users.csv', line, column: agent.slice(0, 80), reason: 'unknown-agent', fatal: false }));
}
