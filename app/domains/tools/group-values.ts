import { sql } from 'kysely';
import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { canFill, canLead, lockIssue, nameGroup, type GroupNamed, type Issue, type SaidBy } from '../issues/index.ts';
import { keepingGroup, keptGroups, standingOn } from '../people/index.ts';

/** What taking part could be worth to a group, and what it costs them: our guess until they said so. */
export interface GroupValue {
  readonly id: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly groupLang: string;
  readonly professional: string | null;
  readonly personal: string | null;
  readonly cost: string | null;
  readonly strategy: string | null;
  readonly saidBy: SaidBy;
  readonly lang: string;
  readonly revision: number;
}

export type ValueWords = Pick<GroupValue, 'professional' | 'personal' | 'cost' | 'strategy' | 'saidBy' | 'lang'> & GroupNamed;
type Which = 'standing' | 'removed';

/** `group`: a group has to be named. `twice`: that group stands on the list already. */
export type ValueProblem = 'group' | 'twice';

/** The guesses and answers of an issue, oldest first. The caller has made sure that the actor belongs to it. */
export async function listGroupValues(ctx: Pick<Ctx, 'db'>, issueId: string, which: Which = 'standing'): Promise<GroupValue[]> {
  const rows = await ctx.db
    .selectFrom('group_values as v')
    .innerJoin(keptGroups('groups'), 'groups.id', 'v.group_id')
    .select([
      'v.id',
      'groups.kept_id as groupId',
      'groups.name as groupName',
      'groups.lang as groupLang',
      'v.professional',
      'v.personal',
      'v.cost',
      'v.strategy',
    ])
    .select(['v.said_by as saidBy', 'v.lang', 'v.revision'])
    .where('v.issue_id', '=', issueId)
    .where('v.removed_at', which === 'standing' ? 'is' : 'is not', null)
    .orderBy('v.created_at')
    .orderBy('v.id')
    .execute();
  return rows as GroupValue[];
}

/** Writes down what it could be worth to a group. @throws NotFound, Denied, NotSignedIn */
export async function addGroupValue(ctx: Ctx, issueId: string, words: ValueWords): Promise<Result<{ id: string }, ValueProblem>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockToFill(ctx, issueId);
    const group = await groupOf(ctx, issue, words, null);
    if (!group.ok) return group;
    const id = newId();
    await ctx.db
      .insertInto('group_values')
      .values({ id, issue_id: issue.id, group_id: group.value, ...columns(words), created_at: ctx.now, created_by: personId })
      .execute();
    await record(ctx, { kind: 'group-value.added', issueId: issue.id, subjectId: id, particulars: { saidBy: words.saidBy } });
    return ok({ id });
  });
}

/** Changes what was read at `revision`. @throws NotFound, Denied, StaleRevision */
export async function changeGroupValue(ctx: Ctx, issueId: string, id: string, revision: number, words: ValueWords): Promise<Result<null, ValueProblem>> {
  return transact(ctx, async (ctx) => {
    const issue = await lockToFill(ctx, issueId);
    const value = await getGroupValue(ctx, issue.id, id, 'standing');
    if (value.revision !== revision) throw new StaleRevision();
    const group = await groupOf(ctx, issue, words, id);
    if (!group.ok) return group;
    await ctx.db
      .updateTable('group_values')
      .set({ ...columns(words), group_id: keepingGroup(group.value), revision: sql<number>`revision + 1` })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'group-value.changed', issueId: issue.id, subjectId: id, particulars: { saidBy: words.saidBy } });
    return ok(null);
  });
}

/** The group said so itself; again is no harm. @throws NotFound, Denied, StaleRevision */
export async function confirmGroupValue(ctx: Ctx, issueId: string, id: string, revision: number): Promise<void> {
  await transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    must(canLead(await standingOn(ctx, issue.id)));
    const value = await getGroupValue(ctx, issue.id, id, 'standing');
    if (value.saidBy === 'group') return;
    if (value.revision !== revision) throw new StaleRevision();
    await ctx.db
      .updateTable('group_values')
      .set({ said_by: 'group', revision: sql<number>`revision + 1` })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'group-value.confirmed', issueId: issue.id, subjectId: id });
  });
}

/** Takes it off the sheet; it is kept and can be put back. @throws NotFound, Denied */
export async function removeGroupValue(ctx: Ctx, issueId: string, id: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToFill(ctx, issueId);
    const value = await getGroupValue(ctx, issue.id, id, 'standing');
    await ctx.db.updateTable('group_values').set({ removed_at: ctx.now, removed_by: personId }).where('id', '=', value.id).execute();
    await record(ctx, { kind: 'group-value.removed', issueId: issue.id, subjectId: id });
  });
}

/** Puts it back. @throws NotFound, Denied */
export async function restoreGroupValue(ctx: Ctx, issueId: string, id: string): Promise<Result<null, 'twice'>> {
  return transact(ctx, async (ctx) => {
    const issue = await lockToFill(ctx, issueId);
    const value = await getGroupValue(ctx, issue.id, id, 'removed');
    if ((await listGroupValues(ctx, issue.id)).some((one) => one.groupId === value.groupId)) return no('twice');
    await ctx.db.updateTable('group_values').set({ removed_at: null, removed_by: null }).where('id', '=', value.id).execute();
    await record(ctx, { kind: 'group-value.restored', issueId: issue.id, subjectId: id });
    return ok(null);
  });
}

async function getGroupValue(ctx: Ctx, issueId: string, id: string, which: Which): Promise<GroupValue> {
  const value = isId(id) ? (await listGroupValues(ctx, issueId, which)).find((one) => one.id === id) : undefined;
  if (!value) throw new NotFound();
  return value;
}

async function lockToFill(ctx: Ctx, issueId: string): Promise<Issue> {
  const issue = await lockIssue(ctx, issueId);
  must(canFill(await standingOn(ctx, issue.id)));
  return issue;
}

async function groupOf(ctx: Ctx, issue: Issue, words: GroupNamed, itself: string | null): Promise<Result<string, ValueProblem>> {
  const groupId = await nameGroup(ctx, issue, words);
  if (!groupId) return no('group');
  const others = (await listGroupValues(ctx, issue.id)).filter((one) => one.id !== itself);
  return others.some((one) => one.groupId === groupId) ? no('twice') : ok(groupId);
}

function columns({ professional, personal, cost, strategy, saidBy, lang }: ValueWords) {
  return { professional, personal, cost, strategy, said_by: saidBy, lang };
}
