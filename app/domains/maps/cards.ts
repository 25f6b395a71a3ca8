import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { mandatesOf } from '../people/index.ts';
import { linkIdOf, type PerspectiveCard } from './card.ts';
import type { MapElement } from './map.ts';
import { getElement } from './maps.ts';

function newestCards(ctx: Pick<Ctx, 'db'>, issueId: string) {
  return ctx.db
    .selectFrom('perspective_cards as card')
    .leftJoin('persons', 'persons.id', 'card.written_by')
    .leftJoin('perspective_stances as yes', (join) => join.onRef('yes.card_id', '=', 'card.id').on('yes.stance', '=', 'confirmed'))
    .leftJoin('perspective_stances as back', (join) => join.onRef('back.card_id', '=', 'card.id').on('back.stance', '=', 'withdrawn'))
    .select(['card.id', 'card.element_id as elementId', 'card.number', 'card.outlook', 'card.stance', 'card.shared_interest as sharedInterest', 'card.needs'])
    .select([
      'card.said_by as saidBy',
      'card.lang',
      'card.written_at as writtenAt',
      'persons.name as writtenBy',
      'yes.at as confirmedAt',
      'back.at as withdrawnAt',
    ])
    .select(
      sql<boolean>`exists (select 1 from perspective_cards c left join perspective_stances s on s.card_id = c.id
        where c.element_id = card.element_id and (c.said_by = 'group' or s.card_id is not null))`.as('isOwned'),
    )
    .where('card.issue_id', '=', issueId)
    .where('card.number', '=', sql<number>`(select max(number) from perspective_cards c where c.element_id = card.element_id)`);
}

/** The newest card of every element, by element. What a group took back is in it: show only that it did. */
export async function cardsOn(ctx: Ctx, issueId: string): Promise<ReadonlyMap<string, PerspectiveCard>> {
  const rows = (await newestCards(ctx, issueId).execute()) as PerspectiveCard[];
  return new Map(rows.map((card) => [card.elementId, card]));
}

/** The newest card of an element, or null. */
export async function cardOf(ctx: Pick<Ctx, 'db'>, issueId: string, elementId: string): Promise<PerspectiveCard | null> {
  const row = await newestCards(ctx, issueId).where('card.element_id', '=', elementId).executeTakeFirst();
  return (row as PerspectiveCard | undefined) ?? null;
}

/** Whether the actor holds a present mandate for the group that an element is. */
export async function speaksFor(ctx: Ctx, element: Pick<MapElement, 'issueId' | 'groupId'>): Promise<boolean> {
  const { personId } = ctx.actor;
  if (!personId || element.groupId === null) return false;
  return (await mandatesOf(ctx, element.issueId, personId)).some(({ groupId }) => groupId === element.groupId);
}

/** A link by which a group sees its card without an account. */
export interface CardLink {
  readonly id: string;
  readonly issueId: string;
  readonly elementId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

function openLinks(ctx: Pick<Ctx, 'db' | 'now'>) {
  return ctx.db
    .selectFrom('perspective_links')
    .select(['id', 'issue_id as issueId', 'element_id as elementId', 'created_at as createdAt', 'expires_at as expiresAt'])
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now);
}

/** The links of an element that work, newest first. For those who lead. */
export async function listLinks(ctx: Ctx, issueId: string, elementId: string): Promise<CardLink[]> {
  return (await openLinks(ctx).where('issue_id', '=', issueId).where('element_id', '=', elementId).orderBy('created_at', 'desc').execute()) as CardLink[];
}

/** Whether somebody was given this link once, and it works no more. */
export async function isLinkOver(ctx: Ctx, token: string): Promise<boolean> {
  const id = linkIdOf(ctx, token);
  if (id === null || !isId(id)) return false;
  const known = await ctx.db.selectFrom('perspective_links').select('id').where('id', '=', id).executeTakeFirst();
  return known !== undefined && (await openLinks(ctx).where('id', '=', id).executeTakeFirst()) === undefined;
}

/** What a group's link opens: the link, the element, and the words of the issue. @throws NotFound also for one that has run out or was taken back */
export async function linkOf(ctx: Ctx, token: string): Promise<{ link: CardLink; element: MapElement; issue: { statement: string; lang: string } }> {
  const id = linkIdOf(ctx, token);
  const link = id !== null && isId(id) ? await openLinks(ctx).where('id', '=', id).executeTakeFirst() : undefined;
  if (!link) throw new NotFound();
  const element = await getElement(ctx, link.issueId, link.elementId);
  const issue = await ctx.db.selectFrom('issues').select(['statement', 'lang']).where('id', '=', link.issueId).executeTakeFirstOrThrow();
  return { link: link as CardLink, element, issue };
}
