import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Letter, Said, Time, useView } from '../../../ui/index.ts';
import { reasonFor, type Answer } from '../answer.ts';

/** An answer, set under its input as a reply in a letter. */
export function AnswerLetter({ answer, authorLocale }: { answer: Answer; authorLocale: string }) {
  const { t, locale } = useView();
  const reason = reasonFor(answer, authorLocale, locale);
  return (
    <Letter verdict={`${t(`answers:verdict.${answer.verdict}`)}.`} meta={<Meta answer={answer} />}>
      <Said text={reason.text} lang={reason.lang} />
    </Letter>
  );
}

function Meta({ answer }: { answer: Answer }) {
  const { t } = useView();
  const { decision, link } = answer;
  return (
    <>
      {decision ? (
        <>
          <a href={href('decision.show', { decision: decision.id })}>
            {t('answers:decision', { number: decision.number })}:{' '}
            <span lang={decision.lang} dir={direction(decision.lang)}>
              {decision.question}
            </span>
          </a>
          .{' '}
        </>
      ) : null}
      {link ? (
        <>
          <a href={link} rel="noopener nofollow" dir="ltr">
            {hostOf(link)}
          </a>
          .{' '}
        </>
      ) : null}
      {t(answer.replacesId ? 'answers:revised-by' : 'answers:given-by', { name: answer.givenByName })} <Time value={answer.givenAt} />
    </>
  );
}

/** Where a link leads, short enough for a line. */
function hostOf(link: string): string {
  return URL.canParse(link) ? new URL(link).host : link;
}
