import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { standingOn } from '../people/index.ts';
import { byKind, type Consent, type Founding, type FoundingDocument } from './founding-document.ts';
import { belongs } from './issue.ts';
import { visibleIssues } from './issues.ts';

function visibleDocuments(ctx: Ctx) {
  return ctx.db
    .selectFrom('founding_documents')
    .where('issue_id', 'in', visibleIssues(ctx).select('issues.id'))
    .select(['id', 'issue_id as issueId', 'kind', 'number', 'body', 'lang', 'created_at as createdAt']);
}

/** The founding documents of an issue, every version; who consented only where the actor belongs to the issue. */
export async function foundingOf(ctx: Ctx, issueId: string): Promise<Founding[]> {
  const rows = await visibleDocuments(ctx).where('issue_id', '=', issueId).orderBy('number').execute();
  const consents = belongs(await standingOn(ctx, issueId)) ? await consentsOn(ctx, issueId) : [];
  return byKind(rows.map((row) => ({ ...row, consents: consents.filter((one) => one.documentId === row.id) }) as FoundingDocument));
}

/** One version, by its id, on that issue. @throws NotFound */
export async function getFoundingDocument(ctx: Ctx, issueId: string, id: string): Promise<Omit<FoundingDocument, 'consents'>> {
  const row = isId(id) ? await visibleDocuments(ctx).where('issue_id', '=', issueId).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row as Omit<FoundingDocument, 'consents'>;
}

/** The number of the newest version of one kind, 0 where there is none. */
export async function newestNumber(ctx: Ctx, issueId: string, kind: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('founding_documents')
    .select('number')
    .where('issue_id', '=', issueId)
    .where('kind', '=', kind)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row?.number ?? 0;
}

async function consentsOn(ctx: Ctx, issueId: string): Promise<(Consent & { documentId: string })[]> {
  const rows = await ctx.db
    .selectFrom('consents')
    .innerJoin('founding_documents', 'founding_documents.id', 'consents.founding_document_id')
    .innerJoin('persons', 'persons.id', 'consents.person_id')
    .select(['founding_document_id as documentId', 'person_id as personId', 'persons.name', 'stance', 'note', 'consents.lang', 'consents.at'])
    .where('founding_documents.issue_id', '=', issueId)
    .orderBy('persons.name')
    .execute();
  return rows as (Consent & { documentId: string })[];
}
