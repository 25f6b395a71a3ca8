import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';

/** The controllers of conversations, by route. */
export const conversationsControllers: Partial<Record<RouteName, Controller>> = {};
