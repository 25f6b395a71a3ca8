import { z } from 'zod';
import { NotFound } from '../../../platform/errors.ts';
import { readForm } from '../../../platform/http/form.ts';
import { giveSeat } from '../../../platform/http/seats.ts';
import { backPath, param, redirect, type Controller, type Web } from '../../../platform/http/web.ts';
import { isId } from '../../../platform/ids.ts';
import { href } from '../../../routes.ts';
import { castVote, withdrawVote, type CastOutcome } from '../casting.ts';
import { getConversation } from '../conversations.ts';
import type { VoteValue } from '../statement.ts';
import { showCard } from './show.tsx';

const vote = z.object({
  statement: z.string(),
  value: z.enum(['1', '-1', '0']).transform((text): VoteValue => (text === '1' ? 1 : text === '0' ? 0 : -1)),
  back: z.string().optional(),
});

/** The hot path: for somebody who has voted here before, one SQL statement and a redirect. */
export const postVote: Controller = async (c) => {
  const conversationId = param(c, 'conversation');
  const form = await readForm(c, vote);
  if (!form.ok) return showCard(c, await getConversation(c.var.ctx, conversationId), form.problems, form.typed['statement']);
  if (!isId(conversationId) || !isId(form.value.statement)) throw new NotFound();
  const { outcome, freshSeat } = await castVote(c.var.ctx, { conversationId, statementId: form.value.statement, value: form.value.value });
  if (freshSeat) giveSeat(c, freshSeat.issueId, freshSeat.participantId);
  return onwards(c, conversationId, outcome, form.value.back);
};

export const deleteVote: Controller = async (c) => {
  const conversationId = param(c, 'conversation');
  const statementId = param(c, 'statement');
  if (!isId(conversationId) || !isId(statementId)) throw new NotFound();
  const outcome = await withdrawVote(c.var.ctx, conversationId, statementId);
  return onwards(c, conversationId, outcome, undefined);
};

function onwards(c: Web, conversation: string, outcome: CastOutcome, back: string | undefined): Response {
  if (outcome === 'not-found') throw new NotFound();
  const to = backPath(back, href('conversation.show', { conversation }));
  if (outcome === 'closed' || outcome === 'gone' || outcome === 'withdrawn') return redirect(c, to, `conversations:notice.${outcome}`);
  return redirect(c, to);
}
