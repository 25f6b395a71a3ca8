import { NotFound } from '../../platform/errors.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { isId } from '../../platform/ids.ts';
import { visibleEntry } from '../directory/index.ts';
import type { Issue } from '../issues/index.ts';
import { isOffered } from '../people/index.ts';

/** Whom something is about, as a form sends it. One of the three at least. */
export interface PartnerNamed {
  readonly groupId?: string | null | undefined;
  readonly personId?: string | null | undefined;
  readonly who?: string | null | undefined;
}

export type PartnerProblem = 'who' | 'group' | 'person';

/** What is wrong with how a partner is named on an issue, or null. */
export async function partnerProblem(ctx: Ctx, issue: Pick<Issue, 'id' | 'organizationId'>, named: PartnerNamed): Promise<PartnerProblem | null> {
  if (!named.groupId && !named.personId && !named.who) return 'who';
  if (named.groupId && !(await isOffered(ctx, issue.organizationId, named.groupId))) return 'group';
  if (named.personId && !(await isKnown(ctx, issue, named.personId))) return 'person';
  return null;
}

/** Somebody who sits or sat on the issue, or whom the directory of its organization knows, for who keeps that directory. */
async function isKnown(ctx: Ctx, issue: Pick<Issue, 'id' | 'organizationId'>, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const member = await ctx.db.selectFrom('memberships').select('id').where('issue_id', '=', issue.id).where('person_id', '=', id).executeTakeFirst();
  return member !== undefined || (await nameInDirectory(ctx, issue, id)) !== null;
}

/** The name under which the directory of the issue's organization knows a person; null where it does not, or the actor does not keep it. */
export async function nameInDirectory(ctx: Ctx, issue: Pick<Issue, 'organizationId'>, id: string): Promise<string | null> {
  try {
    return (await visibleEntry(ctx, issue.organizationId, { kind: 'persons', id })).entry.name;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

export function partnerColumns(named: PartnerNamed) {
  return { group_id: named.groupId ?? null, person_id: named.personId ?? null, who: named.who ?? null };
}

/** What tells one partner from another: the group, else the person, else the words. */
export function partnerKey(named: PartnerNamed): string {
  return named.groupId ?? named.personId ?? `who ${(named.who ?? '').trim().toLowerCase()}`;
}

/** The row with that id among `rows`. @throws NotFound */
export function found<Row extends { id: string }>(rows: readonly Row[], id: string): Row {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new NotFound();
  return row;
}
