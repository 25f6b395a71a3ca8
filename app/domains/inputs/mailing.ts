import type { Ctx } from '../../platform/ctx.ts';
import type { Locale } from '../../platform/i18n/locales.ts';
import { post } from '../../platform/mail.ts';
import type { Issue } from '../issues/index.ts';
import { privateLink } from './private-link.ts';

/** To whom the private link goes, in which language, and whether they said it themselves or it was written down for them. */
export interface LinkLetter {
  readonly inputId: string;
  readonly to: string;
  readonly locale: Locale;
  readonly as: 'said' | 'recorded';
}

/** Mails the private link. The letter holds none of the words that were said: nobody can use us to send theirs to a stranger. */
export async function mailLink(ctx: Ctx, issue: Pick<Issue, 'statement' | 'answerDays'>, letter: LinkLetter): Promise<void> {
  const values = { lng: letter.locale, issue: issue.statement, link: privateLink(ctx, letter.inputId), count: issue.answerDays };
  await post(ctx, {
    to: letter.to,
    subject: ctx.t(`inputs:mail.${letter.as}.subject`, values),
    body: ctx.t(`inputs:mail.${letter.as}.body`, values),
    locale: letter.locale,
    kind: 'said',
  });
}
