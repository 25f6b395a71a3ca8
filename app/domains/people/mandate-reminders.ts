import type { Ctx } from '../../platform/ctx.ts';
import { todayOf } from './day.ts';
import { asOne, daysBetween, directions, dueOn, endsSoon, isDue, type Mandate } from './mandate.ts';
import { presentMandates } from './mandates.ts';

/** One letter that a mandate gives reason for. `key` is the same for the same due day, whichever word is due, so that nobody is written to twice. */
export interface MandateReminder {
  readonly key: string;
  readonly why: 'word-due' | 'word-out-due' | 'words-due' | 'ends';
  readonly to: string;
  readonly locale: string;
  readonly slug: string;
  readonly statement: string;
  readonly groupName: string;
  /** The day it is about. */
  readonly day: string;
}

/** Whoever heard nothing of it for so long is not reminded of that due day any more: after a restart from an old backup nobody wants forty letters. */
const tooLateDays = 30;

/** For the job that writes reminders, where nobody is signed in: holders with an address whose word is due, or whose mandate ends soon. */
export async function mandateReminders(ctx: Ctx): Promise<MandateReminder[]> {
  const today = todayOf(ctx);
  const rows = await presentMandates(ctx)
    .innerJoin('issues', 'issues.id', 'mandates.issue_id')
    .select(['issues.slug', 'issues.statement', 'persons.email', 'persons.locale'])
    .where('persons.email', 'is not', null)
    .orderBy('mandates.id')
    .execute();
  return asOne(rows).flatMap((row) =>
    lettersOf(row, today).map((letter) => ({
      ...letter,
      to: row.email ?? '',
      locale: row.locale,
      slug: row.slug,
      statement: row.statement,
      groupName: row.groupName,
    })),
  );
}

function lettersOf(mandate: Mandate, today: string): Pick<MandateReminder, 'key' | 'why' | 'day'>[] {
  const due = directions.filter((one) => isDue(mandate, one, today) && daysBetween(dueOn(mandate, one), today) <= tooLateDays);
  const letters = [...new Set(due.map((one) => dueOn(mandate, one)))].map((day): Pick<MandateReminder, 'key' | 'why' | 'day'> => {
    const [first, second] = due.filter((one) => dueOn(mandate, one) === day);
    return { key: `mandate-due:${mandate.id}:${day}`, why: second ? 'words-due' : first === 'out' ? 'word-out-due' : 'word-due', day };
  });
  if (mandate.untilOn && endsSoon(mandate, today)) letters.push({ key: `mandate-ends:${mandate.id}:${mandate.untilOn}`, why: 'ends', day: mandate.untilOn });
  return letters;
}
