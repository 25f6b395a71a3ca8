/** The pages, panels and parts of rings. */
import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { postRingMove } from './moving.tsx';
import { deleteDispatchRemoval, deleteUnwanted, postAsking, postDispatch, postDispatchRemoval, postUnwanted, postWanted, putRhythm } from './controllers.tsx';

export { Restore, ringOf } from './controllers.tsx';
export { RhythmFacts, RhythmSection, RingAlarms, type RhythmsData } from './rhythm-section.tsx';
export { RingPage, type RingPageData } from './ring-page.tsx';
export { RingsSection, type RingsData } from './rings-section.tsx';

/** The controllers of rings, by route. `ring.show` is put together in app/pages. */
export const ringsControllers: Partial<Record<RouteName, Controller>> = {
  'move.create': postRingMove,
  'wanted.create': postWanted,
  'wanted.remove': postUnwanted,
  'wanted.restore': deleteUnwanted,
  'ring.rhythm': putRhythm,
  'ring.ask': postAsking,
  'dispatch.create': postDispatch,
  'dispatch.remove': postDispatchRemoval,
  'dispatch.restore': deleteDispatchRemoval,
};
