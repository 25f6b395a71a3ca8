import { must } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { getIssueById } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { stateOf, type Conversation, type ResultsShown } from './conversation.ts';
import { wasVotedIn } from './conversations.ts';
import { lockToLead } from './leading.ts';
import { canChange, canChangeShowing, canLead } from './policy.ts';

/** What those who lead write of a conversation. Without `opensAt` it opens now; without `closesAt` it is closed by hand. */
export interface ConversationText {
  readonly topic: string;
  readonly introduction: string | null;
  readonly lang: string;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly reviewedFirst: boolean;
  /** Left out: as it was; for a new one `closing`. */
  readonly resultsShown?: ResultsShown | undefined;
  /** Left out: as it was; for a new one not. */
  readonly votesOpen?: boolean | undefined;
}

/** Starts a conversation on an issue; returns its id. @throws NotFound, Denied */
export async function startConversation(ctx: Ctx, issueId: string, text: ConversationText): Promise<Result<string, 'closes-too-soon'>> {
  return transact(ctx, async (ctx) => {
    const issue = await getIssueById(ctx, issueId);
    must(canLead(await standingOn(ctx, issue.id)));
    const opensAt = text.opensAt && text.opensAt > ctx.now ? text.opensAt : ctx.now;
    if (text.closesAt && text.closesAt <= opensAt) return no('closes-too-soon');
    const id = newId();
    await ctx.db
      .insertInto('conversations')
      .values({ id, issue_id: issue.id, ...columnsOf(text), opens_at: opensAt, created_at: ctx.now, created_by: ctx.actor.personId })
      .execute();
    await record(ctx, { kind: 'conversation.made', issueId: issue.id, subjectId: id });
    return ok(id);
  });
}

/**
 * Changes what is said of a conversation, until it closes. When it has opened, that stays as it was; who sees the result
 * and whether votes are given out stay from the first vote on. @throws NotFound, Denied, StaleRevision
 */
export async function changeConversation(ctx: Ctx, id: string, revision: number, text: ConversationText): Promise<Result<void, 'closes-too-soon'>> {
  return transact(ctx, async (ctx) => {
    const conversation = await lockToLead(ctx, id, canChange);
    if (conversation.revision !== revision) throw new StaleRevision();
    await mayShowOtherwise(ctx, conversation, text);
    const hasOpened = conversation.opensAt <= ctx.now;
    const opensAt = hasOpened || !text.opensAt ? conversation.opensAt : text.opensAt;
    if (text.closesAt && (text.closesAt <= opensAt || text.closesAt <= ctx.now)) return no('closes-too-soon');
    await ctx.db
      .updateTable('conversations')
      .set({ ...columnsOf(text), opens_at: opensAt, revision: revision + 1 })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'conversation.changed', issueId: conversation.issueId, subjectId: id });
    ctx.happened.push(`conversation:${id}`);
    return ok(undefined);
  });
}

/** A vote holds the row of its conversation by its foreign key: under our lock a first one is either seen here or comes after us. @throws Denied */
async function mayShowOtherwise(ctx: Ctx, conversation: Conversation, { resultsShown, votesOpen }: ConversationText): Promise<void> {
  const stays = (resultsShown ?? conversation.resultsShown) === conversation.resultsShown && (votesOpen ?? conversation.votesOpen) === conversation.votesOpen;
  if (stays) return;
  must(canChangeShowing(await standingOn(ctx, conversation.issueId), stateOf(conversation, ctx.now), await wasVotedIn(ctx, conversation.id)));
}

function columnsOf(text: ConversationText) {
  const { topic, introduction, lang, resultsShown, votesOpen } = text;
  return {
    topic,
    introduction,
    lang,
    closes_at: text.closesAt,
    reviewed_first: text.reviewedFirst,
    ...(resultsShown === undefined ? {} : { results_shown: resultsShown }),
    ...(votesOpen === undefined ? {} : { votes_open: votesOpen }),
  };
}
