import { StaleRevision } from '../../../platform/errors.ts';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import type { Translate } from '../../../platform/i18n/translate.ts';
import { no, type Result } from '../../../platform/result.ts';

/** A change whose form was shown before somebody else saved theirs comes back as `stale`. */
export async function unlessStale<Value, Reason extends string>(change: Promise<Result<Value, Reason>>): Promise<Result<Value, Reason | 'stale'>> {
  try {
    return await change;
  } catch (error) {
    if (error instanceof StaleRevision) return no('stale');
    throw error;
  }
}

export function staleProblem(t: Translate): Problems {
  return { '': t('maps:problem.stale') };
}

/** What was typed is shown beside what stands now; sending it once more puts it in its place. */
export function onNewest(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => name !== 'revision'));
}

/** The status of a page whose form needs another look. */
export function statusOf(problems: Problems): 409 | 422 {
  return '' in problems ? 409 : 422;
}
