import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import type { FrameworkEvent } from './events.ts';
import { innerKeys, isOwnListKey, kindOf, schemaOf, type Content, type FrameworkKey } from './framework.ts';
import { currentFramework, frameworkById, type Framework } from './frameworks.ts';

/** An organization's own wording of a framework. */
export interface Replacement {
  readonly key: FrameworkKey;
  readonly organizationId: string;
  /** From outside: checked here against the schema of the key. */
  readonly content: unknown;
  /** Where the wording comes from, and what allows its use. */
  readonly source: string;
  readonly rights: string;
}

/** One thing wrong with a content: where, as a path such as `ideas.0.name`, and what. */
export interface ContentProblem {
  readonly at: string;
  readonly problem: string;
}

/** What returning comes to: the version now in force. */
export type Returned = Result<Framework, 'no-organization' | 'nothing-to-return'>;

type Checked = { ok: true; content: Content } | { ok: false; problems: readonly ContentProblem[] };

/** What replacing comes to: the new version, or every problem at once. */
export type Replaced =
  | { ok: true; value: Framework }
  | { ok: false; reason: 'invalid'; problems: readonly ContentProblem[] }
  | { ok: false; reason: 'no-organization' };

/**
 * Puts an organization's own wording in force, for itself and those below it that have none, as a new version.
 * What points at earlier versions keeps them. The keys inside must be those we ship, because records refer to them; a list of
 * categories that the organization made itself has only keys of its own.
 * Only an administrator of the organization may do this: the caller asks the policy first; here nothing is denied or thrown.
 */
export async function replaceFramework(ctx: Ctx, replacement: Replacement): Promise<Replaced> {
  return transact(ctx, async (inner): Promise<Replaced> => {
    if (!(await lockOrganization(inner, replacement.organizationId))) return no('no-organization');
    const checked = await check(inner, replacement);
    if (!checked.ok) return { ok: false, reason: 'invalid', problems: checked.problems };
    const id = await addVersion(inner, { ...replacement, content: checked.content }, 'framework.replaced');
    return ok(await frameworkById(inner, id));
  });
}

/**
 * The opposite: the organization gives up its own wording, and follows its ancestors' or ours again, later versions
 * included. Its earlier versions stay readable by id. The caller asks the policy, as above.
 */
export async function returnToShipped(ctx: Ctx, key: FrameworkKey, organizationId: string): Promise<Returned> {
  return transact(ctx, async (inner): Promise<Returned> => {
    if (!(await lockOrganization(inner, organizationId))) return no('no-organization');
    const now = await currentFramework(inner, key, organizationId);
    if (now.organizationId !== organizationId) return no('nothing-to-return');
    await putAway(inner, key, organizationId);
    return ok(await currentFramework(inner, key, organizationId));
  });
}

/** Adds the version that says "none of our own any more". A row instead of a deletion: records still point at the versions before it. */
export async function putAway(ctx: Ctx, key: FrameworkKey, organizationId: string): Promise<void> {
  await addVersion(ctx, { key, organizationId, content: { returned: true }, source: '', rights: '' }, 'framework.returned');
}

async function lockOrganization(ctx: Ctx, id: string): Promise<boolean> {
  const row = await ctx.db.selectFrom('organizations').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return row !== undefined;
}

async function check(ctx: Ctx, { key, content, source, rights }: Replacement): Promise<Checked> {
  const parsed = schemaOf(key).safeParse(content);
  const problems: ContentProblem[] = [
    ...(source.trim() === '' ? [{ at: 'source', problem: 'needs a source' }] : []),
    ...(rights.trim() === '' ? [{ at: 'rights', problem: 'needs the rights' }] : []),
    ...(parsed.error?.issues ?? []).map((issue) => ({ at: issue.path.join('.'), problem: issue.message })),
  ];
  if (!parsed.success) return { ok: false, problems };
  if (!isOwnListKey(key)) problems.push(...differentKeys(parsed.data, (await currentFramework(ctx, key, null)).content));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, content: parsed.data };
}

function differentKeys(own: Content, shipped: Content): ContentProblem[] {
  const [ours, theirs] = [innerKeys(shipped), innerKeys(own)];
  return [
    ...ours.filter((key) => !theirs.includes(key)).map((key) => ({ at: key, problem: 'is missing' })),
    ...theirs.filter((key) => !ours.includes(key)).map((key) => ({ at: key, problem: 'is not a key of this framework' })),
  ];
}

async function addVersion(ctx: Ctx, { key, organizationId, content, source, rights }: Replacement, event: FrameworkEvent): Promise<string> {
  const newest = await ctx.db
    .selectFrom('frameworks')
    .select((expression) => expression.fn.max('version').as('version'))
    .where('key', '=', key)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  const id = newId();
  const version = (newest?.version ?? 0) + 1;
  await ctx.db
    .insertInto('frameworks')
    .values({
      id,
      key,
      version,
      kind: kindOf(key),
      organization_id: organizationId,
      content: sql<string>`${JSON.stringify(content)}::jsonb`,
      source,
      rights,
      created_at: ctx.now,
      created_by: ctx.actor.personId,
    })
    .execute();
  await record(ctx, { kind: event, organizationId, subjectId: id, particulars: { key, version } });
  return id;
}
