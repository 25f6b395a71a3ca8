import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';

/** The controllers of outreach, by route. */
export const outreachControllers: Partial<Record<RouteName, Controller>> = {};
