import type { Ctx } from '../../platform/ctx.ts';
import { sign } from '../../platform/http/tokens.ts';

/**
 * Keeps that somebody does not want to be on the list of an issue: a mark that only this installation's secret can make anew from
 * the address, which itself is erased. It holds for one issue, for good, or until they agree after all.
 */
export async function keepNo(ctx: Ctx, issueId: string, address: string): Promise<void> {
  await ctx.db
    .insertInto('declined_namings')
    .values({ issue_id: issueId, mark: markOf(ctx, issueId, address) })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export async function forgetNo(ctx: Ctx, issueId: string, address: string): Promise<void> {
  await ctx.db
    .deleteFrom('declined_namings')
    .where('issue_id', '=', issueId)
    .where('mark', '=', markOf(ctx, issueId, address))
    .execute();
}

export async function saidNo(ctx: Ctx, issueId: string, address: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('declined_namings')
    .select('mark')
    .where('issue_id', '=', issueId)
    .where('mark', '=', markOf(ctx, issueId, address))
    .executeTakeFirst();
  return row !== undefined;
}

/** The issue is part of it, so that marks of two issues do not tell that one person said no on both. */
function markOf({ secret }: Pick<Ctx, 'secret'>, issueId: string, address: string): string {
  return sign(secret, 'no to being named', `${issueId}\n${address.normalize('NFKC').trim().toLowerCase()}`);
}
