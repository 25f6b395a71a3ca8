import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import type { Method, PromiseLevel } from '../frameworks/index.ts';
import { draftPromises, getIssueById, lockToLead } from '../issues/index.ts';
import { isOffered, standingOn, type Ring } from '../people/index.ts';
import { labelFrom, type Decision, type Secrecy } from './decision.ts';
import { getDecision, lockDecision, standOf } from './decisions.ts';
import { canChange } from './policy.ts';
import { must, signedIn } from '../../platform/acting.ts';

/** A decision as it is written; `misfits` of decision.ts has found nothing. */
export interface DecisionDraft {
  readonly question: string;
  readonly detail: string | null;
  readonly lang: string;
  readonly method: Method;
  readonly secrecy: Secrecy;
  readonly threshold: number;
  readonly quorum: number;
  readonly closesAt: Date;
  /** `inputId`: the statement that it came from. */
  readonly options: readonly { readonly label: string; readonly detail: string | null; readonly inputId?: string | null | undefined }[];
  readonly evidence: readonly { readonly label: string; readonly url: string | null; readonly inputId: string | null }[];
  readonly rings: readonly Ring[];
  readonly groupIds: readonly string[];
  /** What is promised to groups for this decision alone; null: nothing of its own, so the issue's promise holds. */
  readonly promises: ReadonlyMap<string, PromiseLevel | null>;
}

/** Writes a new decision as a draft; returns its id. @throws NotFound, Denied */
export async function createDecision(ctx: Ctx, issueId: string, draft: DecisionDraft): Promise<string> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const id = newId();
    const last = await ctx.db
      .selectFrom('decisions')
      .select((eb) => eb.fn.max('number').as('number'))
      .where('issue_id', '=', issue.id)
      .executeTakeFirst();
    await ctx.db
      .insertInto('decisions')
      .values({ ...rowOf(draft), id, issue_id: issue.id, number: (last?.number ?? 0) + 1, created_at: ctx.now, created_by: personId })
      .execute();
    await writeParts(ctx, { id, issueId: issue.id }, draft);
    await record(ctx, { kind: 'decision.made', issueId: issue.id, subjectId: id });
    return id;
  });
}

/** Writes a draft anew. @throws NotFound, Denied once it opened, StaleRevision where somebody else changed it meanwhile */
export async function changeDecision(ctx: Ctx, id: string, revision: number, draft: DecisionDraft): Promise<void> {
  await transact(ctx, async (ctx) => {
    // The issue first, as everywhere: promises lock it too, and two who lock in different orders would wait for each other.
    await lockToLead(ctx, (await getDecision(ctx, id)).issueId);
    const decision = await lockDecision(ctx, id);
    must(canChange(await standingOn(ctx, decision.issueId), await standOf(ctx, decision)));
    if (decision.revision !== revision) throw new StaleRevision();
    await ctx.db
      .updateTable('decisions')
      .set({ ...rowOf(draft), revision: revision + 1 })
      .where('id', '=', decision.id)
      .execute();
    await ctx.db.deleteFrom('options').where('decision_id', '=', decision.id).execute();
    await ctx.db.deleteFrom('decision_evidence').where('decision_id', '=', decision.id).execute();
    await ctx.db.deleteFrom('decision_electors').where('decision_id', '=', decision.id).execute();
    await writeParts(ctx, decision, draft);
    await record(ctx, { kind: 'decision.changed', issueId: decision.issueId, subjectId: decision.id });
  });
}

function rowOf({ question, detail, lang, method, secrecy, threshold, quorum, closesAt }: DecisionDraft) {
  return { question, detail, lang, method, secrecy, threshold, quorum, closes_at: closesAt };
}

async function writeParts(ctx: Ctx, decision: Pick<Decision, 'id' | 'issueId'>, draft: DecisionDraft): Promise<void> {
  await writeOptions(ctx, decision, draft);
  await writeEvidence(ctx, decision, draft);
  const issue = await getIssueById(ctx, decision.issueId);
  for (const groupId of draft.groupIds) if (!(await isOffered(ctx, issue.organizationId, groupId))) throw new NotFound();
  const electors = [
    ...draft.rings.map((ring) => ({ decision_id: decision.id, ring, group_id: null })),
    ...draft.groupIds.map((group_id) => ({ decision_id: decision.id, ring: null, group_id })),
  ];
  await ctx.db.insertInto('decision_electors').values(electors).execute();
  await draftPromises(ctx, issue.id, draft.promises, decision.id);
}

/** An option that says what its statement says stays in the language of the statement. */
async function writeOptions(ctx: Ctx, decision: Pick<Decision, 'id' | 'issueId'>, { options, lang }: DecisionDraft): Promise<void> {
  const rows = [];
  for (const [at, { label, detail, inputId }] of options.entries()) {
    const from = inputId ? await inputOf(ctx, decision.issueId, inputId) : null;
    if (inputId && !from) throw new NotFound();
    const said = from && labelFrom(from.body) === label ? from.lang : lang;
    rows.push({ id: newId(), decision_id: decision.id, number: at + 1, label, detail, lang: said, input_id: inputId ?? null });
  }
  await ctx.db.insertInto('options').values(rows).execute();
}

async function writeEvidence(ctx: Ctx, decision: Pick<Decision, 'id' | 'issueId'>, { evidence, lang }: DecisionDraft): Promise<void> {
  for (const { label, url, inputId } of evidence) {
    if (inputId && !(await isInputOf(ctx, decision.issueId, inputId))) throw new NotFound();
    const row = { id: newId(), decision_id: decision.id, label, url, input_id: inputId, lang, created_at: ctx.now, created_by: signedIn(ctx) };
    await ctx.db.insertInto('decision_evidence').values(row).execute();
  }
}

/** Whether an id names an input of that issue. */
export async function isInputOf(ctx: Ctx, issueId: string, inputId: string): Promise<boolean> {
  return (await inputOf(ctx, issueId, inputId)) !== null;
}

async function inputOf(ctx: Ctx, issueId: string, inputId: string): Promise<{ body: string; lang: string } | null> {
  if (!isId(inputId)) return null;
  const row = await ctx.db.selectFrom('inputs').select(['body', 'lang']).where('id', '=', inputId).where('issue_id', '=', issueId).executeTakeFirst();
  return row ?? null;
}
