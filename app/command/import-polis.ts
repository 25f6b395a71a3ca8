import { importPolis, type Imported, type ImportTarget } from '../domains/conversations/index.ts';
import { findIssueForOperator } from '../domains/issues/index.ts';
import { operatorPlace } from '../domains/people/index.ts';
import { openPolisFolder, type Rejection } from '../engines/polis-format/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { preparedCtx } from './operator-ctx.ts';
import { BadInput, exitCodes, type OpenDatabase, say, sayJson, type Shell } from './shell.ts';

/** What an import of a conversation tells, also as JSON. `votes` are present votes: the last of each person on each statement. */
export interface ImportReport {
  readonly statements: number;
  readonly voters: number;
  readonly votes: number;
  readonly agrees: number;
  readonly disagrees: number;
  readonly passes: number;
  readonly rejected: readonly { readonly file: string; readonly line: number; readonly reason: string }[];
}

export interface ImportPolisOptions {
  readonly issue?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/** `longtable import polis <folder>`: all of it, or nothing with a list of what is wrong. */
export async function runImportPolis(shell: Shell, open: OpenDatabase, folder: string, options: ImportPolisOptions): Promise<number> {
  const opened = await openPolisFolder(folder);
  if (!opened.ok) return refused(shell, opened.rejected, options);
  const ctx = await preparedCtx(open);
  const { ctx: acting, target } = await placeFor(ctx, options.issue);
  const result = await importPolis(acting, opened.source, target, {
    lang: options.lang ?? 'en',
    onProgress: ({ statements, casts, votes }) => shell.progress({ what: 'rows', done: statements + casts + votes, total: statements + casts + votes }),
  });
  if (!result.ok) return refused(shell, result.rejected, options);
  if (options.json) sayJson(shell, { ...figures(result.value), issue: result.value.issueSlug, disagreements: result.value.disagreements });
  else say(shell, report(result.value));
  return exitCodes.done;
}

/** The issue that was named, through one who leads it; or a new one of the topmost organization. */
async function placeFor(ctx: Ctx, idOrSlug: string | undefined): Promise<{ ctx: Ctx; target: ImportTarget }> {
  if (!idOrSlug) {
    const { personId, organizationId } = await operatorPlace(ctx);
    return { ctx: actingAs(ctx, personId), target: { organizationId } };
  }
  const issue = await findIssueForOperator(ctx, idOrSlug);
  if (!issue) throw new BadInput(`There is no issue ${idOrSlug}. Its slug is the last part of its web address.`);
  const lead = await ctx.db
    .selectFrom('memberships')
    .select('person_id')
    .where('issue_id', '=', issue.id)
    .where('role', '=', 'convener')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!lead) throw new BadInput(`Nobody convenes the issue ${idOrSlug} now. Give it a convener first.`);
  return { ctx: actingAs(ctx, lead.person_id), target: { issueId: issue.id } };
}

function actingAs(ctx: Ctx, personId: string): Ctx {
  return { ...ctx, actor: { ...ctx.actor, personId } };
}

function refused(shell: Shell, rejected: readonly Rejection[], { json }: ImportPolisOptions): number {
  const lines = rejected.map(({ file, line, reason }) => ({ file, line, reason }));
  if (json) sayJson(shell, { statements: 0, voters: 0, votes: 0, agrees: 0, disagrees: 0, passes: 0, rejected: lines } satisfies ImportReport);
  else
    shell.err(
      `Nothing was imported. ${lines.length} ${lines.length === 1 ? 'thing is' : 'things are'} wrong:\n${lines.map(({ file, line, reason }) => `  ${file}${line > 0 ? ` line ${line}` : ''}: ${reason}\n`).join('')}`,
    );
  return exitCodes.badInput;
}

function figures({ statements, voters, votes, agrees, disagrees, passes }: Imported): ImportReport {
  return { statements, voters, votes, agrees, disagrees, passes, rejected: [] };
}

function report(imported: Imported): string {
  const { statements, voters, votes, agrees, disagrees, passes } = imported;
  const lines = [
    `Imported into the issue ${imported.issueSlug}: ${statements} statements, ${voters} voters, ${votes} votes (${agrees} agree, ${disagrees} disagree, ${passes} pass).`,
    ...imported.disagreements.map(
      (one) => `  The files disagree: ${one.file} says ${one.what} ${one.says}, counted ${one.counted}.${one.why ? ` ${one.why}` : ''}`,
    ),
  ];
  return lines.join('\n');
}
