import { sql } from 'kysely';
import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound, StaleRevision } from '../../platform/errors.ts';
import { isId, newId } from '../../platform/ids.ts';
import { getIssueById } from '../issues/index.ts';
import { leads, standingOn } from '../people/index.ts';
import { canKeepNotes } from './policy.ts';

/** What somebody wrote down of a talk between two. */
export interface PrivateNote {
  readonly id: string;
  readonly issueId: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly talkedWith: string | null;
  /** `YYYY-MM-DD`. */
  readonly talkedOn: string | null;
  readonly body: string | null;
  readonly lang: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  /** Since when those who lead may read it, or null. */
  readonly sharedAt: Date | null;
}

function noteRows(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('private_notes as n')
    .innerJoin('persons', 'persons.id', 'n.author_id')
    .leftJoin('private_note_shares as s', (join) => join.onRef('s.private_note_id', '=', 'n.id').on('s.taken_back_at', 'is', null))
    .select([
      'n.id',
      'n.issue_id as issueId',
      'n.author_id as authorId',
      'persons.name as authorName',
      'n.talked_with as talkedWith',
      'n.talked_on as talkedOn',
    ])
    .select(['n.body', 'n.lang', 'n.revision', 'n.created_at as createdAt', 'n.deleted_at as deletedAt', 's.at as sharedAt']);
}

/** The actor's own notes on an issue, newest first, with what is left of deleted ones. Nobody else's. @throws NotFound, Denied */
export async function listMyNotes(ctx: Ctx, issueId: string): Promise<PrivateNote[]> {
  const personId = signedIn(ctx);
  return noteRows(ctx).where('n.issue_id', '=', issueId).where('n.author_id', '=', personId).orderBy('n.created_at', 'desc').orderBy('n.id').execute();
}

/** The actor's own notes on every issue, oldest first: what they may take with them. */
export async function listAllMyNotes(ctx: Ctx): Promise<(PrivateNote & { statement: string })[]> {
  const personId = signedIn(ctx);
  return noteRows(ctx)
    .innerJoin('issues', 'issues.id', 'n.issue_id')
    .select('issues.statement')
    .where('n.author_id', '=', personId)
    .where('n.deleted_at', 'is', null)
    .orderBy('n.created_at')
    .orderBy('n.id')
    .execute();
}

/** Notes that others share with those who lead the issue; none for everybody else. */
export async function listSharedNotes(ctx: Ctx, issueId: string): Promise<PrivateNote[]> {
  const personId = signedIn(ctx);
  if (!leads(await standingOn(ctx, issueId))) return [];
  return noteRows(ctx)
    .where('n.issue_id', '=', issueId)
    .where('n.author_id', '<>', personId)
    .where('n.deleted_at', 'is', null)
    .where('s.at', 'is not', null)
    .orderBy('s.at', 'desc')
    .orderBy('n.id')
    .execute();
}

/** The actor's own note. @throws NotFound for anybody else's, whoever asks */
export async function getMyNote(ctx: Ctx, issueId: string, id: string): Promise<PrivateNote> {
  const personId = signedIn(ctx);
  const row = isId(id)
    ? await noteRows(ctx)
        .where('n.issue_id', '=', issueId)
        .where('n.id', '=', id)
        .where('n.author_id', '=', personId)
        .where('n.deleted_at', 'is', null)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return row;
}

export interface NoteWords {
  readonly talkedWith: string | null;
  readonly talkedOn: string | null;
  readonly body: string;
  readonly lang: string;
}

/** Keeps a note. It leaves no event: that there was a talk is private too. @throws NotFound, Denied */
export async function keepNote(ctx: Ctx, issueId: string, note: NoteWords): Promise<{ id: string }> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await getIssueById(ctx, issueId);
    must(canKeepNotes(await standingOn(ctx, issue.id)));
    const id = newId();
    await ctx.db
      .insertInto('private_notes')
      .values({ id, issue_id: issue.id, author_id: personId, ...columns(note), created_at: ctx.now })
      .execute();
    return { id };
  });
}

/** Changes one's own note, read at `revision`. @throws NotFound, StaleRevision */
export async function changeNote(ctx: Ctx, issueId: string, id: string, revision: number, note: NoteWords): Promise<void> {
  await transact(ctx, async (ctx) => {
    const before = await getMyNote(ctx, issueId, id);
    const changed = await ctx.db
      .updateTable('private_notes')
      .set({ ...columns(note), revision: sql<number>`revision + 1` })
      .where('id', '=', before.id)
      .where('revision', '=', revision)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new StaleRevision();
  });
}

/** Deletes one's own note: its words are gone for everybody, and cannot come back. @throws NotFound */
export async function deleteNote(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const note = await getMyNote(ctx, issueId, id);
    await ctx.db
      .updateTable('private_notes')
      .set({ body: null, talked_with: null, talked_on: null, deleted_at: ctx.now, revision: sql<number>`revision + 1` })
      .where('id', '=', note.id)
      .execute();
    await endShare(ctx, note.id);
  });
}

/** Lets those who lead read one's own note, from now on. Again is no harm. @throws NotFound */
export async function shareNote(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const note = await getMyNote(ctx, issueId, id);
    await ctx.db
      .insertInto('private_note_shares')
      .values({ id: newId(), private_note_id: note.id, at: ctx.now })
      .onConflict((oc) => oc.doNothing())
      .execute();
  });
}

/** Keeps it to oneself again. @throws NotFound */
export async function takeShareBack(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => endShare(ctx, (await getMyNote(ctx, issueId, id)).id));
}

async function endShare(ctx: Ctx, noteId: string): Promise<void> {
  await ctx.db
    .updateTable('private_note_shares')
    .set({ taken_back_at: ctx.now })
    .where('private_note_id', '=', noteId)
    .where('taken_back_at', 'is', null)
    .execute();
}

function columns(note: NoteWords) {
  return { talked_with: note.talkedWith, talked_on: note.talkedOn, body: note.body, lang: note.lang };
}
