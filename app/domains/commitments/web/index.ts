import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { create, showDesk, showPublic } from './lists.tsx';
import { answer, change, keep, publish, release, remove, reopen, restore, show, unpublish } from './one.tsx';

export { CommitmentsPublic, loadCommitmentsPublic, type CommitmentsPublicData } from './panels.tsx';

/** The controllers of commitments, by route. */
export const commitmentsControllers: Partial<Record<RouteName, Controller>> = {
  'desk.commitments': showDesk,
  'commitments.show': showPublic,
  'commitment.create': create,
  'commitment.show': show,
  'commitment.change': change,
  'commitment.keep': keep,
  'commitment.release': release,
  'commitment.reopen': reopen,
  'commitment.publish': publish,
  'commitment.unpublish': unpublish,
  'commitment.remove': remove,
  'commitment.restore': restore,
  'commitment.pulse': answer,
};
