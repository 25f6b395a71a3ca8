import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { codeFor, hashToken, readCode } from '../../platform/http/tokens.ts';
import { isId } from '../../platform/ids.ts';
import { href } from '../../routes.ts';
import { keptGroups } from '../people/index.ts';

export const nominationDays = 30;
/** More open names of one member than this is no list of people one trusts. */
export const mostOpen = 20;

/** `open`: they have not answered. What is declined, withdrawn or expired keeps no name. */
export type NominationState = 'open' | 'agreed' | 'declined' | 'withdrawn' | 'expired';

/** Somebody whom a trusted member named. */
export interface Nomination {
  readonly id: string;
  readonly issueId: string;
  readonly nominatedBy: string;
  readonly nominatorName: string;
  readonly name: string | null;
  readonly why: string | null;
  /** How to reach them. */
  readonly reach: string | null;
  readonly email: string | null;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly groupLang: string | null;
  readonly locale: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly answeredAt: Date | null;
  readonly state: NominationState;
  readonly askId: string | null;
}

/** The code by which the person named opens their page: derived, so that it can be printed again. */
export function nominationCode(ctx: Pick<Ctx, 'secret'>, id: string): string {
  return codeFor(ctx.secret, 'nomination', id);
}

export function nominationAddress(ctx: Pick<Ctx, 'secret' | 'origin'>, id: string): string {
  return ctx.origin + href('named.show', { code: nominationCode(ctx, id) });
}

function nominationRows(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('nominations as n')
    .innerJoin('persons', 'persons.id', 'n.nominated_by')
    .leftJoin(keptGroups('groups'), 'groups.id', 'n.group_id')
    .select(['n.id', 'n.issue_id as issueId', 'n.nominated_by as nominatedBy', 'persons.name as nominatorName', 'n.name', 'n.why', 'n.reach', 'n.email'])
    .select(['groups.kept_id as groupId', 'groups.name as groupName', 'groups.lang as groupLang', 'n.locale', 'n.created_at as createdAt'])
    .select(['n.expires_at as expiresAt', 'n.answer', 'n.answered_at as answeredAt', 'n.withdrawn_at as withdrawnAt', 'n.ask_id as askId']);
}

type Row = Awaited<ReturnType<ReturnType<typeof nominationRows>['executeTakeFirstOrThrow']>>;

/** A name whose time is over is told to nobody, also before it is erased. */
function asNomination({ answer, withdrawnAt, ...row }: Row, now: Date): Nomination {
  const state = answer === 'agreed' || answer === 'declined' ? answer : withdrawnAt ? 'withdrawn' : row.expiresAt <= now ? 'expired' : 'open';
  return state === 'open' || state === 'agreed' ? { ...row, state } : { ...row, state, name: null, why: null, reach: null, email: null };
}

/** Every nomination of an issue, newest first. It holds names before people agreed: for those who lead. */
export async function listNominations(ctx: Ctx, issueId: string): Promise<Nomination[]> {
  const rows = await nominationRows(ctx).where('n.issue_id', '=', issueId).orderBy('n.created_at', 'desc').orderBy('n.id').execute();
  return rows.map((row) => asNomination(row, ctx.now));
}

/** What a member may see of them: all of their own, and of others' those who agreed. */
export function visibleTo(nominations: readonly Nomination[], personId: string | null): Nomination[] {
  return nominations.filter((one) => one.nominatedBy === personId || one.state === 'agreed');
}

/** A nomination of that issue. @throws NotFound */
export async function getNomination(ctx: Ctx, issueId: string, id: string): Promise<Nomination> {
  const row = isId(id) ? await nominationRows(ctx).where('n.issue_id', '=', issueId).where('n.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return asNomination(row, ctx.now);
}

/** The nomination that a code opens, in whatever state, with its issue. @throws NotFound for a code that nobody was given */
export async function nominationOf(
  ctx: Ctx,
  text: string,
): Promise<Nomination & { statement: string; issueLang: string; publicSlug: string | null; organizationName: string; organizationId: string }> {
  const code = readCode(text);
  const row = code
    ? await nominationRows(ctx)
        .innerJoin('issues', 'issues.id', 'n.issue_id')
        .innerJoin('organizations', 'organizations.id', 'issues.organization_id')
        .leftJoin('issue_publications', 'issue_publications.issue_id', 'issues.id')
        .select(['issues.statement', 'issues.lang as issueLang', 'organizations.name as organizationName', 'organizations.id as organizationId'])
        .select((eb) => eb.case().when('issue_publications.issue_id', 'is not', null).then(eb.ref('issues.slug')).else(null).end().as('publicSlug'))
        .where('n.code_hash', '=', hashToken(code))
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  const { statement, issueLang, publicSlug, organizationName, organizationId, ...rest } = row;
  return { ...asNomination(rest, ctx.now), statement, issueLang, publicSlug, organizationName, organizationId };
}
