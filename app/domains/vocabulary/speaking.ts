import type { Ctx } from '../../platform/ctx.ts';
import { must } from '../../platform/acting.ts';
import { lockIssue, type Issue, type SaidBy } from '../issues/index.ts';
import { leads, mandatesOf, standingOn, type Mandate, type Standing } from '../people/index.ts';
import { canKeepWords, canWord } from './policy.ts';

/** For whom the actor may write wordings on an issue. */
export interface Speaking {
  readonly standing: Standing;
  readonly mandates: readonly Mandate[];
}

export async function speakingOn(ctx: Ctx, issueId: string): Promise<Speaking> {
  const { personId } = ctx.actor;
  return { standing: await standingOn(ctx, issueId), mandates: personId ? await mandatesOf(ctx, issueId, personId) : [] };
}

/** Whether the actor may write a wording of this group; null: of those who convene. */
export function maySpeakFor({ standing, mandates }: Speaking, groupId: string | null): ReturnType<typeof canWord> {
  return canWord(standing, groupId !== null && mandates.some((mandate) => mandate.groupId === groupId));
}

/** Who speaks for a group says its own word; only those who lead can write down a guess. */
export function saidByOf({ standing, mandates }: Speaking, groupId: string | null, said: SaidBy): SaidBy {
  if (groupId === null) return 'group';
  if (mandates.some((mandate) => mandate.groupId === groupId) && !leads(standing)) return 'group';
  return said;
}

/** Locks the issue and makes sure that the actor keeps its words. @throws NotFound, Denied */
export async function lockToKeepWords(ctx: Ctx, issueId: string): Promise<Issue> {
  const issue = await lockIssue(ctx, issueId);
  must(canKeepWords(await standingOn(ctx, issue.id)));
  return issue;
}
