/** The pages, panels and parts of answers. */
import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { answerPage, postAnswer } from './answer-form.tsx';
import { changedGroupPage, changedPage } from './changed.tsx';
import { myInputsPage, saidPage } from './mine.tsx';

export { AnswerLetter } from './answer-letter.tsx';
export { AnswerPanel, loadAnswerPanel, type AnswerPanelData } from './answer-panel.tsx';
export { CountSentence } from './count-sentence.tsx';

/** The controllers of answers, by route. */
export const answersControllers: Partial<Record<RouteName, Controller>> = {
  'input.said': saidPage,
  'my-inputs': myInputsPage,
  'answer.new': answerPage,
  'answer.create': postAnswer,
  'changed.show': changedPage,
  'changed.group': changedGroupPage,
};
