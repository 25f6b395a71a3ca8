import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { roomPage } from './room.tsx';

export { ResultPage, type ResultPageProps } from './result-page.tsx';
export { NoResult } from './result-empty.tsx';
export { StatementResult, type StatementResultProps } from './statement-result.tsx';

/** The controllers of opinions, by route. Those of the result itself stand in pages, because it leads on to decisions and answers. */
export const opinionsControllers: Partial<Record<RouteName, Controller>> = {
  'room.show': roomPage,
};
