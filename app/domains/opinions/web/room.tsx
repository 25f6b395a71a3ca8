import { param, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { inSteps } from '../../../engines/suppression/index.ts';
import { getConversation, joinCodeOf, showsResult, stateOf, turnoutOf } from '../../conversations/index.ts';
import { stranger } from '../../people/index.ts';
import { viewResult } from '../results.ts';
import { RoomPage } from './room-page.tsx';

/** For the wall of a room. Whoever opens it, it shows only what everybody may see: a convener's screen is seen by the whole room. */
export const roomPage: Controller = async (c) => {
  const { ctx } = c.var;
  const conversation = await getConversation(ctx, param(c, 'conversation'));
  const state = stateOf(conversation, ctx.now);
  const code = state === 'closed' ? null : await joinCodeOf(ctx, conversation.id);
  const { result, why } = await viewResult(ctx, conversation, stranger);
  const people = result ? result.voters : inSteps((await turnoutOf(ctx, conversation.id)).voters, conversation.privacyThreshold);
  const page = (
    <RoomPage
      conversation={conversation}
      state={state}
      address={ctx.origin.replace(/^https?:\/\//, '') + href('join.show')}
      code={code?.code ?? null}
      joinUrl={ctx.origin + (code ? href('join.enter', { code: code.code }) : href('conversation.show', { conversation: conversation.id }))}
      people={people}
      result={result}
      why={why}
    />
  );
  // Before the first release the room still counts people in.
  return render(c, page, 200, { live: showsResult(conversation, ctx.now) && result ? `result:${conversation.id}` : `conversation:${conversation.id}` });
};
