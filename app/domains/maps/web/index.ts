import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { createAgreement, createLink, createNaming, deleteLink, deleteNaming, postConfirmation, postWithdrawal, putCard } from './cards.tsx';
import { createElement, deleteElement, putElement, putPlace, showElement } from './elements.tsx';
import { exportMap, showImport, takeIn } from './files.tsx';
import { showHistory } from './history.tsx';
import { createPublication, deletePublication, postArrangement, postGroups, postUndoing, showMap } from './map.tsx';
import { confirmPerspective, putPerspective, showPerspective, withdrawPerspective } from './perspective.tsx';
import { createRelation, deleteRelation, putRelation, showRelation } from './relations.tsx';
import { createSnapshot, showSnapshot } from './snapshots.tsx';

export { loadMapLink, MapLink } from './map-link.tsx';

/** The controllers of maps, by route. */
export const mapsControllers: Partial<Record<RouteName, Controller>> = {
  'map.show': showMap,
  'map.history': showHistory,
  'map.arrange': postArrangement,
  'map.gather': postGroups,
  'map.import': showImport,
  'map.take-in': takeIn,
  'map.export': exportMap,
  'map.open': createPublication,
  'map.close': deletePublication,
  'map-act.undo': postUndoing,
  'map-element.create': createElement,
  'map-element.show': showElement,
  'map-element.update': putElement,
  'map-element.remove': deleteElement,
  'map-element.move': putPlace,
  'map-relation.create': createRelation,
  'map-relation.show': showRelation,
  'map-relation.update': putRelation,
  'map-relation.remove': deleteRelation,
  'map-naming.create': createNaming,
  'map-naming.agree': createAgreement,
  'map-naming.end': deleteNaming,
  'map-snapshot.create': createSnapshot,
  'map-snapshot.show': showSnapshot,
  'perspective-card.write': putCard,
  'perspective-card.confirm': postConfirmation,
  'perspective-card.withdraw': postWithdrawal,
  'perspective-link.create': createLink,
  'perspective-link.revoke': deleteLink,
  'perspective.show': showPerspective,
  'perspective.write': putPerspective,
  'perspective.confirm': confirmPerspective,
  'perspective.withdraw': withdrawPerspective,
};
