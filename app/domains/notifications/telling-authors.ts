import { isLocale, type Locale } from '../../platform/i18n/locales.ts';
import type { Reaction } from '../../platform/jobs.ts';
import { languageName } from '../../ui/index.ts';
import { findAnswer, reasonFor } from '../answers/index.ts';
import { addressOf, getSaid, hiddenFor, privateLink, saidKey, type SaidInput } from '../inputs/index.ts';
import { postOnce } from './once.ts';
import type { ReactionDeps } from './index.ts';

interface Author {
  readonly to: string;
  readonly locale: Locale;
  readonly input: SaidInput;
  /** Values that every letter to an author may use. */
  readonly values: { readonly lng: Locale; readonly issue: string; readonly body: string; readonly link: string };
}

/** The author of an input, or null where no address was left or the input was taken back. */
async function authorOf(deps: ReactionDeps, inputId: string): Promise<Author | null> {
  const reach = await addressOf(deps, inputId);
  if (!reach) return null;
  const input = await getSaid(deps, saidKey(deps, inputId));
  if (input.withdrawnAt) return null;
  const locale = isLocale(reach.locale) ? reach.locale : 'en';
  const values = { lng: locale, issue: input.issue.statement, body: shortened(input.body), link: privateLink(deps, inputId) };
  return { to: reach.address, locale, input, values };
}

/** A letter reminds people of what they said; it need not repeat all of it. */
function shortened(body: string): string {
  const letters = [...body];
  return letters.length > 400 ? `${letters.slice(0, 400).join('')}…` : body;
}

/** Tells the author what became of their input, in their language where the reason was written in it. */
export function tellAnswer(deps: ReactionDeps): Reaction {
  return async ({ eventId, subjectId }) => {
    const answer = subjectId ? await findAnswer(deps, subjectId) : null;
    const author = answer && (await authorOf(deps, answer.inputId));
    if (!answer || !author) return;
    const t = deps.translator.of(author.locale);
    const reason = reasonFor(answer, author.input.authorLocale, author.locale);
    const inOther =
      reason.lang === author.locale.slice(0, 2) ? '' : ` ${t('notifications:in-language', { language: languageName(reason.lang, author.locale) })}`;
    const values = { ...author.values, verdict: t(`answers:verdict.${answer.verdict}`), reason: reason.text, name: answer.givenByName, inOther };
    await postOnce(deps, {
      to: author.to,
      locale: author.locale,
      kind: `answer:${eventId}`,
      subject: t(answer.replacesId ? 'notifications:answer.again.subject' : 'notifications:answer.subject', values),
      body: t('notifications:answer.body', values),
    });
  };
}

/** Tells the author that their input is hidden: by which rule, and why. */
export function tellHidden(deps: ReactionDeps): Reaction {
  return async ({ eventId, subjectId }) => {
    const author = subjectId ? await authorOf(deps, subjectId) : null;
    const hidden = author && (await hiddenFor(deps, author.input, author.locale));
    if (!author || !hidden) return;
    const t = deps.translator.of(author.locale);
    const inOther =
      hidden.reasonLang === author.locale.slice(0, 2) ? '' : ` ${t('notifications:in-language', { language: languageName(hidden.reasonLang, author.locale) })}`;
    const values = { ...author.values, rule: hidden.title.text, reason: hidden.reason, toAuthor: hidden.toAuthor?.text ?? '', inOther };
    await postOnce(deps, {
      to: author.to,
      locale: author.locale,
      kind: `hidden:${eventId}`,
      subject: t('notifications:hidden.subject', values),
      body: t('notifications:hidden.body', values),
    });
  };
}

/** Tells the author that their input is shown again. */
export function tellRestored(deps: ReactionDeps): Reaction {
  return async ({ eventId, subjectId }) => {
    const author = subjectId ? await authorOf(deps, subjectId) : null;
    if (!author || author.input.moderated < 0) return;
    const t = deps.translator.of(author.locale);
    await postOnce(deps, {
      to: author.to,
      locale: author.locale,
      kind: `restored:${eventId}`,
      subject: t('notifications:restored.subject', author.values),
      body: t('notifications:restored.body', author.values),
    });
  };
}
