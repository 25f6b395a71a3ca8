import type { Deps } from '../deps.ts';
import type { Controller } from '../platform/http/web.ts';
import type { RouteName } from '../routes.ts';
import { stepIntoShoes } from './demo.tsx';
import { homePage } from './home.tsx';
import { issuesPage } from './issues-list.tsx';

/** Pages that put several slices together. */
export function pagesControllers(deps: Deps): Partial<Record<RouteName, Controller>> {
  return {
    home: homePage(deps),
    'demo.shoes': stepIntoShoes(deps),
    'issues.index': issuesPage,
  };
}
