import { sql } from 'kysely';
import { must } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { allowed, no, ok, type Result } from '../../platform/result.ts';
import { standingOn } from '../people/index.ts';
import { cardState, ownerOf, type CardWords, type PerspectiveCard } from './card.ts';
import { cardOf, linkOf, speaksFor, type CardLink } from './cards.ts';
import { lockMap } from './acting.ts';
import { getElement } from './maps.ts';
import { canGuess, canSpeakFor } from './policy.ts';
import type { SaidBy } from './map.ts';

/** Somebody wrote meanwhile: what was typed has to be looked at again. */
export type CardProblem = 'stale' | 'nothing';

/**
 * Writes how the issue looks to a group: as the group's own word where the actor holds its mandate, else as our guess, which nobody may
 * write any more once the group has spoken. `number` is that of the card the form was shown with, 0 for none. @throws NotFound, Denied
 */
export async function writeCard(ctx: Ctx, issueId: string, elementId: string, words: CardWords, number: number): Promise<Result<null, CardProblem>> {
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, () => allowed);
    const element = await getElement(ctx, issueId, elementId);
    const card = await cardOf(ctx, issueId, elementId);
    const isHolder = await speaksFor(ctx, element);
    if (!isHolder) must(canGuess(await standingOn(ctx, issueId), ownerOf(card)));
    return keep(ctx, { issueId, elementId }, card, words, number, isHolder ? 'group' : 'guess', null);
  });
}

/** The same by the group's link: always the group's own word. @throws NotFound */
export async function writeCardByLink(ctx: Ctx, token: string, words: CardWords, number: number): Promise<Result<null, CardProblem>> {
  return transact(ctx, async (ctx) => {
    const link = await lockLink(ctx, token);
    return keep(ctx, link, await cardOf(ctx, link.issueId, link.elementId), words, number, 'group', link.id);
  });
}

/** The group's own yes to our guess. `number` is that of the card that was shown. @throws NotFound, Denied */
export async function confirmCard(ctx: Ctx, issueId: string, elementId: string, number: number): Promise<Result<null, CardProblem>> {
  return transact(ctx, async (ctx) => takeStance(ctx, await lockHolder(ctx, issueId, elementId), 'confirmed', number));
}

export async function confirmCardByLink(ctx: Ctx, token: string, number: number): Promise<Result<null, CardProblem>> {
  return transact(ctx, async (ctx) => takeStance(ctx, await lockLink(ctx, token), 'confirmed', number));
}

/** The group takes back what its card says; nobody reads it any more, and only the group may write it anew. @throws NotFound, Denied */
export async function withdrawCard(ctx: Ctx, issueId: string, elementId: string, number: number): Promise<Result<null, CardProblem>> {
  return transact(ctx, async (ctx) => takeStance(ctx, await lockHolder(ctx, issueId, elementId), 'withdrawn', number));
}

export async function withdrawCardByLink(ctx: Ctx, token: string, number: number): Promise<Result<null, CardProblem>> {
  return transact(ctx, async (ctx) => takeStance(ctx, await lockLink(ctx, token), 'withdrawn', number));
}

interface Speaker {
  readonly issueId: string;
  readonly elementId: string;
  /** Of the link; absent where a person speaks. */
  readonly id?: string;
}

async function lockHolder(ctx: Ctx, issueId: string, elementId: string): Promise<Speaker> {
  await lockMap(ctx, issueId, () => allowed);
  must(canSpeakFor(await speaksFor(ctx, await getElement(ctx, issueId, elementId))));
  return { issueId, elementId };
}

/** The issue of a link need not be visible to whoever holds the link, so its row is locked as it is. */
async function lockLink(ctx: Ctx, token: string): Promise<CardLink> {
  const { link } = await linkOf(ctx, token);
  await sql`select 1 from issues where id = ${link.issueId} for no key update`.execute(ctx.db);
  // Looked up again: it may have been taken back meanwhile.
  return (await linkOf(ctx, token)).link;
}

async function takeStance(ctx: Ctx, speaker: Speaker, stance: 'confirmed' | 'withdrawn', number: number): Promise<Result<null, CardProblem>> {
  const card = await cardOf(ctx, speaker.issueId, speaker.elementId);
  if (!card || (stance === 'confirmed' && cardState(card) !== 'guess') || cardState(card) === 'withdrawn') return no('nothing');
  if (card.number !== number) return no('stale');
  await ctx.db
    .insertInto('perspective_stances')
    .values({ card_id: card.id, stance, at: ctx.now, by: speaker.id === undefined ? ctx.actor.personId : null, link_id: speaker.id ?? null })
    .execute();
  await record(ctx, { kind: `perspective.${stance}`, issueId: speaker.issueId, subjectId: card.id });
  return ok(null);
}

async function keep(
  ctx: Ctx,
  { issueId, elementId }: Pick<Speaker, 'issueId' | 'elementId'>,
  card: PerspectiveCard | null,
  { outlook, stance, sharedInterest, needs, lang }: CardWords,
  number: number,
  said_by: SaidBy,
  link_id: string | null,
): Promise<Result<null, CardProblem>> {
  if ((card?.number ?? 0) !== number) return no('stale');
  const id = newId();
  await ctx.db
    .insertInto('perspective_cards')
    .values({
      id,
      issue_id: issueId,
      element_id: elementId,
      number: number + 1,
      outlook,
      stance,
      shared_interest: sharedInterest,
      needs,
      said_by,
      lang,
      written_at: ctx.now,
      written_by: link_id === null ? ctx.actor.personId : null,
      link_id,
    })
    .execute();
  await record(ctx, { kind: 'perspective.written', issueId, subjectId: id, particulars: { saidBy: said_by } });
  return ok(null);
}
