import { must } from '../../platform/acting.ts';
import { isRejection, type Disagreement, type PolisSource, type PolisSummary, type PolisTotals, type Rejection } from '../../engines/polis-format/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { createIssue, getIssueById } from '../issues/index.ts';
import { getOrganization, levels, standingOn } from '../people/index.ts';
import { Batches, writeCasts, writePresent, writeStatementRows, type Import } from './imported-rows.ts';
import { canLead } from './policy.ts';
import { TimeSpan } from './time-span.ts';

/** Into an issue that the actor leads, or a new private one of an organization where they are staff. */
export type ImportTarget = { readonly issueId: string } | { readonly organizationId: string };

export interface ImportOptions {
  /** Language of the statements; the files do not say. */
  readonly lang: string;
  /** Called now and then with what was written so far. */
  readonly onProgress?: (done: ImportProgress) => void;
}

export interface ImportProgress {
  readonly statements: number;
  readonly casts: number;
  readonly votes: number;
}

export interface Imported extends PolisTotals {
  readonly conversationId: string;
  readonly issueSlug: string;
  /** Numbers that one file states and the others do not bear out; the import is whole all the same. */
  readonly disagreements: readonly Disagreement[];
}

export type ImportResult = { ok: true; value: Imported } | { ok: false; rejected: readonly Rejection[] };

/** So many reasons are handed back; whoever mends a file starts with these. */
export const mostRejections = 1000;

/**
 * Takes in an opened Polis export whole, in one transaction: statements, participants, every vote as it was cast and
 * each present vote. When one line cannot be read, nothing is kept and every reason is returned.
 * @throws NotFound, Denied
 */
export async function importPolis(ctx: Ctx, source: PolisSource, target: ImportTarget, options: ImportOptions): Promise<ImportResult> {
  try {
    return { ok: true, value: await transact(ctx, (ctx) => importWhole(ctx, source, target, options)) };
  } catch (error) {
    if (error instanceof Rejected) return { ok: false, rejected: error.rejected };
    throw error;
  }
}

/** Rolls the import back. */
class Rejected extends Error {
  readonly rejected: readonly Rejection[];
  constructor(rejected: readonly Rejection[]) {
    super('the export has lines that cannot be read');
    this.rejected = rejected;
  }
}

async function importWhole(ctx: Ctx, source: PolisSource, target: ImportTarget, options: ImportOptions): Promise<Imported> {
  const issue = await issueFor(ctx, source.summary, target, options.lang);
  must(canLead(await standingOn(ctx, issue.id)));
  const into: Import = { conversationId: newId(), issueId: issue.id, lang: options.lang, unknownTime: ctx.now, participants: new Map(), statements: new Map() };
  const times = new TimeSpan();
  await makeConversation(ctx, into, source.summary);
  await copy(ctx, source, into, times, options.onProgress ?? (() => {}));
  await ctx.db.updateTable('conversations').set(times.asColumns(ctx.now)).where('id', '=', into.conversationId).execute();
  const totals = source.totals();
  await record(ctx, { kind: 'conversation.imported', issueId: issue.id, subjectId: into.conversationId, particulars: totals });
  return { conversationId: into.conversationId, issueSlug: issue.slug, ...totals, disagreements: source.disagreements };
}

async function copy(ctx: Ctx, source: PolisSource, into: Import, times: TimeSpan, onProgress: (done: ImportProgress) => void): Promise<void> {
  const done = { statements: 0, casts: 0, votes: 0 };
  const told = (of: keyof ImportProgress, count: number) => {
    done[of] += count;
    onProgress({ ...done });
  };
  const statements = await writeAll(
    source.statements(),
    async (things) => {
      await writeStatementRows(ctx, into, things);
      told('statements', things.length);
    },
    times,
  );
  const casts = await writeAll(
    source.votes(),
    async (things) => {
      if (statements.length === 0) await writeCasts(ctx, into, things);
      told('casts', things.length);
    },
    times,
  );
  const rejected = [...statements, ...casts].slice(0, mostRejections);
  if (rejected.length > 0) throw new Rejected(rejected);
  await writeAll(
    source.presentVotes(),
    async (things) => {
      await writePresent(ctx, into, things);
      told('votes', things.length);
    },
    times,
  );
}

/** Writes things in batches until the first that cannot be read; from there on it only gathers the reasons. */
async function writeAll<T extends { readonly at: Date | null }>(
  things: AsyncIterable<T | Rejection> | Iterable<T>,
  write: (things: readonly T[]) => Promise<void>,
  times: TimeSpan,
): Promise<Rejection[]> {
  const rejected: Rejection[] = [];
  const batches = new Batches(write);
  for await (const thing of things) {
    if (isRejection(thing)) rejected.push(thing);
    if (isRejection(thing) || rejected.length > 0) continue;
    times.include(thing.at);
    await batches.add(thing);
  }
  if (rejected.length === 0) await batches.flush();
  return rejected;
}

async function makeConversation(ctx: Ctx, into: Import, summary: PolisSummary): Promise<void> {
  await ctx.db
    .insertInto('conversations')
    .values({
      id: into.conversationId,
      issue_id: into.issueId,
      topic: nameOf(summary),
      introduction: summary.description,
      lang: into.lang,
      opens_at: ctx.now,
      imported_from: summary.url ?? 'polis',
      created_at: ctx.now,
      created_by: ctx.actor.personId,
    })
    .execute();
}

async function issueFor(ctx: Ctx, summary: PolisSummary, target: ImportTarget, lang: string): Promise<{ id: string; slug: string }> {
  if ('issueId' in target) return getIssueById(ctx, target.issueId);
  const { level } = await getOrganization(ctx, target.organizationId);
  const statement = nameOf(summary);
  return createIssue(ctx, {
    organizationId: target.organizationId,
    level: levels.find((one) => one === level) ?? 'district',
    statement,
    why: (summary.description ?? statement).slice(0, 4000),
    lang,
  });
}

/** The topic, no longer than a topic may be; an export may have none. */
function nameOf(summary: PolisSummary): string {
  const topic = summary.topic.trim() || summary.url || 'Polis';
  return [...topic].slice(0, 200).join('');
}
