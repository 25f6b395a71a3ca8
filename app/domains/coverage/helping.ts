import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { Issue } from '../issues/index.ts';
import { brokersTo } from '../maps/index.ts';
import { listEncounters } from '../directory/index.ts';
import type { KindState } from './coverage.ts';
import type { ListCoverage } from './coverages.ts';

/** Somebody who could help to reach a kind of people, and why. */
export interface Helper {
  readonly name: string;
  /** `broker`: says why itself; `near`: speaks for people of the same category; `met`: was in touch with them. */
  readonly because: 'broker' | 'near' | 'met';
  /** A sentence of a broker; for the others the name of the group. */
  readonly detail: string;
}

const most = 5;

/**
 * Who could help to reach a kind: brokers from the map, members who speak for people close to it, and whoever of
 * ours was in touch. Each person once, by the best reason; five at most. For those who lead.
 */
export async function helpersFor(ctx: Ctx, issue: Issue, list: ListCoverage, state: KindState): Promise<Helper[]> {
  const brokers: Helper[] = [];
  for (const group of state.groups)
    for (const broker of await brokersTo(ctx, issue.id, group.id)) brokers.push({ name: broker.label, because: 'broker', detail: broker.because });
  const found = [...brokers, ...nearOnes(list, state), ...(await whoMet(ctx, state))];
  return found.filter((helper, at) => found.findIndex((one) => one.name === helper.name) === at).slice(0, most);
}

/** Through whom to ask: somebody close to them. Those of ours who were in touch would ask themselves. */
export function throughWhom(helpers: readonly Helper[]): string | null {
  return helpers.find((helper) => helper.because !== 'met')?.name ?? null;
}

function nearOnes(list: ListCoverage, { kind, spokespeople }: KindState): Helper[] {
  const own = new Set(spokespeople.map((one) => one.personId));
  const near = list.states.filter((other) => other.kind.category === kind.category).flatMap((other) => other.groups);
  return near.flatMap((group) =>
    group.spokespeople.filter((one) => !own.has(one.personId)).map((one): Helper => ({ name: one.name, because: 'near', detail: group.name })),
  );
}

async function whoMet(ctx: Ctx, { groups }: KindState): Promise<Helper[]> {
  const helpers: Helper[] = [];
  for (const group of groups)
    for (const encounter of await listEncounters(ctx, { kind: 'groups', id: group.id }, { limit: 20 }))
      helpers.push({ name: encounter.byName, because: 'met', detail: group.name });
  return helpers;
}

/** How many people trusted members named for a group of the kind, and who agreed to be asked. */
export async function countNominated(ctx: Pick<Ctx, 'db'>, issueId: string, { groups }: KindState): Promise<number> {
  if (groups.length === 0) return 0;
  const { rows } = await sql<{ named: number }>`
    select count(*)::int as named from nominations where issue_id = ${issueId} and answer = 'agreed' and withdrawn_at is null
      and group_id in (${sql.join(groups.map((group) => sql`${group.id}::uuid`))})`.execute(ctx.db);
  return rows[0]?.named ?? 0;
}
