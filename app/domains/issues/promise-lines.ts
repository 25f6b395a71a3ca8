import type { Ctx } from '../../platform/ctx.ts';
import { keptGroups, mandatesOf } from '../people/index.ts';
import { comparePower, type Promised } from './promise.ts';
import { promisesInForce } from './promises.ts';
import { listStakes } from './questions.ts';

/** A group that a participant may say they belong to. */
export interface GroupChoice {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
}

/** What was promised to whoever reads a participant's page, and how sure we are who that is. */
export interface PromiseLine {
  /**
   * `yours`: to a group of theirs. `everyone`: the least that any group was promised, while we do not know their group.
   * `not-yet`: their group has no promise; `promise` is then the least that others have.
   */
  readonly to: 'yours' | 'everyone' | 'not-yet';
  readonly promise: Promised;
  /** To choose from, and to change the choice. */
  readonly groups: readonly GroupChoice[];
  readonly chosenId: string | null;
}

/** The groups a participant of an issue may choose: those with a stake or a promise, by name. */
export async function groupChoices(ctx: Ctx, issueId: string, promises?: readonly Promised[]): Promise<GroupChoice[]> {
  const inForce = promises ?? (await promisesInForce(ctx, issueId));
  const choices = new Map<string, GroupChoice>();
  for (const one of [...inForce, ...(await listStakes(ctx, issueId))]) choices.set(one.groupId, { id: one.groupId, name: one.groupName, lang: one.groupLang });
  return [...choices.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * The promise that a participant's page shows: to the group they chose, else to a group whose mandate they hold (the one with
 * the most power), else the least that every group was promised. Null where nothing was promised yet. @throws NotFound
 */
export async function promiseLine(ctx: Ctx, issueId: string, participantId: string | null, decisionId: string | null = null): Promise<PromiseLine | null> {
  const inForce = await promisesInForce(ctx, issueId, decisionId);
  const least = inForce.at(-1);
  if (!least) return null;
  const chosenId = await chosenGroup(ctx, issueId, participantId);
  const groups = await groupChoices(ctx, issueId, inForce);
  const own = inForce.filter((one) => one.groupId === chosenId);
  const mandated = own.length > 0 || chosenId ? [] : await promisedByMandate(ctx, issueId, inForce);
  const promise = [...own, ...mandated].sort((a, b) => comparePower(b.level, a.level))[0];
  if (promise) return { to: 'yours', promise, groups, chosenId: promise.groupId };
  return { to: chosenId ? 'not-yet' : 'everyone', promise: least, groups, chosenId };
}

async function chosenGroup(ctx: Ctx, issueId: string, participantId: string | null): Promise<string | null> {
  if (!participantId) return null;
  const row = await ctx.db
    .selectFrom('participants')
    .innerJoin(keptGroups('groups'), 'groups.id', 'participants.group_id')
    .select('groups.kept_id as groupId')
    .where('participants.id', '=', participantId)
    .where('participants.issue_id', '=', issueId)
    .executeTakeFirst();
  return row?.groupId ?? null;
}

async function promisedByMandate(ctx: Ctx, issueId: string, inForce: readonly Promised[]): Promise<Promised[]> {
  if (!ctx.actor.personId) return [];
  const mine = new Set((await mandatesOf(ctx, issueId, ctx.actor.personId)).map((mandate) => mandate.groupId));
  return inForce.filter((one) => mine.has(one.groupId));
}
