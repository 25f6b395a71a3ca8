import { formatNumber, useView } from '../../../ui/index.ts';
import type { ToldResult } from '../told.ts';
import { headline, isThin } from './headline.ts';
import { VoteKey } from './result-bar.tsx';

/** The result in large type, and one kind word where much of it is withheld. */
export function ResultHeadline({ result, isOpen }: { result: ToldResult; isOpen: boolean }) {
  const view = useView();
  const { t, locale } = view;
  return (
    <>
      <ul class="headline" role="list">
        {headline(view, result, isOpen).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      {isThin(result) ? (
        <p class="thin">
          <strong>{t('opinions:thin')}</strong> {t('opinions:thin.why', { number: formatNumber(result.threshold, locale) })}
        </p>
      ) : null}
    </>
  );
}

/** The parts of the page, with how much is in each. */
export function ResultWays({ result }: { result: ToldResult }) {
  const { t, locale } = useView();
  const ways = [
    { to: 'ground', label: t('opinions:ways.ground'), count: result.agreed.length + result.rejected.length },
    { to: 'groups', label: t('opinions:ways.groups'), count: result.groups.length },
    { to: 'divides', label: t('opinions:divides'), count: result.divides.length },
    { to: 'unknown', label: t('opinions:ways.unknown'), count: result.unknown.length },
    { to: 'map', label: t('opinions:ways.map'), count: null },
    { to: 'how', label: t('opinions:ways.how'), count: null },
  ];
  return (
    <>
      <nav class="ways" aria-label={t('opinions:ways')}>
        <ul role="list">
          {ways.map(({ to, label, count }) => (
            <li>
              <a href={`#${to}`}>
                {label}
                {count === null ? null : <span class="count">{formatNumber(count, locale)}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <VoteKey />
    </>
  );
}
