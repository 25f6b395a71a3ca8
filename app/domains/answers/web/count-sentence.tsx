import { useView } from '../../../ui/index.ts';
import type { AnswerCounts } from '../queue.ts';

/** How the promise to answer stands, good and bad news alike. */
export function CountSentence({ counts }: { counts: AnswerCounts }) {
  const { t } = useView();
  const { all, answered, used, adapted, notUsed, overdue } = counts;
  return (
    <>
      {t('answers:counts', { count: all, answered, used, adapted, notUsed })}{' '}
      {overdue > 0 ? <strong class="due">{t('answers:counts.overdue', { count: overdue })}</strong> : t('answers:counts.none-overdue')}
    </>
  );
}
