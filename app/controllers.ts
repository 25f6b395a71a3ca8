import { commitmentsControllers } from './domains/commitments/web/index.ts';
import { answersControllers } from './domains/answers/web/index.ts';
import { contextCardsControllers } from './domains/context-cards/web/index.ts';
import { outreachControllers } from './domains/outreach/web/index.ts';
import { conversationsControllers } from './domains/conversations/web/index.ts';
import { directoryControllers } from './domains/directory/web/index.ts';
import { coverageControllers } from './domains/coverage/web/index.ts';
import { decisionsControllers } from './domains/decisions/web/index.ts';
import { exportsControllers } from './domains/exports/web/index.ts';
import { inputsControllers } from './domains/inputs/web/index.ts';
import { mapsControllers } from './domains/maps/web/index.ts';
import { raiseThresholds } from './domains/issues/index.ts';
import { issuesControllers } from './domains/issues/web/index.ts';
import { notificationsControllers } from './domains/notifications/web/index.ts';
import { makeFirstHouse } from './domains/people/index.ts';
import { opinionsControllers } from './domains/opinions/web/index.ts';
import { vocabularyControllers } from './domains/vocabulary/web/index.ts';
import { peopleControllers } from './domains/people/web/index.ts';
import { membersControllers } from './domains/members/web/index.ts';
import { ringsControllers } from './domains/rings/web/index.ts';
import { rubricsControllers } from './domains/rubrics/web/index.ts';
import { toolsControllers } from './domains/tools/web/index.ts';
import type { Deps } from './deps.ts';
import { pagesControllers } from './pages/index.ts';
import { signInControllers } from './platform/sign-in/web/index.ts';
import { systemControllers } from './platform/web/index.ts';
import type { Controller } from './platform/http/web.ts';
import type { RouteName } from './routes.ts';

/** Every controller by its route; a test makes sure that none is missing. */
export function controllers(deps: Deps): Partial<Record<RouteName, Controller>> {
  return {
    ...systemControllers(deps),
    ...signInControllers({ ...deps, createFirst: makeFirstHouse }),
    ...peopleControllers(raiseThresholds),
    ...directoryControllers,
    ...issuesControllers,
    ...contextCardsControllers,
    ...outreachControllers,
    ...ringsControllers,
    ...membersControllers,
    ...inputsControllers,
    ...vocabularyControllers,
    ...commitmentsControllers,
    ...conversationsControllers,
    ...rubricsControllers,
    ...mapsControllers,
    ...opinionsControllers,
    ...decisionsControllers,
    ...coverageControllers,
    ...answersControllers,
    ...toolsControllers,
    ...notificationsControllers,
    ...exportsControllers,
    ...pagesControllers(deps),
  };
}
