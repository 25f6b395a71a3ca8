import { must } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { stateOf, turnoutOf, votesWithoutNames, type Conversation } from '../conversations/index.ts';
import { canTakeVotes } from '../opinions/index.ts';
import { standingOn } from '../people/index.ts';
import { writeZip } from './zip-file.ts';

/** Writes a conversation's votes without names into a new zip, which `longtable analyze` reads once it is unpacked. @throws Denied */
export async function exportOpenVotes(ctx: Ctx, conversation: Conversation, file: string): Promise<void> {
  const { voters } = await turnoutOf(ctx, conversation.id);
  const isClosed = stateOf(conversation, ctx.now) === 'closed';
  const { votesOpen, privacyThreshold: threshold } = conversation;
  must(canTakeVotes(await standingOn(ctx, conversation.issueId), { isClosed, votesOpen, voters, threshold }));
  const files = await votesWithoutNames(ctx, conversation);
  await writeZip(
    file,
    files.map(({ name, pieces }) => ({ path: `votes/${name}`, pieces: () => pieces })),
    ctx.now,
  );
}
