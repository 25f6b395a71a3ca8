import { DateTime } from 'luxon';
import type { Ctx } from '../../platform/ctx.ts';
import { todayOf } from '../people/index.ts';
import type { Issue } from '../issues/index.ts';
import { planAsk, type AskProblem } from '../outreach/index.ts';
import type { Result } from '../../platform/result.ts';
import type { NamedKind } from './kind.ts';

/** What is asked of the people of a kind; everything but `what` may stay as it is. */
export interface KindAsk {
  readonly what: string;
  readonly lang: string;
  /** A group of the kind, or null for people who are only described. */
  readonly groupId: string | null;
  /** The kind in words, where no group is known yet. */
  readonly who: string;
  readonly through: string | null;
}

/** Days within which an ask that was made from a gap is put. */
export const askWithinDays = 14;

/** Makes an outreach task from a gap: an ask that says which kind of people it is to reach. @throws NotFound, Denied */
export function askFor(ctx: Ctx, issue: Issue, kind: NamedKind, { what, lang, groupId, who, through }: KindAsk): Promise<Result<{ id: string }, AskProblem>> {
  return planAsk(ctx, issue, {
    what,
    lang,
    groupId,
    who: groupId === null ? who : null,
    through,
    category: { framework: kind.listKey, category: kind.category, subgroup: kind.subgroup },
    byOn: DateTime.fromISO(todayOf(ctx)).plus({ days: askWithinDays }).toFormat('yyyy-MM-dd'),
  });
}
