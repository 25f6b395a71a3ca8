import { z } from 'zod';
import { getConversation, showsResult, stateOf, turnoutOf, type Conversation } from '../domains/conversations/index.ts';
import { listDecisions } from '../domains/decisions/index.ts';
import { loadPromiseLine } from '../domains/issues/web/index.ts';
import { canTakeVotes, isRenewing, longestName, longestReason, nameGroup, unnameGroup, viewResult } from '../domains/opinions/index.ts';
import { ResultPage, type ResultPageProps } from '../domains/opinions/web/index.ts';
import { findSeat, leads, standingOn } from '../domains/people/index.ts';
import { readForm } from '../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../platform/http/web.ts';
import { textLanguages } from '../platform/i18n/locales.ts';
import { href } from '../routes.ts';

/** The result of a conversation, for everybody who may see it; those who lead find here what they can do with it. */
export const resultPage: Controller = async (c) => showResult(c, await getConversation(c.var.ctx, param(c, 'conversation')), null);

const naming = z.object({
  name: z.string().min(1, 'forms:required').max(longestName),
  reason: z.string().min(1, 'forms:required').max(longestReason),
  lang: z.enum(textLanguages),
});

export const postGroupName: Controller = async (c) => {
  const conversation = await getConversation(c.var.ctx, param(c, 'conversation'));
  const letter = param(c, 'letter');
  const form = await readForm(c, naming);
  if (!form.ok) return showResult(c, conversation, { letter, problems: form.problems, typed: form.typed });
  await nameGroup(c.var.ctx, conversation.id, letter, form.value);
  return redirect(c, `${href('result.show', { conversation: conversation.id })}#group-${letter}`, 'opinions:notice.named');
};

export const deleteGroupName: Controller = async (c) => {
  const { id } = await getConversation(c.var.ctx, param(c, 'conversation'));
  const letter = param(c, 'letter');
  await unnameGroup(c.var.ctx, id, letter);
  return redirect(c, `${href('result.show', { conversation: id })}#group-${letter}`, 'opinions:notice.unnamed');
};

async function showResult(c: Web, conversation: Conversation, sent: ResultPageProps['naming']): Promise<Response> {
  const { ctx } = c.var;
  const standing = await standingOn(ctx, conversation.issueId);
  const state = stateOf(conversation, ctx.now);
  // Counting them takes a while in a large conversation, and decides something only where votes are given out.
  const voters = state === 'closed' && conversation.votesOpen ? (await turnoutOf(ctx, conversation.id)).voters : 0;
  const { page } = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) }).parse({ page: c.req.query('page') ?? 1 });
  const props: ResultPageProps = {
    ...(await viewResult(ctx, conversation, standing)),
    conversation,
    state,
    lead: leads(standing),
    drafts: leads(standing) ? await draftsOf(c, conversation.issueId) : [],
    naming: sent,
    promise: await loadPromiseLine(ctx, { id: conversation.issueId, slug: conversation.issueSlug }, await findSeat(ctx, conversation.issueId)),
    renewing: await isRenewing(ctx, conversation.id),
    download: canTakeVotes(standing, { isClosed: state === 'closed', votesOpen: conversation.votesOpen, voters, threshold: conversation.privacyThreshold })
      .allowed,
    seenBy: showsResult(conversation, ctx.now) ? 'everyone' : 'leads',
    page,
  };
  return render(c, <ResultPage {...props} />, sent ? 422 : 200, { live: `result:${conversation.id}`, issueId: conversation.issueId });
}

/** Decisions of the issue that options can still be added to. */
export async function draftsOf(c: Web, issueId: string): Promise<ResultPageProps['drafts']> {
  const decisions = await listDecisions(c.var.ctx, issueId);
  return decisions.filter((decision) => decision.openedAt === null).map(({ id, question }) => ({ id, question }));
}
