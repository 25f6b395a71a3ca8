import type { Ctx } from '../../platform/ctx.ts';
import { post } from '../../platform/mail.ts';
import { href } from '../../routes.ts';
import { validDays, type LetterLocale } from './invitation.ts';
import type { Ring } from './ring.ts';
import type { Roster } from './roster.ts';

export interface LetterParts {
  readonly email: string;
  readonly name: string | null;
  readonly ring: Ring;
  readonly locale: LetterLocale;
  readonly token: string;
  readonly invitedBy: string;
}

/** Writes the letter in the invited person's language: who asks, to what, how near, and the link. */
export async function sendLetter(ctx: Ctx, roster: Roster, parts: LetterParts): Promise<void> {
  const { t } = ctx;
  const lng = parts.locale;
  const link = ctx.origin + href('invitation.show', { token: parts.token });
  const body = [
    parts.name ? t('people:letter.dear', { lng, name: parts.name }) : t('people:letter.hello', { lng }),
    t('people:letter.asks', { lng, who: parts.invitedBy, organization: roster.organizationName }),
    roster.statement,
    t(`people:ring.${parts.ring}.means`, { lng }),
    t('people:letter.open', { lng }),
    link,
    t('people:letter.until', { lng, count: validDays }),
  ];
  await post(ctx, {
    to: parts.email,
    subject: t('people:letter.subject', { lng, issue: roster.statement }),
    body: body.join('\n\n'),
    locale: lng,
    kind: 'invitation',
  });
}
