import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';

/** The controllers of people, by route. */
export const peopleControllers: Partial<Record<RouteName, Controller>> = {};
