import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockToLead, type Issue } from '../issues/index.ts';
import { findMembershipOf, keptGroups } from '../people/index.ts';
import type { Partner } from './ask.ts';
import { found, partnerColumns, partnerProblem, type PartnerNamed, type PartnerProblem } from './partner.ts';

export const hardKinds = ['out-of-reach', 'adversarial', 'broken-off'] as const;
export type HardKind = (typeof hardKinds)[number];

/** What is tried next, and what came of the step before. */
export interface Step {
  readonly hardRelationId: string;
  readonly number: number;
  readonly cameOf: string | null;
  readonly nextStep: string;
  readonly ownerId: string;
  readonly ownerName: string;
  /** `YYYY-MM-DD`. */
  readonly byOn: string;
  readonly lang: string;
  readonly createdAt: Date;
}

/** A relation that is out of reach, adversarial or broken off. It always has a next step, until it is resolved. */
export interface HardRelation extends Partner {
  readonly id: string;
  readonly kind: HardKind;
  readonly blocks: string;
  readonly lang: string;
  readonly createdAt: Date;
  /** Oldest first; the last is the one that counts. */
  readonly steps: readonly Step[];
  /** Null while it is hard. */
  readonly resolved: { readonly whatChanged: string; readonly lang: string; readonly at: Date; readonly by: string } | null;
}

/** The hard relations of an issue, those whose step is due first on top, resolved ones last. The caller has made sure that the actor leads. */
export async function listHardRelations(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<HardRelation[]> {
  const rows = await ctx.db
    .selectFrom('hard_relations as r')
    .leftJoin(keptGroups('groups'), 'groups.id', 'r.group_id')
    .leftJoin('persons', 'persons.id', 'r.person_id')
    .leftJoin('hard_relation_resolutions as x', (join) => join.onRef('x.hard_relation_id', '=', 'r.id').on('x.undone_at', 'is', null))
    .leftJoin('persons as resolver', 'resolver.id', 'x.by')
    .select([
      'r.id',
      'groups.kept_id as groupId',
      'groups.name as groupName',
      'groups.lang as groupLang',
      'r.person_id as personId',
      'persons.name as personName',
      'r.who',
    ])
    .select([
      'r.kind',
      'r.blocks',
      'r.lang',
      'r.created_at as createdAt',
      'x.what_changed as whatChanged',
      'x.lang as changedLang',
      'x.at',
      'resolver.name as by',
    ])
    .where('r.issue_id', '=', issueId)
    .orderBy('r.created_at')
    .orderBy('r.id')
    .execute();
  const steps = await listSteps(ctx, issueId);
  return rows
    .map(({ whatChanged, changedLang, at, by, ...row }) => ({
      ...row,
      kind: row.kind as HardKind,
      steps: steps.filter((step) => step.hardRelationId === row.id),
      resolved: whatChanged !== null && at !== null ? { whatChanged, lang: changedLang ?? row.lang, at, by: by ?? '' } : null,
    }))
    .sort((one, other) => orderOf(one).localeCompare(orderOf(other)));
}

function orderOf(relation: HardRelation): string {
  return relation.resolved ? `9 ${relation.resolved.at.toISOString()}` : `0 ${relation.steps.at(-1)?.byOn ?? ''}`;
}

async function listSteps(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<Step[]> {
  return ctx.db
    .selectFrom('hard_relation_steps as s')
    .innerJoin('hard_relations as r', 'r.id', 's.hard_relation_id')
    .innerJoin('persons', 'persons.id', 's.owner_id')
    .select(['s.hard_relation_id as hardRelationId', 's.number', 's.came_of as cameOf', 's.next_step as nextStep', 's.owner_id as ownerId'])
    .select(['persons.name as ownerName', 's.by_on as byOn', 's.lang', 's.created_at as createdAt'])
    .where('r.issue_id', '=', issueId)
    .orderBy('s.number')
    .execute();
}

export interface NewStep {
  readonly nextStep: string;
  readonly ownerId: string;
  readonly byOn: string;
  readonly lang: string;
}

export type HardProblem = PartnerProblem | 'owner';

/** Lists a hard relation with its first step. @throws NotFound, Denied */
export async function listHardRelation(
  ctx: Ctx,
  issueId: string,
  relation: PartnerNamed & { kind: HardKind; blocks: string } & NewStep,
): Promise<Result<{ id: string }, HardProblem>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const problem = (await partnerProblem(ctx, issue, relation)) ?? (await ownerProblem(ctx, issue, relation.ownerId));
    if (problem) return no(problem);
    const id = newId();
    await ctx.db
      .insertInto('hard_relations')
      .values({
        id,
        issue_id: issue.id,
        ...partnerColumns(relation),
        kind: relation.kind,
        blocks: relation.blocks,
        lang: relation.lang,
        created_at: ctx.now,
        created_by: personId,
      })
      .execute();
    await keepStep(ctx, id, 1, null, relation, personId);
    await record(ctx, { kind: 'hard-relation.listed', issueId: issue.id, subjectId: id });
    return ok({ id });
  });
}

/** Says what came of the last step, read as number `after`, and sets the next. @throws NotFound, Denied, StaleRevision */
export async function takeStep(ctx: Ctx, issueId: string, id: string, after: number, step: NewStep & { cameOf: string }): Promise<Result<null, 'owner'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const relation = found(await listHardRelations(ctx, issue.id), id);
    if (relation.resolved || relation.steps.length !== after) throw new StaleRevision();
    const problem = await ownerProblem(ctx, issue, step.ownerId);
    if (problem) return no(problem);
    await keepStep(ctx, relation.id, after + 1, step.cameOf, step, personId);
    await record(ctx, { kind: 'hard-relation.stepped', issueId: issue.id, subjectId: relation.id });
    return ok(null);
  });
}

/** Says that it got better, and what changed. Again is no harm. @throws NotFound, Denied */
export async function resolveRelation(ctx: Ctx, issueId: string, id: string, words: { whatChanged: string; lang: string }): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const relation = found(await listHardRelations(ctx, issue.id), id);
    if (relation.resolved) return;
    await ctx.db
      .insertInto('hard_relation_resolutions')
      .values({ id: newId(), hard_relation_id: relation.id, what_changed: words.whatChanged, lang: words.lang, at: ctx.now, by: personId })
      .execute();
    await record(ctx, { kind: 'hard-relation.resolved', issueId: issue.id, subjectId: relation.id });
  });
}

/** It is hard after all; what was said to have changed stays in the database. @throws NotFound, Denied */
export async function reopenRelation(ctx: Ctx, issueId: string, id: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const relation = found(await listHardRelations(ctx, issue.id), id);
    if (!relation.resolved) return;
    await ctx.db
      .updateTable('hard_relation_resolutions')
      .set({ undone_at: ctx.now, undone_by: personId })
      .where('hard_relation_id', '=', relation.id)
      .where('undone_at', 'is', null)
      .execute();
    await record(ctx, { kind: 'hard-relation.reopened', issueId: issue.id, subjectId: relation.id });
  });
}

async function ownerProblem(ctx: Ctx, issue: Pick<Issue, 'id'>, ownerId: string): Promise<'owner' | null> {
  return ownerId === ctx.actor.personId || (await findMembershipOf(ctx, issue.id, ownerId)) ? null : 'owner';
}

async function keepStep(ctx: Ctx, id: string, number: number, cameOf: string | null, step: NewStep, by: string): Promise<void> {
  await ctx.db
    .insertInto('hard_relation_steps')
    .values({
      id: newId(),
      hard_relation_id: id,
      number,
      came_of: cameOf,
      next_step: step.nextStep,
      owner_id: step.ownerId,
      by_on: step.byOn,
      lang: step.lang,
      created_at: ctx.now,
      created_by: by,
    })
    .execute();
}
