import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { lockToLead } from './publishing.ts';
import { questionTables, type QuestionKind } from './question.ts';
import { getRow } from './questions.ts';

/** Turns our guess into the group's own word, read at `revision`; again is no harm. @throws NotFound, Denied, StaleRevision */
export async function confirmGuess(ctx: Ctx, issueId: string, kind: QuestionKind, id: string, revision: number): Promise<void> {
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const row = await getRow(ctx, issue.id, kind, id);
    if (row.saidBy === 'group' && !('cellsSaid' in row && Object.values(row.cellsSaid).includes('guess'))) return;
    if (row.revision !== revision) throw new StaleRevision();
    const cells = kind === 'stakes' ? sql`` : sql`cells_said = '{}',`;
    await sql`update ${sql.table(questionTables[kind])} set said_by = 'group', ${cells} revision = revision + 1 where id = ${row.id}`.execute(ctx.db);
    await record(ctx, { kind: 'question-row.confirmed', issueId: issue.id, subjectId: row.id, particulars: { question: kind } });
  });
}
