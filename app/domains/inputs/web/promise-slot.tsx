import type { Child } from 'hono/jsx';
import type { Ctx } from '../../../platform/ctx.ts';
import type { Issue } from '../../issues/index.ts';

/** The promise to the reader's group, as it is shown wherever they act. */
export async function promiseLineFor(_ctx: Ctx, _issue: Issue, _participantId: string | null): Promise<Child> {
  return null;
}
