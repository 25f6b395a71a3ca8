import { sql } from 'kysely';
import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import { canFill, lockIssue } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';

/** A small thing we do that others read as trust, or as the lack of it. The change we make is a commitment that comes of it. */
export interface TrustSignal {
  readonly id: string;
  readonly signal: string;
  readonly readBadly: string | null;
  readonly readWell: string | null;
  readonly lang: string;
  readonly revision: number;
}

export type SignalWords = Omit<TrustSignal, 'id' | 'revision'>;

/** The signals of an issue, oldest first. The caller has made sure that the actor belongs to it. */
export async function listSignals(ctx: Pick<Ctx, 'db'>, issueId: string, which: 'standing' | 'removed' = 'standing'): Promise<TrustSignal[]> {
  return ctx.db
    .selectFrom('trust_signals')
    .select(['id', 'signal', 'read_badly as readBadly', 'read_well as readWell', 'lang', 'revision'])
    .where('issue_id', '=', issueId)
    .where('removed_at', which === 'standing' ? 'is' : 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Writes a signal down. @throws NotFound, Denied, NotSignedIn */
export async function addSignal(ctx: Ctx, issueId: string, words: SignalWords): Promise<{ id: string }> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    await lockToFill(ctx, issueId);
    const id = newId();
    await ctx.db
      .insertInto('trust_signals')
      .values({ id, issue_id: issueId, ...columns(words), created_at: ctx.now, created_by: personId })
      .execute();
    await record(ctx, { kind: 'trust-signal.added', issueId, subjectId: id });
    return { id };
  });
}

/** Changes a signal that was read at `revision`. @throws NotFound, Denied, StaleRevision */
export async function changeSignal(ctx: Ctx, issueId: string, id: string, revision: number, words: SignalWords): Promise<void> {
  await transact(ctx, async (ctx) => {
    await lockToFill(ctx, issueId);
    const signal = await getSignal(ctx, issueId, id, 'standing');
    if (signal.revision !== revision) throw new StaleRevision();
    await ctx.db
      .updateTable('trust_signals')
      .set({ ...columns(words), revision: sql<number>`revision + 1` })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'trust-signal.changed', issueId, subjectId: id });
  });
}

/** Takes a signal off the sheet; what was pledged stays. It is kept and can be put back. @throws NotFound, Denied */
export async function removeSignal(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await settle(ctx, issueId, id, 'standing', { removed_at: ctx.now, removed_by: signedIn(ctx) });
}

/** Puts a removed signal back. @throws NotFound, Denied */
export async function restoreSignal(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await settle(ctx, issueId, id, 'removed', { removed_at: null, removed_by: null });
}

async function settle(ctx: Ctx, issueId: string, id: string, which: 'standing' | 'removed', set: { removed_at: Date | null; removed_by: string | null }) {
  await transact(ctx, async (ctx) => {
    await lockToFill(ctx, issueId);
    const signal = await getSignal(ctx, issueId, id, which);
    await ctx.db.updateTable('trust_signals').set(set).where('id', '=', signal.id).execute();
    await record(ctx, { kind: which === 'standing' ? 'trust-signal.removed' : 'trust-signal.restored', issueId, subjectId: id });
  });
}

async function getSignal(ctx: Ctx, issueId: string, id: string, which: 'standing' | 'removed'): Promise<TrustSignal> {
  const signal = isId(id) ? (await listSignals(ctx, issueId, which)).find((one) => one.id === id) : undefined;
  if (!signal) throw new NotFound();
  return signal;
}

async function lockToFill(ctx: Ctx, issueId: string): Promise<void> {
  await lockIssue(ctx, issueId);
  must(canFill(await standingOn(ctx, issueId)));
}

function columns({ signal, readBadly, readWell, lang }: SignalWords) {
  return { signal, read_badly: readBadly, read_well: readWell, lang };
}
