import { must } from '../../platform/acting.ts';
import { polisFormat, writeStatements, writeSummary, writeVoteMatrix, writeVotes } from '../../engines/polis-format/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { href } from '../../routes.ts';
import { standingOn } from '../people/index.ts';
import type { Conversation } from './conversation.ts';
import { getConversation } from './conversations.ts';
import { listToWrite, numberByLot, numberParticipants, readCasts, readPersons, type ToWrite } from './exported-rows.ts';
import { canLead } from './policy.ts';
import { turnoutOf } from './tallies.ts';

/** One file of an export: its name, and its text piece by piece. Read each at most once, one after the other. */
export interface ExportFile {
  readonly name: string;
  readonly pieces: AsyncIterable<string> | Iterable<string>;
}

/**
 * A conversation as `polis-export/1`, for those who lead: single votes under numbers instead of names. A vote that was
 * taken back is left out whole, because the format has no way to say so; hidden statements are in it as rejected.
 * @throws NotFound, Denied
 */
export async function conversationAsPolis(ctx: Ctx, conversationId: string): Promise<ExportFile[]> {
  const conversation = await getConversation(ctx, conversationId);
  must(canLead(await standingOn(ctx, conversation.issueId)));
  const numbers = await numberParticipants(ctx, conversationId);
  const statements = await listToWrite(ctx, conversationId, numbers);
  return [
    await summaryOf(ctx, conversation, statements),
    { name: 'comments.csv', pieces: writeStatements(statements) },
    { name: 'votes.csv', pieces: writeVotes(readCasts(ctx, conversationId, numbers)) },
    matrixOf(ctx, conversationId, numbers, statements),
    { name: 'format.json', pieces: [polisFormat()] },
  ];
}

/**
 * The present votes as `polis-export/1`, to work a result out again, for whom the caller has allowed it: without times, authors and
 * the words of hidden statements, and with voters numbered by lot. It is no log, so it tells nothing of changed votes.
 */
export async function votesWithoutNames(ctx: Ctx, conversation: Conversation): Promise<ExportFile[]> {
  const numbers = await numberByLot(ctx, conversation.id);
  const listed = await listToWrite(ctx, conversation.id, new Map());
  const statements = listed.map((one) => ({ ...one, author: null, at: null, text: one.moderated === -1 ? '(hidden)' : one.text }));
  return [
    await summaryOf(ctx, conversation, statements),
    { name: 'comments.csv', pieces: writeStatements(statements) },
    matrixOf(ctx, conversation.id, numbers, statements),
    { name: 'format.json', pieces: [polisFormat()] },
  ];
}

async function summaryOf(ctx: Ctx, conversation: Conversation, statements: readonly ToWrite[]): Promise<ExportFile> {
  const { voters } = await turnoutOf(ctx, conversation.id);
  const authors = new Set(statements.flatMap(({ author }) => (author === null ? [] : [author])));
  const summary = {
    topic: conversation.topic,
    url: ctx.origin + href('conversation.show', { conversation: conversation.id }),
    description: conversation.introduction ?? '',
    voters,
    votersInConversation: voters,
    authors: authors.size,
    statements: statements.filter((one) => one.hasVotes).length,
    groups: 0,
  };
  return { name: 'summary.csv', pieces: writeSummary(summary) };
}

function matrixOf(ctx: Ctx, conversationId: string, numbers: ReadonlyMap<string, number>, statements: readonly ToWrite[]): ExportFile {
  const ids = statements.map((one) => one.id);
  return { name: 'participant-votes.csv', pieces: writeVoteMatrix(ids, readPersons(ctx, conversationId, numbers, statements)) };
}
