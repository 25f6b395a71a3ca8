import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import type { EncounterChannel } from '../directory/index.ts';
import { lockIssue, type Issue } from '../issues/index.ts';
import { standingOn, todayOf } from '../people/index.ts';
import { nextAfter, type Ask, type AskChannel, type Outcome } from './ask.ts';
import { getAsk } from './asks.ts';
import { logWith } from './logging.ts';
import { canAttempt } from './policy.ts';

const directoryChannels: Readonly<Record<AskChannel, EncounterChannel>> = {
  'in-person': 'in-person',
  phone: 'phone',
  text: 'text',
  mail: 'email',
  letter: 'post',
  helper: 'other',
  other: 'other',
};

export interface NewAttempt {
  /** `YYYY-MM-DD`, not after today. */
  readonly askedOn: string;
  readonly channel: AskChannel;
  readonly outcome: Outcome;
  /** When to ask again; by default what `nextAfter` says. Not before the day itself. */
  readonly nextOn?: string | null;
  readonly note: string | null;
  readonly lang: string;
}

/** `never`: they said before that they do not want to be asked again; take that back first where it was a mistake. */
export type AttemptProblem = 'future' | 'next' | 'never';

/** Writes down that somebody was asked, and what came of it. A no never deletes: it sets the next time. @throws NotFound, Denied */
export async function recordAttempt(ctx: Ctx, issueId: string, askId: string, attempt: NewAttempt): Promise<Result<{ id: string }, AttemptProblem>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const { ask, issue } = await lockAsk(ctx, issueId, askId);
    if (attempt.askedOn > todayOf(ctx)) return no('future');
    if (ask.state === 'never') return no('never');
    const suggested = nextAfter(attempt.outcome, attempt.askedOn);
    const nextOn = suggested === null ? null : (attempt.nextOn ?? suggested);
    if (nextOn !== null && nextOn <= attempt.askedOn) return no('next');
    const id = newId();
    await ctx.db
      .insertInto('ask_attempts')
      .values({
        id,
        ask_id: ask.id,
        asked_on: attempt.askedOn,
        channel: attempt.channel,
        outcome: attempt.outcome,
        next_on: nextOn,
        note: attempt.note,
        lang: attempt.lang,
        created_at: ctx.now,
        created_by: personId,
      })
      .execute();
    await record(ctx, { kind: 'ask.attempted', issueId, subjectId: ask.id, particulars: { outcome: attempt.outcome } });
    await logWith(ctx, issue, ask, { on: attempt.askedOn, channel: directoryChannels[attempt.channel], about: ask.what, lang: ask.lang });
    return ok({ id });
  });
}

/** Takes back an attempt that was written down by mistake; it stays in the history. @throws NotFound, Denied */
export async function undoAttempt(ctx: Ctx, issueId: string, askId: string, id: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const { ask } = await lockAsk(ctx, issueId, askId);
    if (!ask.attempts.some((one) => one.id === id)) throw new NotFound();
    await ctx.db.updateTable('ask_attempts').set({ removed_at: ctx.now, removed_by: personId }).where('id', '=', id).execute();
    await record(ctx, { kind: 'ask.attempt-undone', issueId, subjectId: ask.id });
  });
}

async function lockAsk(ctx: Ctx, issueId: string, askId: string): Promise<{ ask: Ask; issue: Issue }> {
  const issue = await lockIssue(ctx, issueId);
  return { issue, ask: await seeAsk(ctx, issueId, askId) };
}

/** The ask, for those who lead and for who does it. @throws NotFound for everybody else */
export async function seeAsk(ctx: Ctx, issueId: string, askId: string): Promise<Ask> {
  const standing = await standingOn(ctx, issueId);
  const ask = await getAsk(ctx, issueId, askId);
  const owns = ask.ownerId === ctx.actor.personId && standing.ring !== null;
  // Who was asked is private: to others it is not there at all.
  if (!canAttempt(standing, owns).allowed) throw new NotFound();
  return ask;
}
