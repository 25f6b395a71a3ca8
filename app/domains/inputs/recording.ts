import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, NotFound, NotSignedIn } from '../../platform/errors.ts';
import type { Locale } from '../../platform/i18n/locales.ts';
import { getIssueById } from '../issues/index.ts';
import { isOffered, standingOn } from '../people/index.ts';
import { addInput } from './adding.ts';
import type { recordedChannels, Speaks } from './input.ts';
import { mailLink } from './mailing.ts';
import { canRecord } from './policy.ts';

export interface RecordedInput {
  readonly body: string;
  readonly lang: string;
  readonly channel: (typeof recordedChannels)[number];
  readonly speaks: Speaks;
  /** Needed unless it speaks for a person alone. */
  readonly groupId: string | null;
  readonly askedCount: number | null;
  readonly saidAt: Date;
  readonly authorAddress: string | null;
  /** The language in which its author is written to. */
  readonly authorLocale: Locale;
}

/**
 * Writes down what somebody said by phone, on paper, in person or by mail, or our guess about a group; it carries who
 * recorded it. @throws NotFound, Denied
 */
export async function recordInput(ctx: Ctx, issueId: string, heard: RecordedInput): Promise<{ id: string }> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  return transact(ctx, async (ctx) => {
    const issue = await getIssueById(ctx, issueId);
    const verdict = canRecord(await standingOn(ctx, issue.id));
    if (!verdict.allowed) throw new Denied(verdict.reason);
    if (heard.groupId && !(await isOffered(ctx, issue.organizationId, heard.groupId))) throw new NotFound();
    const { id } = await addInput(ctx, { ...heard, issueId: issue.id, kind: 'remark', participantId: null, recordedBy: personId, moderated: 1 });
    if (heard.authorAddress) await mailLink(ctx, issue, { inputId: id, to: heard.authorAddress, locale: heard.authorLocale, as: 'recorded' });
    return { id };
  });
}
