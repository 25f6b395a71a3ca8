import { signed, unsigned } from '../../platform/http/tokens.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { SaidBy } from './map.ts';
import type { CardOwner } from './policy.ts';

/** How the issue looks to a group. */
export interface CardWords {
  readonly outlook: string | null;
  /** Position and worry. */
  readonly stance: string | null;
  readonly sharedInterest: string | null;
  readonly needs: string | null;
  readonly lang: string;
}

export const cardFields = ['outlook', 'stance', 'sharedInterest', 'needs'] as const satisfies readonly (keyof CardWords)[];

/** The newest saying about one element. */
export interface PerspectiveCard extends CardWords {
  readonly id: string;
  readonly elementId: string;
  readonly number: number;
  readonly saidBy: SaidBy;
  readonly writtenAt: Date;
  /** Who wrote it; null where the group used its link. */
  readonly writtenBy: string | null;
  readonly confirmedAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** Whether the group has ever spoken through a card of this element: then only the group goes on. */
  readonly isOwned: boolean;
}

export type CardState = 'guess' | 'confirmed' | 'said' | 'withdrawn';

export function cardState(card: Pick<PerspectiveCard, 'saidBy' | 'confirmedAt' | 'withdrawnAt'>): CardState {
  if (card.withdrawnAt) return 'withdrawn';
  if (card.saidBy === 'group') return 'said';
  return card.confirmedAt ? 'confirmed' : 'guess';
}

export function ownerOf(card: PerspectiveCard | null): CardOwner {
  if (!card) return 'nobody';
  return card.isOwned ? 'group' : 'us';
}

export const linkDays = 60;

/** The token of a group's link. It is derived, so that those who lead can look the link up again, and nothing of it is kept. */
export function cardToken(ctx: Pick<Ctx, 'secret'>, linkId: string): string {
  return signed(ctx.secret, 'perspective-card', linkId);
}

/** The id of the link that a token opens, or null for a token that nobody was given. */
export function linkIdOf(ctx: Pick<Ctx, 'secret'>, token: string): string | null {
  return unsigned(ctx.secret, 'perspective-card', token);
}
