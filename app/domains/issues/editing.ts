import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import type { Level } from '../people/index.ts';
import { lockToLead } from './publishing.ts';

export interface IssueChange {
  readonly statement: string;
  readonly why: string;
  readonly level: Level;
  readonly lang: string;
  /** Days within which every input is promised an answer, 1 to 90. */
  readonly answerDays: number;
  /** The revision the change was made on. */
  readonly revision: number;
}

/** Changes the words and the rhythm of an issue; its address stays. @throws NotFound, Denied, StaleRevision */
export async function editIssue(ctx: Ctx, id: string, change: IssueChange): Promise<void> {
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, id);
    if (issue.revision !== change.revision) throw new StaleRevision();
    const { statement, why, level, lang, answerDays } = change;
    await ctx.db
      .updateTable('issues')
      .set({ statement, why, level, lang, answer_days: answerDays, revision: sql`revision + 1` })
      .where('id', '=', issue.id)
      .execute();
    const changed = (['statement', 'why', 'level', 'lang', 'answerDays'] as const).filter((field) => issue[field] !== change[field]);
    await record(ctx, {
      kind: 'issue.changed',
      issueId: issue.id,
      subjectId: issue.id,
      particulars: { changed, before: Object.fromEntries(changed.map((field) => [field, issue[field]])) },
    });
  });
}
