/** The pages, panels and parts of inputs. */
import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { inputPage } from './input-page.tsx';
import { moderationPage } from './moderation-page.tsx';
import { deleteConfirmation, postConfirmation, postModeration } from './moderations.tsx';
import { postRecord, recordPage } from './record.tsx';
import { postSay, sayPage } from './say.tsx';
import { createWithdrawal, deleteWithdrawal } from './withdrawals.tsx';

export { askedIsCounted, askedProblem, forWhomFields, ForWhom, SpeechWords, SpokenFor, spokenOf, type Spoken } from './for-whom.tsx';
export { HearPanel, loadHearPanel, type HearPanelData } from './hear-panel.tsx';
export { HideForm, RuleTitle, type HideFormProps, type RuleChoice } from './moderation-parts.tsx';
export { HiddenBecause, loadSaid, SaidPage, type SaidData } from './said.tsx';
export { InputQuote, type InputQuoteProps } from './who-said-it.tsx';

/** The controllers of inputs, by route. `input.said` belongs to answers, which has its other half. */
export const inputsControllers: Partial<Record<RouteName, Controller>> = {
  'say.new': sayPage,
  'say.create': postSay,
  'desk.record': recordPage,
  'input.record': postRecord,
  'input.show': inputPage,
  'input.withdraw': createWithdrawal,
  'input.restore': deleteWithdrawal,
  'input.moderate': postModeration,
  'input.confirm': postConfirmation,
  'input.unconfirm': deleteConfirmation,
  'moderation.show': moderationPage,
};
