import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, NotFound } from '../../platform/errors.ts';
import { getIssueById, type Issue } from '../issues/index.ts';
import { asOne, chooseGroup, isOffered, mandatesOf, takeSeat, type Mandate, type Seat } from '../people/index.ts';
import { addInput } from './adding.ts';
import { mailLink } from './mailing.ts';
import { canSpeakFor } from './policy.ts';

/** For whom somebody speaks: themselves (maybe as one of a group), or a group whose mandate they hold. */
export type SpokenFor =
  | { readonly speaks: 'self'; readonly groupId: string | null }
  | { readonly speaks: 'asked'; readonly mandateId: string; readonly askedCount: number }
  | { readonly speaks: 'vote'; readonly mandateId: string };

export interface NewRemark {
  readonly body: string;
  readonly lang: string;
  readonly spokenFor: SpokenFor;
  readonly authorAddress: string | null;
}

export interface Said {
  readonly inputId: string;
  readonly seat: Seat;
}

/** Says something on an issue, with or without an account; mails the private link where an address was left. @throws NotFound, Denied */
export async function say(ctx: Ctx, issueId: string, remark: NewRemark): Promise<Said> {
  return transact(ctx, async (ctx) => {
    const issue = await getIssueById(ctx, issueId);
    const mandate = await mandateFor(ctx, issue.id, remark.spokenFor);
    const groupId = remark.spokenFor.speaks === 'self' ? await ownGroup(ctx, issue, remark.spokenFor.groupId) : (mandate?.groupId ?? null);
    const seat = await takeSeat(ctx, issue.id);
    if (remark.spokenFor.speaks === 'self' && groupId) await chooseGroup(ctx, seat.participantId, groupId);
    const { id } = await addInput(ctx, {
      issueId: issue.id,
      kind: 'remark',
      body: remark.body,
      lang: remark.lang,
      channel: 'web',
      participantId: seat.participantId,
      speaks: remark.spokenFor.speaks,
      groupId,
      mandateId: mandate?.id ?? null,
      askedCount: remark.spokenFor.speaks === 'asked' ? remark.spokenFor.askedCount : null,
      authorAddress: remark.authorAddress,
      authorLocale: ctx.locale,
    });
    if (remark.authorAddress) await mailLink(ctx, issue, { inputId: id, to: remark.authorAddress, locale: ctx.locale, as: 'said' });
    return { inputId: id, seat };
  });
}

/** The mandates through which the actor may speak for a group on this issue. */
export async function mandatesToSpeak(ctx: Ctx, issueId: string): Promise<Mandate[]> {
  return ctx.actor.personId ? asOne(await mandatesOf(ctx, issueId, ctx.actor.personId)) : [];
}

/** The actor's own present mandate under which they speak; null where they speak for themselves. @throws Denied */
export async function mandateFor(ctx: Ctx, issueId: string, spokenFor: Pick<SpokenFor, 'speaks'> & { readonly mandateId?: string }): Promise<Mandate | null> {
  if (spokenFor.speaks === 'self') return null;
  const mandate = (await mandatesToSpeak(ctx, issueId)).find((one) => one.id === spokenFor.mandateId);
  const verdict = canSpeakFor(mandate !== undefined);
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return mandate ?? null;
}

async function ownGroup(ctx: Ctx, issue: Issue, groupId: string | null): Promise<string | null> {
  if (groupId && !(await isOffered(ctx, issue.organizationId, groupId))) throw new NotFound();
  return groupId;
}
