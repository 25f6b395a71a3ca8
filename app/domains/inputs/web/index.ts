import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';

/** The controllers of inputs, by route. */
export const inputsControllers: Partial<Record<RouteName, Controller>> = {};
