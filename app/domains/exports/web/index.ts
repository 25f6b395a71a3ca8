import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { chooseExport } from './choosing.tsx';
import { downloadFull, downloadPublic, downloadVotes } from './downloads.ts';

/** The controllers of exports, by route. */
export const exportsControllers: Partial<Record<RouteName, Controller>> = {
  'export.choose': chooseExport,
  'export.full': downloadFull,
  'export.public': downloadPublic,
  'result.votes': downloadVotes,
};
