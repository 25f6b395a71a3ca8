import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { postBallot } from './ballots.tsx';
import { closingPage, postClosing } from './closings.tsx';
import { decisionPage } from './decision-page.tsx';
import { editDecisionPage, newDecisionPage, postDecision, putDecision } from './draft-page.tsx';
import { postDecisionFromStatement, postOptionFromStatement } from './from-statements.ts';
import { endingBallots, openingOfDecision, reminding, takingBack } from './openings.tsx';

export { DecidePanel, loadDecidePanel, type DecidePanelData } from './decide-panel.tsx';
export { loadTryPanel, TryPanel, type TryPanelData } from './try-panel.tsx';

/** The controllers of decisions, by route. */
export const decisionsControllers: Partial<Record<RouteName, Controller>> = {
  'decision.from-statement': postDecisionFromStatement,
  'option.from-statement': postOptionFromStatement,
  'decision.new': newDecisionPage,
  'decision.create': postDecision,
  'decision.show': decisionPage,
  'decision.edit': editDecisionPage,
  'decision.update': putDecision,
  'decision.open': openingOfDecision,
  'decision.take-back': takingBack,
  'decision.end': endingBallots,
  'decision.remind': reminding,
  'ballot.cast': postBallot,
  'decision.closing': closingPage,
  'decision.close': postClosing,
};
