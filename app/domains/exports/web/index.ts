import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';

/** The controllers of exports, by route. */
export const exportsControllers: Partial<Record<RouteName, Controller>> = {};
