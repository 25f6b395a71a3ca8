import type { Deps } from '../deps.ts';
import type { Controller } from '../platform/http/web.ts';
import type { RouteName } from '../routes.ts';
import { stepIntoShoes } from './demo.tsx';
import { deskPeoplePage } from './desk-people.tsx';
import { deskControllers } from './desk.tsx';
import { homePage } from './home.tsx';
import { issuePage } from './issue-show.tsx';
import { issuesPage } from './issues-list.tsx';
import { memberPage } from './member.tsx';
import { myTablePage } from './my-table.tsx';
import { deleteGroupName, postGroupName, resultPage } from './result.tsx';
import { ringPage } from './ring-show.tsx';
import { resultStatementPage } from './result-statement.tsx';

/** Pages that put several slices together. */
export function pagesControllers(deps: Deps): Partial<Record<RouteName, Controller>> {
  return {
    home: homePage(deps),
    'demo.shoes': stepIntoShoes(deps),
    'issues.index': issuesPage,
    'issue.show': issuePage,
    'my-table': myTablePage,
    'result.show': resultPage,
    'result.statement': resultStatementPage,
    'group-name.create': postGroupName,
    'group-name.remove': deleteGroupName,
    ...deskControllers,
    'desk.people': deskPeoplePage,
    'ring.show': ringPage,
    'membership.edit': memberPage,
  };
}
