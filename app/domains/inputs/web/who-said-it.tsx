import type { Child, PropsWithChildren } from 'hono/jsx';
import { languageName, Quote, Time, useView } from '../../../ui/index.ts';
import { GroupName } from '../../issues/web/index.ts';
import { isGuess, isSeed, type Input } from '../input.ts';

export interface InputQuoteProps {
  input: Input;
  /** No number of people smaller than this is shown. */
  threshold: number;
  /** Leaves the group out where few of it spoke, so that nobody can be recognized. */
  unnamed?: boolean | undefined;
  due?: Child;
  id?: string;
}

/** What somebody told us, with who, for whom, in what language and by what channel. */
export function InputQuote(props: PropsWithChildren<InputQuoteProps>) {
  const { input, due, id } = props;
  return (
    <Quote body={input.body} lang={input.lang} guess={isGuess(input)} who={<WhoSaidIt {...props} />} {...(due ? { due } : {})} {...(id ? { id } : {})}>
      {props.children}
    </Quote>
  );
}

function WhoSaidIt({ input, threshold, unnamed }: InputQuoteProps) {
  const { t, locale } = useView();
  const parts: Child[] = [<Whose input={input} unnamed={unnamed === true && input.speaks === 'self'} />];
  const speaking = speakingWords(input, threshold, unnamed === true);
  if (speaking) parts.push(t(speaking.key, speaking.values));
  if (input.lang !== locale.slice(0, 2)) parts.push(t('inputs:in-language', { language: languageName(input.lang, locale) }));
  if (input.channel !== 'web') parts.push(t(`inputs:by.${input.channel}`));
  parts.push(<Time value={input.saidAt} style="short" />);
  return (
    <>
      {parts.map((part, at) =>
        at === 0 ? (
          part
        ) : (
          <>
            {t('inputs:comma')}
            {part}
          </>
        ),
      )}
    </>
  );
}

function Whose({ input, unnamed }: { input: Input; unnamed: boolean }) {
  const { t } = useView();
  if (isSeed(input)) return <>{t('inputs:seed')}</>;
  if (!input.groupName || unnamed) return <>{t('inputs:somebody')}</>;
  const group = <GroupName name={input.groupName} lang={input.groupLang} />;
  return input.speaks === 'self' ? (
    <>
      {t('inputs:one-of')} {group}
    </>
  ) : isGuess(input) ? (
    <>
      {t('inputs:about')} {group}
    </>
  ) : (
    group
  );
}

type SpeakingKey =
  | 'inputs:speaks.asked'
  | 'inputs:speaks.asked-some'
  | 'inputs:speaks.vote'
  | 'inputs:speaks.confirmed'
  | 'inputs:speaks.guess'
  | 'inputs:speaks.self';

/**
 * A number under the threshold is not told: it could point at a few people. Everybody of a named group who spoke alone is said to
 * have done so, with a mandate or without: said of mandate holders only, it would name them.
 */
function speakingWords(input: Input, threshold: number, unnamed: boolean): { key: SpeakingKey; values: { count: number } } | null {
  const count = input.askedCount ?? 0;
  if (input.speaks === 'self') return input.groupName && !unnamed && !isSeed(input) ? { key: 'inputs:speaks.self', values: { count } } : null;
  if (input.speaks === 'asked') return { key: count >= threshold ? 'inputs:speaks.asked' : 'inputs:speaks.asked-some', values: { count } };
  if (input.speaks === 'vote') return { key: 'inputs:speaks.vote', values: { count } };
  return { key: input.confirmedAt ? 'inputs:speaks.confirmed' : 'inputs:speaks.guess', values: { count } };
}
