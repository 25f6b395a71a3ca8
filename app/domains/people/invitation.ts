import { sign } from '../../platform/http/tokens.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Ring } from './ring.ts';

/** An invitation to an issue: for one person by e-mail, or a link that many may use. */
export interface Invitation {
  readonly id: string;
  readonly issueId: string;
  /** Null for a link. */
  readonly email: string | null;
  readonly name: string | null;
  readonly ring: Ring;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly groupLang: string | null;
  /** Language of the letter. */
  readonly locale: string;
  readonly invitedBy: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** How many have accepted. */
  readonly accepted: number;
}

/** Languages in which a letter can be written. */
export const letterLocales = ['en', 'es', 'ar'] as const;
export type LetterLocale = (typeof letterLocales)[number];

export const validDays = 30;

export function expiryFrom(now: Date): Date {
  return new Date(now.getTime() + validDays * 24 * 60 * 60 * 1000);
}

export type InvitationState = 'open' | 'used' | 'expired' | 'revoked';

/** Whether it can still be accepted; a personal one only once. */
export function stateOf(invitation: Pick<Invitation, 'email' | 'expiresAt' | 'revokedAt' | 'accepted'>, now: Date): InvitationState {
  if (invitation.revokedAt) return 'revoked';
  if (invitation.email !== null && invitation.accepted > 0) return 'used';
  return invitation.expiresAt <= now ? 'expired' : 'open';
}

/** The token of a link for many. It is derived, so that conveners can look the link up again; a letter's token is random. */
export function linkToken(ctx: Pick<Ctx, 'secret'>, id: string): string {
  return sign(ctx.secret, 'invitation-link', id);
}
