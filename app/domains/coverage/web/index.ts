/** The web door of coverage. */
import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { kindsPage, needSeveral, placeSeveral, putAwayList, useList } from './kinds.tsx';
import { missingPage } from './missing.tsx';
import { deleteCall, deleteGroup, kindPage, postAsk, postCall, postGroup, putNeed } from './one-kind.tsx';
import { deleteList, listPage, listsPage, postList, putList } from './own-lists.tsx';
import { deletePopulation, populationPage, postPopulation, previewPopulation } from './population-forms.tsx';
import { deleteConsent, postConsent, rollUpPage } from './roll-up.tsx';
import { tableFile } from './table-file.ts';

export { loadOpenCalls, OpenCalls } from './open-calls.tsx';
export { gapSentence } from './sentences.ts';

export const coverageControllers: Partial<Record<RouteName, Controller>> = {
  'desk.missing': missingPage,
  'desk.missing-table': tableFile,
  'desk.kinds': kindsPage,
  'category-list.use': useList,
  'category-list.put-away': putAwayList,
  'kinds.need': needSeveral,
  'kinds.place': placeSeveral,
  'desk.kind': kindPage,
  'kind.need': putNeed,
  'kind.ask': postAsk,
  'kind.group': postGroup,
  'kind.ungroup': deleteGroup,
  'kind.call': postCall,
  'kind.uncall': deleteCall,
  'population.show': populationPage,
  'population.preview': previewPopulation,
  'population.take': postPopulation,
  'population.end': deletePopulation,
  'organization.lists': listsPage,
  'organization.list-create': postList,
  'organization.list': listPage,
  'organization.list-update': putList,
  'organization.list-retire': deleteList,
  'organization.coverage': rollUpPage,
  'coverage-consent.give': postConsent,
  'coverage-consent.end': deleteConsent,
};
