import { href } from '../../../routes.ts';
import { useView } from '../../../ui/index.ts';
import { SpeechWords } from '../../inputs/web/index.ts';
import type { Option } from '../decision.ts';
import type { DecisionView } from './decision-page.tsx';

/** Says that an option came from a statement and for which group that spoke, and leads to how people voted on it where the reader may see that. */
export function OptionOrigin({ view, option }: { view: Pick<DecisionView, 'origins' | 'leads' | 'issue'>; option: Pick<Option, 'id'> }) {
  const { t } = useView();
  const origin = view.origins.get(option.id);
  if (!origin) return null;
  const words = t('decisions:from-statement');
  const where = href('result.statement', { conversation: origin.conversationId, statement: origin.statementId });
  return (
    <span class="quiet">
      {origin.isShown || view.leads ? <a href={where}>{words}</a> : words}
      <SpeechWords speech={origin.speech} threshold={view.issue.privacyThreshold} />
    </span>
  );
}
