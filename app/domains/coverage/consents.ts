import { sql } from 'kysely';
import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { getOrganization, ownRoleAt, type Organization } from '../people/index.ts';
import { canShare } from './policy.ts';

/** `kinds`: needed, reached, present and speaking as yes or no. `numbers`: also how many people spoke, in steps. */
export const shareables = ['kinds', 'numbers'] as const;
export type Shareable = (typeof shareables)[number];

/** That an organization shows the coverage of its own issues to one above it. */
export interface Consent {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly toId: string;
  readonly toName: string;
  readonly shares: Shareable;
  readonly withPrivate: boolean;
  readonly note: string | null;
  readonly lang: string;
  readonly givenAt: Date;
}

function standing(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('coverage_consents')
    .innerJoin('organizations as lower', 'lower.id', 'coverage_consents.organization_id')
    .innerJoin('organizations as upper', 'upper.id', 'coverage_consents.to_organization_id')
    .select([
      'coverage_consents.id',
      'coverage_consents.organization_id as organizationId',
      'lower.name as organizationName',
      'coverage_consents.to_organization_id as toId',
      'upper.name as toName',
      'coverage_consents.shares',
      'coverage_consents.with_private as withPrivate',
      'coverage_consents.note',
      'coverage_consents.lang',
      'coverage_consents.given_at as givenAt',
    ])
    .where('coverage_consents.ended_at', 'is', null);
}

/** What an organization shares with those above it now. */
export async function consentsOf(ctx: Pick<Ctx, 'db'>, organizationId: string): Promise<Consent[]> {
  return (await standing(ctx).where('coverage_consents.organization_id', '=', organizationId).orderBy('upper.name').execute()) as Consent[];
}

/** What organizations below share with this one now. */
export async function consentsTo(ctx: Pick<Ctx, 'db'>, organizationId: string): Promise<Consent[]> {
  return (await standing(ctx).where('coverage_consents.to_organization_id', '=', organizationId).orderBy('lower.name').execute()) as Consent[];
}

export interface NewConsent {
  readonly toId: string;
  readonly shares: Shareable;
  readonly withPrivate: boolean;
  readonly note: string | null;
  readonly lang: string;
}

/** Shares the coverage of an organization's own issues with one above it, in place of what it shared before. @throws NotFound, Denied */
export async function giveConsent(ctx: Ctx, organizationId: string, consent: NewConsent): Promise<Result<null, 'not-above'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const organization = await organizationToShare(ctx, organizationId);
    if (!(await organizationsAbove(ctx, organization.id)).some((one) => one.id === consent.toId)) return no('not-above');
    await endRows(ctx, organization.id, consent.toId, personId);
    const id = newId();
    await ctx.db
      .insertInto('coverage_consents')
      .values({
        id,
        organization_id: organization.id,
        to_organization_id: consent.toId,
        shares: consent.shares,
        with_private: consent.withPrivate,
        note: consent.note,
        lang: consent.lang,
        given_at: ctx.now,
        given_by: personId,
      })
      .execute();
    const particulars = { to: consent.toId, shares: consent.shares, withPrivate: consent.withPrivate };
    await record(ctx, { kind: 'coverage-consent.given', organizationId: organization.id, subjectId: id, particulars });
    return ok(null);
  });
}

/** Takes it back: from now on the other organization sees nothing more of it, sums included. @throws NotFound, Denied */
export async function endConsent(ctx: Ctx, organizationId: string, toId: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const organization = await organizationToShare(ctx, organizationId);
    if ((await endRows(ctx, organization.id, toId, personId)) === 0n) return;
    await record(ctx, { kind: 'coverage-consent.ended', organizationId: organization.id, particulars: { to: toId } });
  });
}

/** Whether the actor is an administrator of that very organization: those of one above it may not consent in its place. */
export async function administersItself(ctx: Ctx, organizationId: string): Promise<boolean> {
  return (await ownRoleAt(ctx, organizationId)) === 'administrator';
}

/** The organizations above one, the nearest first. */
export async function organizationsAbove(ctx: Pick<Ctx, 'db'>, organizationId: string): Promise<{ id: string; name: string; lang: string }[]> {
  const { rows } = await sql<{ id: string; name: string; lang: string }>`
    with recursive line as (
      select id, parent_id, 0 as distance from organizations where id = ${organizationId}
      union all select o.id, o.parent_id, line.distance + 1 from organizations o join line on o.id = line.parent_id where line.distance < 32
    ) select o.id, o.name, o.lang from line join organizations o on o.id = line.id where distance > 0 order by distance`.execute(ctx.db);
  return rows;
}

async function organizationToShare(ctx: Ctx, id: string): Promise<Organization> {
  const organization = await getOrganization(ctx, id);
  must(canShare(await administersItself(ctx, organization.id)));
  await sql`select 1 from organizations where id = ${organization.id} for no key update`.execute(ctx.db);
  return organization;
}

async function endRows(ctx: Ctx, organizationId: string, toId: string, by: string): Promise<bigint> {
  const ended = await ctx.db
    .updateTable('coverage_consents')
    .set({ ended_at: ctx.now, ended_by: by })
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`to_organization_id::text = ${toId}`)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows;
}
