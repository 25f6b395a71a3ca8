import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';

/** The controllers of rubrics, by route. */
export const rubricsControllers: Partial<Record<RouteName, Controller>> = {};
