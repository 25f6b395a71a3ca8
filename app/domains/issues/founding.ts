import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { standingOn } from '../people/index.ts';
import type { FoundingKind, Stance } from './founding-document.ts';
import { getFoundingDocument, newestNumber } from './founding-documents.ts';
import { lockIssue } from './issues.ts';
import { canConsent } from './policy.ts';
import { lockToLead } from './publishing.ts';
import { signedIn } from '../../platform/acting.ts';

export interface NewVersion {
  readonly kind: FoundingKind;
  readonly body: string;
  readonly lang: string;
  /** The version these words were written over; 0 where there was none. */
  readonly over: number;
}

/** Writes the next version of a founding document; consent starts anew. @throws NotFound, Denied, StaleRevision */
export async function writeVersion(ctx: Ctx, issueId: string, version: NewVersion): Promise<{ id: string; number: number }> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const { kind, body, lang } = version;
    if ((await newestNumber(ctx, issue.id, kind)) !== version.over) throw new StaleRevision();
    const id = newId();
    const number = version.over + 1;
    await ctx.db
      .insertInto('founding_documents')
      .values({ id, issue_id: issue.id, kind, number, body, lang, created_at: ctx.now, created_by: personId })
      .execute();
    await record(ctx, { kind: 'founding-document.written', issueId: issue.id, subjectId: id, particulars: { kind, number } });
    return { id, number };
  });
}

/**
 * Keeps a member's consent or concern on the version in force; a later word takes the place of an earlier one.
 * @throws NotFound, Denied; StaleRevision where another version came meanwhile
 */
export async function takeStance(ctx: Ctx, issueId: string, documentId: string, said: { stance: Stance; note: string | null; lang: string }): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    const document = await getFoundingDocument(ctx, issue.id, documentId);
    const verdict = canConsent(await standingOn(ctx, issue.id));
    if (!verdict.allowed) throw new Denied(verdict.reason);
    if ((await newestNumber(ctx, issue.id, document.kind)) !== document.number) throw new StaleRevision();
    const row = { ...said, at: ctx.now };
    await ctx.db
      .insertInto('consents')
      .values({ ...row, founding_document_id: document.id, person_id: personId })
      .onConflict((oc) => oc.columns(['founding_document_id', 'person_id']).doUpdateSet(row))
      .execute();
    await record(ctx, { kind: 'founding-document.consented', issueId: issue.id, subjectId: document.id, particulars: { stance: said.stance } });
  });
}
