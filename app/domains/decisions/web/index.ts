import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';

/** The controllers of decisions, by route. */
export const decisionsControllers: Partial<Record<RouteName, Controller>> = {};
