import { signedIn } from '../../platform/acting.ts';
import { daysAfter } from '../../platform/clock.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { codeFor, hashToken, readCode } from '../../platform/http/tokens.ts';
import { isId, newId } from '../../platform/ids.ts';
import { post } from '../../platform/mail.ts';
import { href } from '../../routes.ts';
import { getGroup, keptGroups, type Group } from '../people/index.ts';
import { linkDays, linkStateOf, type LinkLocale, type LinkState } from './card.ts';
import { seeToKeep } from './seeing.ts';

/** A link by which a group opens its own card. */
export interface CardLink {
  readonly id: string;
  readonly groupId: string;
  readonly locale: LinkLocale;
  /** Where it was sent, if anywhere. For those who keep the card. */
  readonly email: string | null;
  readonly madeBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly state: LinkState;
  /** How many answered by it. */
  readonly voices: number;
}

/** The code of a link, derived so that it can be looked up and printed again. */
export function linkCode(ctx: Pick<Ctx, 'secret'>, id: string): string {
  return codeFor(ctx.secret, 'context-card', id);
}

export function linkAddress(ctx: Pick<Ctx, 'secret' | 'origin'>, id: string): string {
  return ctx.origin + href('card.own', { key: linkCode(ctx, id) });
}

/** Makes a link, and sends it where an address is given. @throws NotFound, Denied */
export async function makeCardLink(ctx: Ctx, groupId: string, link: { locale: LinkLocale; email: string | null }): Promise<{ id: string }> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const group = await seeToKeep(ctx, groupId);
    const id = newId();
    await ctx.db
      .insertInto('card_links')
      .values({
        id,
        group_id: group.id,
        code_hash: hashToken(linkCode(ctx, id)),
        locale: link.locale,
        email: link.email?.toLowerCase() ?? null,
        created_at: ctx.now,
        created_by: personId,
        expires_at: daysAfter(ctx.now, linkDays, ctx.timeZone),
      })
      .execute();
    if (link.email) await sendLink(ctx, group, id, link.email, link.locale);
    await record(ctx, { kind: 'card-link.made', organizationId: group.organizationId, subjectId: id, particulars: { mailed: link.email !== null } });
    return { id };
  });
}

/** Closes a link; what was said by it stays. Again is no harm. @throws NotFound, Denied */
export async function revokeCardLink(ctx: Ctx, groupId: string, id: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const group = await seeToKeep(ctx, groupId);
    const link = await getCardLink(ctx, group.id, id);
    if (link.revokedAt) return;
    await ctx.db.updateTable('card_links').set({ revoked_at: ctx.now, revoked_by: personId }).where('id', '=', link.id).execute();
    await record(ctx, { kind: 'card-link.revoked', organizationId: group.organizationId, subjectId: link.id });
  });
}

async function sendLink(ctx: Ctx, group: Group, id: string, email: string, locale: LinkLocale): Promise<void> {
  const values = { lng: locale, group: group.name, organization: group.organizationName, link: linkAddress(ctx, id), count: linkDays };
  await post(ctx, {
    to: email,
    subject: ctx.t('context-cards:mail.subject', values),
    body: ctx.t('context-cards:mail.body', values),
    locale,
    kind: 'context-card',
  });
}

function linkRows(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('card_links')
    .innerJoin(keptGroups('groups'), 'groups.id', 'card_links.group_id')
    .innerJoin('persons', 'persons.id', 'card_links.created_by')
    .select((eb) => [
      'card_links.id',
      'groups.kept_id as groupId',
      'card_links.locale',
      'card_links.email',
      'persons.name as madeBy',
      'card_links.created_at as createdAt',
      'card_links.expires_at as expiresAt',
      'card_links.revoked_at as revokedAt',
      eb
        .selectFrom('card_voices')
        .select((count) => count.fn.countAll<number>().as('voices'))
        .whereRef('card_voices.link_id', '=', 'card_links.id')
        .as('voices'),
    ]);
}

type LinkRow = Awaited<ReturnType<ReturnType<typeof linkRows>['executeTakeFirstOrThrow']>>;

function asLink(row: LinkRow, now: Date): CardLink {
  return { ...row, locale: row.locale as LinkLocale, voices: Number(row.voices ?? 0), state: linkStateOf(row, now) };
}

/** The links of a group, newest first. For those who keep the card: it holds addresses. */
export async function listCardLinks(ctx: Ctx, groupId: string): Promise<CardLink[]> {
  const rows = await linkRows(ctx).where('groups.kept_id', '=', groupId).orderBy('card_links.created_at', 'desc').orderBy('card_links.id').execute();
  return rows.map((row) => asLink(row, ctx.now));
}

/** A link of that group. @throws NotFound */
export async function getCardLink(ctx: Ctx, groupId: string, id: string): Promise<CardLink> {
  const row = isId(id) ? await linkRows(ctx).where('groups.kept_id', '=', groupId).where('card_links.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return asLink(row, ctx.now);
}

/** The link that a code opens, in whatever state, and its group. @throws NotFound for a code that nobody was given */
export async function linkOfCode(ctx: Ctx, text: string): Promise<{ link: CardLink; group: Group }> {
  const code = readCode(text);
  const row = code ? await linkRows(ctx).where('card_links.code_hash', '=', hashToken(code)).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return { link: asLink(row, ctx.now), group: await getGroup(ctx, row.groupId) };
}
