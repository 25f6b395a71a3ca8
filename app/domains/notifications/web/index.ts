/** The pages of notifications. */
import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { letterPage, outboxPage } from './outbox.tsx';

/** The controllers of notifications, by route. */
export const notificationsControllers: Partial<Record<RouteName, Controller>> = {
  outbox: outboxPage,
  'outbox.letter': letterPage,
};
