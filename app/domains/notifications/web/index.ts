import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';

/** The controllers of notifications, by route. */
export const notificationsControllers: Partial<Record<RouteName, Controller>> = {};
