import type { Translate } from '../i18n/translate.ts';
import type { CodeMail } from './auth.ts';

/** The words of the mail with code and link, in plain text. `t` must be of the mail's locale. */
export function composeCodeMail(t: Translate, mail: CodeMail): { subject: string; body: string } {
  return { subject: t('sign-in:mail-subject', { code: mail.code }), body: t('sign-in:mail-body', { code: mail.code, link: mail.link }) };
}
