import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { must } from '../../platform/acting.ts';
import { getStatement, type StatementInFull } from '../conversations/index.ts';
import { lockToLead } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { createDecision, type DecisionDraft } from './creating.ts';
import { labelFrom, optionBounds, usualThreshold } from './decision.ts';
import { getDecision, lockDecision, optionsOf, standOf } from './decisions.ts';
import { decisionsFrom } from './origins.ts';
import { canChange } from './policy.ts';

const day = 86_400_000;
/** Until those who lead choose another end. */
const usualDays = 14;

/**
 * Makes a draft of a decision whose first option is a statement that people voted on, which is its evidence too; returns
 * its id. Where the statement is in a draft already, that one. `gone`: it is hidden, or its author took it back.
 * @throws NotFound, Denied
 */
export async function decideOnStatement(ctx: Ctx, statementId: string): Promise<Result<{ id: string; isNew: boolean }, 'gone'>> {
  return transact(ctx, async (ctx) => {
    const statement = await getStatement(ctx, statementId);
    await lockToLead(ctx, statement.issueId);
    if (isGone(statement)) return no('gone');
    const draft = (await decisionsFrom(ctx, statement.id)).find((decision) => !decision.openedAt);
    if (draft) return ok({ id: draft.id, isNew: false });
    return ok({ id: await createDecision(ctx, statement.issueId, draftFrom(ctx, statement)), isNew: true });
  });
}

/**
 * Adds a statement to the options of a draft. `there`: it is one already, or one says the same; `full`: its way of voting
 * takes no more options; `gone`: the statement is hidden, or its author took it back. @throws NotFound, Denied once it opened
 */
export async function addStatementAsOption(ctx: Ctx, statementId: string, decisionId: string): Promise<Result<void, 'gone' | 'there' | 'full'>> {
  return transact(ctx, async (ctx) => {
    const statement = await getStatement(ctx, statementId);
    if ((await getDecision(ctx, decisionId)).issueId !== statement.issueId) throw new NotFound();
    await lockToLead(ctx, statement.issueId);
    const decision = await lockDecision(ctx, decisionId);
    must(canChange(await standingOn(ctx, decision.issueId), await standOf(ctx, decision)));
    if (isGone(statement)) return no('gone');
    const options = await optionsOf(ctx, decision.id);
    const fresh = optionFrom(statement);
    if (options.some((option) => option.inputId === statement.id || option.label === fresh.label)) return no('there');
    if (options.length >= optionBounds[decision.method][1]) return no('full');
    const number = Math.max(0, ...options.map((option) => option.number)) + 1;
    await ctx.db
      .insertInto('options')
      .values({ id: newId(), decision_id: decision.id, number, label: fresh.label, detail: fresh.detail, lang: statement.lang, input_id: statement.id })
      .execute();
    await ctx.db
      .updateTable('decisions')
      .set({ revision: decision.revision + 1 })
      .where('id', '=', decision.id)
      .execute();
    await record(ctx, { kind: 'decision.changed', issueId: decision.issueId, subjectId: decision.id });
    return ok(undefined);
  });
}

function isGone({ moderated, withdrawn }: StatementInFull): boolean {
  return moderated < 0 || withdrawn;
}

/** An imported statement may be longer than an option; then all of it stands below. */
function optionFrom({ id, body }: StatementInFull): DecisionDraft['options'][number] {
  const label = labelFrom(body);
  return { label, detail: label === body ? null : body, inputId: id };
}

/** What is usual, for those who lead to change. The question is put in words only where they speak the statement's language. */
function draftFrom(ctx: Ctx, statement: StatementInFull): DecisionDraft {
  const option = optionFrom(statement);
  const speaksIt = ctx.locale.slice(0, 2) === statement.lang;
  return {
    question: speaksIt ? ctx.t('decisions:from-statement.question', { statement: option.label }) : option.label,
    detail: null,
    lang: statement.lang,
    method: 'gradients',
    secrecy: 'named',
    threshold: usualThreshold.gradients,
    quorum: 0,
    closesAt: new Date(ctx.now.getTime() + usualDays * day),
    options: [option],
    evidence: [{ label: option.label, url: null, inputId: statement.id }],
    rings: ['core'],
    groupIds: [],
    promises: new Map(),
  };
}
