import type { Ctx } from '../../platform/ctx.ts';
import { isLocale } from '../../platform/i18n/locales.ts';
import { post } from '../../platform/mail.ts';
import { href } from '../../routes.ts';
import type { RoleHanding } from './handing-role.ts';
import type { Roster } from './roster.ts';

export interface HandingParts {
  readonly heir: { readonly email: string; readonly name: string; readonly locale: string };
  /** Who hands the role on. */
  readonly by: string;
  readonly way: RoleHanding;
  readonly reason: string;
}

/** Nobody learns by chance that they lead: who gave the role and why, what it asks, and how to give it back. */
export async function sendHandingLetter(ctx: Ctx, roster: Roster, { heir, by, way, reason }: HandingParts): Promise<void> {
  const { t } = ctx;
  const lng = isLocale(heir.locale) ? heir.locale : 'en';
  const body = [
    t('people:letter.dear', { lng, name: heir.name }),
    t(`people:handing.letter.${way}`, { lng, who: by }),
    roster.statement,
    t('people:handing.letter.why', { lng, reason }),
    t('people:handing.letter.role', { lng }),
    ctx.origin + href('desk.issue', { issue: roster.slug }),
    t('people:handing.letter.back', { lng, who: by }),
    ctx.origin + href('desk.people', { issue: roster.slug }),
  ];
  await post(ctx, {
    to: heir.email,
    subject: t('people:handing.letter.subject', { lng, issue: roster.statement }),
    body: body.join('\n\n'),
    locale: lng,
    kind: 'role',
  });
}
