import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { currentFramework, frameworkById, type PromiseLevel, type Spectrum } from '../frameworks/index.ts';
import { keptGroups } from '../people/index.ts';
import { getIssueById, visibleIssues } from './issues.ts';
import { comparePower, levelWords, stateOf, type GroupPromise, type LevelWords, type Promised } from './promise.ts';

/** Promises of the issues that the actor may see. Drafts are in it: show them only to those who lead. */
function visiblePromises(ctx: Ctx) {
  return ctx.db
    .selectFrom('promises')
    .innerJoin(keptGroups('groups'), 'groups.id', 'promises.group_id')
    .leftJoin('promises as later', (join) => join.onRef('later.replaces_id', '=', 'promises.id').on('later.opened_at', 'is not', null))
    .where('promises.issue_id', 'in', visibleIssues(ctx).select('issues.id'))
    .select([
      'promises.id',
      'promises.issue_id as issueId',
      'groups.kept_id as groupId',
      'groups.name as groupName',
      'groups.lang as groupLang',
      'promises.decision_id as decisionId',
      'promises.level',
      'promises.framework_id as frameworkId',
      'promises.promised_at as promisedAt',
      'promises.opened_at as openedAt',
      'promises.replaces_id as replacesId',
      'promises.reason',
      'promises.lang',
      'later.opened_at as replacedAt',
    ]);
}

/** Every promise on an issue, or on one of its decisions: drafts, those in force and those replaced; by group, oldest first. */
export async function promisesOn(ctx: Ctx, issueId: string, decisionId: string | null = null): Promise<GroupPromise[]> {
  const rows = await visiblePromises(ctx)
    .where('promises.issue_id', '=', issueId)
    .where('promises.decision_id', decisionId ? '=' : 'is', decisionId)
    .orderBy('groups.name')
    .orderBy('promises.promised_at')
    .orderBy('promises.id')
    .execute();
  return rows as GroupPromise[];
}

/** A promise of one issue. @throws NotFound */
export async function getPromise(ctx: Ctx, issueId: string, id: string): Promise<GroupPromise> {
  const row = isId(id) ? await visiblePromises(ctx).where('promises.issue_id', '=', issueId).where('promises.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row as GroupPromise;
}

/** The words that each level says to people on an issue, in the reader's language. @throws NotFound */
export async function promiseWords(ctx: Ctx, organizationId: string): Promise<LevelWords[]> {
  const { content } = await currentFramework(ctx, 'spectrum.participation', organizationId);
  return levelWords(content, ctx.locale);
}

/**
 * The promise in force to one group: the decision's own, else the issue's; null where none was opened.
 * @throws NotFound where the issue is not visible
 */
export async function promiseTo(ctx: Ctx, issueId: string, groupId: string, decisionId: string | null = null): Promise<Promised | null> {
  const all = await promisesInForce(ctx, issueId, decisionId);
  return all.find((one) => one.groupId === groupId) ?? null;
}

/**
 * The promises in force, most power first: for a decision its own to a group, else the issue's. One for each group; where groups were
 * merged that had one each, all of them. @throws NotFound
 */
export async function promisesInForce(ctx: Ctx, issueId: string, decisionId: string | null = null): Promise<Promised[]> {
  const { organizationId } = await getIssueById(ctx, issueId);
  const wordsOf = frozenWords(ctx, organizationId);
  const own = decisionId ? (await promisesOn(ctx, issueId, decisionId)).filter(isOpen) : [];
  const owned = new Set(own.map((one) => one.groupId));
  const inForce: Promised[] = [];
  for (const promise of [...(await promisesOn(ctx, issueId)).filter((one) => isOpen(one) && !owned.has(one.groupId)), ...own]) {
    if (!promise.openedAt) continue;
    const level = (await wordsOf(promise.frameworkId)).get(promise.level);
    if (!level) continue;
    const { id, groupId, groupName, groupLang, openedAt } = promise;
    inForce.push({ ...level, id, groupId, groupName, groupLang, decisionId: promise.decisionId, openedAt });
  }
  return inForce.sort((a, b) => comparePower(b.level, a.level) || a.groupName.localeCompare(b.groupName));
}

const isOpen = (promise: GroupPromise): boolean => stateOf(promise) === 'open';

/** The words of a version of the spectrum, or of the one current for an organization; each is read once. */
function frozenWords(ctx: Ctx, organizationId: string): (frameworkId: string | null) => Promise<ReadonlyMap<PromiseLevel, LevelWords>> {
  const read = new Map<string | null, Promise<ReadonlyMap<PromiseLevel, LevelWords>>>();
  const load = async (frameworkId: string | null) => {
    const framework = frameworkId ? await frameworkById(ctx, frameworkId) : null;
    const words = framework?.key === 'spectrum.participation' ? levelWords(framework.content as Spectrum, ctx.locale) : await promiseWords(ctx, organizationId);
    return new Map(words.map((one) => [one.level, one]));
  };
  return (frameworkId) => {
    const words = read.get(frameworkId) ?? load(frameworkId);
    read.set(frameworkId, words);
    return words;
  };
}

/** How the promises of an issue stand: groups promised to, and drafts still to be opened. */
export async function countPromises(ctx: Ctx, issueId: string): Promise<{ open: number; drafts: number }> {
  const states = (await promisesOn(ctx, issueId)).map(stateOf);
  return { open: states.filter((state) => state === 'open').length, drafts: states.filter((state) => state === 'draft').length };
}
