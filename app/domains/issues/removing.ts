import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockToFill } from './publishing.ts';
import { questionTables, type QuestionKind } from './question.ts';
import { getRow, listStakes } from './questions.ts';
import { signedIn } from '../../platform/acting.ts';

/** Takes a row off the page; it is kept and can be put back. @throws NotFound, Denied */
export async function removeRow(ctx: Ctx, issueId: string, kind: QuestionKind, id: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToFill(ctx, issueId);
    const row = await getRow(ctx, issue.id, kind, id);
    await sql`update ${sql.table(questionTables[kind])} set removed_at = ${ctx.now}, removed_by = ${personId}, revision = revision + 1 where id = ${row.id}`.execute(
      ctx.db,
    );
    await record(ctx, { kind: 'question-row.removed', issueId: issue.id, subjectId: row.id, particulars: { question: kind } });
  });
}

/** Puts a removed row back. `twice`: the group's stake was written down anew meanwhile. @throws NotFound, Denied */
export async function restoreRow(ctx: Ctx, issueId: string, kind: QuestionKind, id: string): Promise<Result<null, 'twice'>> {
  return transact(ctx, async (ctx) => {
    const issue = await lockToFill(ctx, issueId);
    const row = await getRow(ctx, issue.id, kind, id, 'removed');
    if (row.kind === 'stakes' && (await listStakes(ctx, issue.id)).some((stake) => stake.groupId === row.groupId)) return no('twice');
    await sql`update ${sql.table(questionTables[kind])} set removed_at = null, removed_by = null, revision = revision + 1 where id = ${row.id}`.execute(ctx.db);
    await record(ctx, { kind: 'question-row.restored', issueId: issue.id, subjectId: row.id, particulars: { question: kind } });
    return ok(null);
  });
}
