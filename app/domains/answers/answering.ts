import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, NotFound, NotSignedIn, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { listDecisions } from '../decisions/index.ts';
import { inputsInOrder, isShown, type Input } from '../inputs/index.ts';
import { getIssueById } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { mostAtOnce, type Answer, type Verdict } from './answer.ts';
import { answersTo } from './answers.ts';
import { canAnswer } from './policy.ts';

export interface NewAnswer {
  readonly inputIds: readonly string[];
  readonly verdict: Verdict;
  readonly reason: string;
  readonly lang: string;
  /** The same reason by author's language; used for authors of that language. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly decisionId: string | null;
  /** An https address. */
  readonly link: string | null;
  /** `revisionOf` what the writer saw; another answer given since makes it stale. */
  readonly seen: string;
}

/** What the answers to some inputs looked like, for telling whether somebody answered in the meantime. */
export function revisionOf(answers: ReadonlyMap<string, Answer>): string {
  return [...answers.values()]
    .map((answer) => answer.id)
    .sort()
    .join(',');
}

/**
 * Gives one answer to one or several like inputs of an issue, in one transaction; an input that has one gets a new one
 * in its place and keeps the old. `gone`: one was hidden or taken back meanwhile. @throws NotFound, Denied, StaleRevision
 */
export async function giveAnswers(ctx: Ctx, issueId: string, answer: NewAnswer): Promise<Result<{ count: number }, 'gone'>> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  return transact(ctx, async (ctx) => {
    const issue = await getIssueById(ctx, issueId);
    const verdict = canAnswer(await standingOn(ctx, issue.id));
    if (!verdict.allowed) throw new Denied(verdict.reason);
    const inputs = await lockInputs(ctx, issue.id, answer.inputIds);
    const before = await answersTo(
      ctx,
      inputs.map((input) => input.id),
    );
    if (revisionOf(before) !== answer.seen) throw new StaleRevision();
    if (!inputs.every(isShown)) return no('gone');
    await decisionOf(ctx, issue.id, answer.decisionId);
    await write(ctx, personId, inputs, before, answer);
    return ok({ count: inputs.length });
  });
}

/** The inputs, locked in one order so that two bulk answers wait for each other. @throws NotFound for any that is not of the issue */
async function lockInputs(ctx: Ctx, issueId: string, ids: readonly string[]): Promise<Input[]> {
  const once = [...new Set(ids)];
  if (once.length === 0 || once.length > mostAtOnce || !once.every((id) => isId(id))) throw new NotFound();
  await sql`select 1 from inputs where id in (${sql.join(once)}) order by id for update`.execute(ctx.db);
  const inputs = await inputsInOrder(ctx, once);
  if (inputs.length !== once.length || inputs.some((input) => input.issueId !== issueId)) throw new NotFound();
  return inputs;
}

async function decisionOf(ctx: Ctx, issueId: string, decisionId: string | null): Promise<void> {
  if (!decisionId) return;
  const decision = (await listDecisions(ctx, issueId)).find((one) => one.id === decisionId);
  if (!decision?.openedAt) throw new NotFound();
}

async function write(ctx: Ctx, personId: string, inputs: readonly Input[], before: ReadonlyMap<string, Answer>, answer: NewAnswer): Promise<void> {
  const rows = inputs.map((input) => ({
    id: newId(),
    input_id: input.id,
    verdict: answer.verdict,
    reason: answer.reason,
    lang: answer.lang,
    author_reason: input.authorLocale === answer.lang ? null : (answer.reasons[input.authorLocale] ?? null),
    decision_id: answer.decisionId,
    link: answer.link,
    given_at: ctx.now,
    given_by: personId,
    replaces_id: before.get(input.id)?.id ?? null,
  }));
  await ctx.db.insertInto('answers').values(rows).execute();
  for (const [at, row] of rows.entries()) {
    await record(ctx, {
      kind: row.replaces_id ? 'answer.revised' : 'answer.given',
      issueId: inputs[at]?.issueId ?? null,
      participantId: inputs[at]?.participantId ?? null,
      subjectId: row.id,
      particulars: { inputId: row.input_id, verdict: row.verdict },
    });
  }
}
