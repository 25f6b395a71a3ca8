import { must } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Verdict } from '../../platform/result.ts';
import { standingOn, type Standing } from '../people/index.ts';
import { stateOf, type Conversation, type ConversationState } from './conversation.ts';
import { lockConversation } from './conversations.ts';

/** Locks a conversation and asks the policy: the start of everything that those who lead do to it. @throws NotFound, Denied */
export async function lockToLead(ctx: Ctx, id: string, policy: (standing: Standing, state: ConversationState) => Verdict): Promise<Conversation> {
  const conversation = await lockConversation(ctx, id);
  must(policy(await standingOn(ctx, conversation.issueId), stateOf(conversation, ctx.now)));
  return conversation;
}
