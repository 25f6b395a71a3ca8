import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { listSharedIssues } from '../issues/index.ts';
import type { Organization } from '../people/index.ts';
import { consentsTo, type Shareable } from './consents.ts';
import { isPresent, isReached, isSpeaking, type KindState } from './coverage.ts';
import { coverageOf } from './coverages.ts';
import type { List } from './lists.ts';

/** How one issue stands with one kind of people, as far as it is shared. Says nothing of numbers but `voices`, in steps. */
export interface SharedState {
  /** Id of the kind in its list. */
  readonly kindId: string;
  readonly needed: boolean | null;
  readonly reached: boolean;
  readonly present: boolean;
  readonly speaking: boolean;
  /** People who spoke, as told on the issue itself; null where that is not shared or withheld. */
  readonly voices: number | null;
}

export interface SharedIssue {
  readonly id: string;
  readonly slug: string;
  readonly statement: string;
  readonly lang: string;
  readonly level: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly shares: Shareable;
  /** Below which the issue tells no figure. */
  readonly threshold: number;
  /** By key of the list. */
  readonly states: ReadonlyMap<string, readonly SharedState[]>;
}

interface Place {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
  readonly level: string;
  /** Who may consent in its name: its own administrators. */
  readonly deciders: readonly string[];
}

/** An organization below, and whether it shares anything with this one. */
export interface Below extends Place {
  readonly shares: Shareable | null;
  readonly withPrivate: boolean;
}

export interface RollUp {
  readonly lists: readonly List[];
  readonly issues: readonly SharedIssue[];
  readonly below: readonly Below[];
}

/** At most so many issues are looked at, the newest. */
export const mostIssues = 60;

/**
 * The coverage of an organization's own issues, and of those below that consent to show theirs to it. What an organization below
 * does not share is not in here, in no sum either: every sum is one of figures that are shown beside it.
 * The caller has made sure that the actor is staff of the organization.
 */
export async function rollUpOf(ctx: Ctx, organization: Organization): Promise<RollUp> {
  const consents = new Map((await consentsTo(ctx, organization.id)).map((consent) => [consent.organizationId, consent]));
  const below = (await organizationsBelow(ctx, organization.id)).map((one): Below => {
    const consent = consents.get(one.id);
    return { ...one, shares: consent?.shares ?? null, withPrivate: consent?.withPrivate ?? false };
  });
  const sources = [{ id: organization.id, shares: 'numbers' as const, withPrivate: true }, ...below.filter((one) => one.shares !== null)];
  const lists = new Map<string, List>();
  const issues: SharedIssue[] = [];
  for (const issue of await listSharedIssues(ctx, sources, mostIssues)) {
    const shares = sources.find((one) => one.id === issue.organizationId)?.shares ?? 'kinds';
    const covered = await coverageOf(ctx, issue);
    for (const { list } of covered.lists) if (!lists.has(list.key)) lists.set(list.key, list);
    const states = new Map(covered.lists.map(({ list, states }) => [list.key, states.map((state) => shared(state, shares))]));
    const { id, slug, statement, lang, level, organizationId, organizationName } = issue;
    issues.push({ id, slug, statement, lang, level, organizationId, organizationName, shares, threshold: issue.privacyThreshold, states });
  }
  return { lists: [...lists.values()], issues, below };
}

export function shared(state: KindState, shares: Shareable): SharedState {
  return {
    kindId: state.kind.id,
    needed: state.need?.isNeeded ?? null,
    reached: isReached(state),
    present: isPresent(state),
    speaking: isSpeaking(state),
    voices: shares === 'numbers' ? state.voices : null,
  };
}

/** One kind over several issues. Issues that do not need it, or say nothing of it, are not among them. */
export interface KindOverIssues {
  readonly needed: readonly SharedIssue[];
  readonly missing: readonly SharedIssue[];
  readonly silent: readonly SharedIssue[];
  /** The sum of what is told of each; null where nothing is. Each is a step, so the sum says "so many or more". */
  readonly voices: number | null;
}

export function overIssues(issues: readonly SharedIssue[], listKey: string, kindId: string): KindOverIssues {
  const found = issues.flatMap((issue) => {
    const state = issue.states.get(listKey)?.find((one) => one.kindId === kindId);
    return state?.needed === true ? [{ issue, state }] : [];
  });
  return {
    needed: found.map(({ issue }) => issue),
    missing: found.flatMap(({ issue, state }) => (state.present ? [] : [issue])),
    silent: found.flatMap(({ issue, state }) => (state.present && !state.speaking ? [issue] : [])),
    voices: sumOfTold(found.map(({ state }) => state.voices)),
  };
}

/** The sum of figures that are told; what is withheld or not shared adds nothing, and so is not found by subtracting. */
export function sumOfTold(told: readonly (number | null)[]): number | null {
  const shown = told.filter((one) => one !== null);
  return shown.length === 0 ? null : shown.reduce((sum, one) => sum + one, 0);
}

async function organizationsBelow(ctx: Pick<Ctx, 'db'>, id: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    with recursive below as (
      select id from organizations where parent_id = ${id}
      union select o.id from organizations o join below on o.parent_id = below.id
    ) select o.id, o.name, o.lang, o.level,
      array(select p.name from staff s join persons p on p.id = s.person_id where s.organization_id = o.id and s.role = 'administrator' order by p.name) as deciders
    from organizations o join below on below.id = o.id
    order by array_position(array['state', 'region', 'district', 'school', 'partner'], o.level), o.name`.execute(ctx.db);
  return rows;
}
