import type { Child, PropsWithChildren } from 'hono/jsx';
import { Fold, languageName, Quote, Time, useView } from '../../../ui/index.ts';
import { cardFields, stands, type CardField, type CardLine, type Voice } from '../card.ts';

/** One line of a card as people's words, with who said it, when, and who of the group agrees or says otherwise. */
export function LineQuote({ line, large, children }: PropsWithChildren<{ line: CardLine; large?: boolean }>) {
  const { t } = useView();
  return (
    <Quote
      body={line.body}
      lang={line.lang}
      guess={line.state === 'pencilled'}
      id={line.id}
      who={<WhoSaidIt line={line} />}
      {...(line.state === 'disputed' ? { due: <>· {t('context-cards:line.disputed')}</> } : {})}
    >
      {large ? null : <Answers line={line} />}
      {children}
    </Quote>
  );
}

function WhoSaidIt({ line }: { line: CardLine }) {
  const { t, locale } = useView();
  const parts: Child[] = [<Source line={line} />];
  if (line.lang !== locale.slice(0, 2)) parts.push(t('context-cards:in-language', { language: languageName(line.lang, locale) }));
  parts.push(<Time value={line.createdAt} style="short" />);
  return (
    <>
      {parts.map((part, at) => (
        <>
          {at === 0 ? null : t('context-cards:comma')}
          {part}
        </>
      ))}
    </>
  );
}

function Source({ line }: { line: CardLine }) {
  const { t } = useView();
  if (line.voice) return <>{t('context-cards:by.voice', { who: useVoiceName()(line.voice) })}</>;
  if (line.saidBy === 'group')
    return (
      <>
        {line.speaker
          ? t('context-cards:by.speaker', { who: line.speaker, by: line.writtenBy ?? '' })
          : t('context-cards:by.group', { by: line.writtenBy ?? '' })}
      </>
    );
  if (line.state === 'pencilled') return <>{t('context-cards:by.guess', { by: line.writtenBy ?? '' })}</>;
  return <>{t('context-cards:by.guess-answered', { by: line.writtenBy ?? '' })}</>;
}

/** How a voice is called: by name and role, as far as it gave them. */
export function useVoiceName(): (voice: Voice) => string {
  const { t } = useView();
  return ({ name, role }) => {
    if (name && role) return t('context-cards:voice.name-role', { name, role });
    return name ?? role ?? t('context-cards:voice.somebody');
  };
}

function Answers({ line }: { line: CardLine }) {
  const { t } = useView();
  const called = useVoiceName();
  if (line.answers.length === 0) return null;
  return (
    <ul class="quiet">
      {line.answers.map((answer) => (
        <li>
          {t(`context-cards:answered.${answer.stance}`, { who: called(answer.voice) })} · <Time value={answer.at} style="short" />
        </li>
      ))}
    </ul>
  );
}

/** The lines under one heading of the card, in order. */
export function linesUnder(lines: readonly CardLine[], field: CardField): readonly CardLine[] {
  return lines.filter((line) => line.field === field && stands(line));
}

/** Which headings of a card nothing stands under. */
export function emptyFields(lines: readonly CardLine[]): readonly CardField[] {
  return cardFields.filter((field) => linesUnder(lines, field).length === 0);
}

/** Lines that do not stand any more, newest first, with why. */
export function History({ lines, actions }: { lines: readonly CardLine[]; actions?: (line: CardLine) => Child }) {
  const { t } = useView();
  const past = lines.filter((line) => !stands(line)).toReversed();
  if (past.length === 0) return null;
  return (
    <Fold label={t('context-cards:history', { count: past.length })}>
      {past.map((line) => (
        <LineQuote line={line}>
          <p class="quiet">
            {t(`context-cards:field.${line.field}`)}
            {t('context-cards:comma')}
            {line.state === 'removed'
              ? t('context-cards:state.removed', { who: line.removedBy ?? '', reason: line.removedReason ?? '' })
              : t(`context-cards:state.${line.state as 'replaced' | 'out'}`)}
          </p>
          {actions?.(line)}
        </LineQuote>
      ))}
    </Fold>
  );
}

/** How far a card is, in one line. */
export function CardProgress({ lines }: { lines: readonly CardLine[] }) {
  const { t } = useView();
  const standing = lines.filter(stands);
  const count = (state: CardLine['state']) => standing.filter((line) => line.state === state).length;
  const parts = [
    ...(count('confirmed') > 0 ? [t('context-cards:count.confirmed', { count: count('confirmed') })] : []),
    ...(count('pencilled') > 0 ? [t('context-cards:count.pencilled', { count: count('pencilled') })] : []),
    ...(count('disputed') > 0 ? [t('context-cards:count.disputed', { count: count('disputed') })] : []),
  ];
  return <>{parts.length > 0 ? parts.join(' · ') : t('context-cards:count.none')}</>;
}
