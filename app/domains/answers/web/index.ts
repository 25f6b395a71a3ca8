import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';

/** The controllers of answers, by route. */
export const answersControllers: Partial<Record<RouteName, Controller>> = {};
