import type { Deps } from '../deps.ts';
import type { Controller } from '../platform/http/web.ts';
import type { RouteName } from '../routes.ts';

/** Pages that put several slices together. */
export function pagesControllers(_deps: Deps): Partial<Record<RouteName, Controller>> {
  return {};
}
