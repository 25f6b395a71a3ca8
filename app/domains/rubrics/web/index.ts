import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { agreementPage, postAgreement } from './agreement.tsx';
import { deleteClosing, postClosing } from './closing.tsx';
import { enterPage, postEntered } from './enter.tsx';
import { newReadingPage, postReading } from './new-reading.tsx';
import { placingPage, postPlacement } from './placing.tsx';
import { readingPage } from './reading-page.tsx';

/** What pages show of rubrics. */
export { DepthNow, loadDepthNow, type DepthNowData } from './depth-now.tsx';
export { DepthPanel, loadDepthPanel, type DepthPanelData } from './depth-panel.tsx';

/** The controllers of rubrics, by route. */
export const rubricsControllers: Partial<Record<RouteName, Controller>> = {
  'reading.new': newReadingPage,
  'reading.create': postReading,
  'reading.enter': enterPage,
  'reading.entered': postEntered,
  'reading.show': readingPage,
  'reading.placing': placingPage,
  'reading.place': postPlacement,
  'reading.agreement': agreementPage,
  'reading.agree': postAgreement,
  'reading.close': postClosing,
  'reading.reopen': deleteClosing,
};
