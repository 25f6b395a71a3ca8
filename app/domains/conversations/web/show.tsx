import { visitOf } from '../../../platform/http/csrf.ts';
import type { Problems } from '../../../platform/http/form.ts';
import { unsigned } from '../../../platform/http/tokens.ts';
import { param, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { loadPromiseLine } from '../../issues/web/index.ts';
import { findSeat } from '../../people/index.ts';
import { showsResult, stateOf, type Conversation } from '../conversation.ts';
import { getConversation } from '../conversations.ts';
import { findStatement } from '../statements.ts';
import { nextStatement } from '../serving.ts';
import { lastVote, progressOf } from '../voting.ts';
import { VotePage } from './vote-page.tsx';

/** One statement at a time; `?statement=` asks for one by its id, to change a vote. */
export const conversationPage: Controller = async (c) => showCard(c, await getConversation(c.var.ctx, param(c, 'conversation')));

/** The vote card, also with a problem of what was just sent about a statement. */
export async function showCard(c: Web, conversation: Conversation, problems: Problems = {}, sent?: string): Promise<Response> {
  const { ctx } = c.var;
  const participantId = await findSeat(ctx, conversation.issueId);
  const state = stateOf(conversation, ctx.now);
  const progress = await progressOf(ctx, conversation, participantId);
  const isOpen = state === 'open';
  const chosen = isOpen ? await findStatement(ctx, conversation, participantId, sent ?? c.req.query('statement')) : null;
  // The same person with as many votes is shown the same one, however often the page is loaded.
  const seed = `${participantId ?? visitOf(c, ctx.secret) ?? ctx.now.getTime()}:${progress.voted}`;
  const statement = chosen ?? (isOpen ? await nextStatement(ctx, conversation, participantId, seed) : null);
  const page = (
    <VotePage
      conversation={conversation}
      state={state}
      showsResult={showsResult(conversation, ctx.now)}
      progress={progress}
      statement={statement}
      last={chosen ? null : await lastVote(ctx, conversation, participantId)}
      promise={await loadPromiseLine(ctx, { id: conversation.issueId, slug: conversation.issueSlug }, participantId)}
      saidLink={saidLinkOf(c)}
      problems={problems}
    />
  );
  return render(c, page, Object.keys(problems).length > 0 ? 422 : 200);
}

/** The private link of a statement that was just added; only a key that was signed here is shown again. */
function saidLinkOf(c: Web): string | null {
  const key = c.req.query('said') ?? '';
  const { secret, origin } = c.var.ctx;
  return unsigned(secret, 'said', key) ? origin + href('input.said', { key }) : null;
}
