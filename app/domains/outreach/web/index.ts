import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { askPage, deleteAskRemoval, deleteAttempt, editAskPage, newAskPage, postAsk, postAskRemoval, postAttempt, putAsk } from './asks.tsx';
import { deleteResolution, postRelation, postResolution, postStep, relationsPage } from './hard-relations.tsx';
import { deleteNamed, enterNamedPage, namedPage, postAgreement } from './named.tsx';
import { deleteNomination, nominationPage, nominationsPage, postNomination } from './nominations.tsx';
import { deleteNotePage, deleteSharing, downloadNotes, editNotePage, notesPage, postNote, postSharing, putNote } from './notes.tsx';
import { deleteOfferRemoval, editOfferPage, offersPage, postOffer, postOfferRemoval, putOffer } from './offers.tsx';
import { outreachDesk } from './outreach-page.tsx';

export { loadMyOutreach, MyAsks, MyNominations, MyNotesLink, type MyOutreachData } from './my-outreach.tsx';

/** The controllers of outreach, by route. */
export const outreachControllers: Partial<Record<RouteName, Controller>> = {
  'desk.outreach': outreachDesk,
  'ask.new': newAskPage,
  'ask.create': postAsk,
  'ask.show': askPage,
  'ask.edit': editAskPage,
  'ask.update': putAsk,
  'ask.remove': postAskRemoval,
  'ask.restore': deleteAskRemoval,
  'attempt.create': postAttempt,
  'attempt.undo': deleteAttempt,
  'offers.index': offersPage,
  'offer.create': postOffer,
  'offer.edit': editOfferPage,
  'offer.update': putOffer,
  'offer.remove': postOfferRemoval,
  'offer.restore': deleteOfferRemoval,
  'hard-relations.index': relationsPage,
  'hard-relation.create': postRelation,
  'hard-relation.step': postStep,
  'hard-relation.resolve': postResolution,
  'hard-relation.reopen': deleteResolution,
  'notes.index': notesPage,
  'note.create': postNote,
  'note.edit': editNotePage,
  'note.update': putNote,
  'note.delete': deleteNotePage,
  'note.share': postSharing,
  'note.unshare': deleteSharing,
  'my-notes.download': downloadNotes,
  'nominations.index': nominationsPage,
  'nomination.create': postNomination,
  'nomination.show': nominationPage,
  'nomination.withdraw': deleteNomination,
  'named.enter': enterNamedPage,
  'named.show': namedPage,
  'named.agree': postAgreement,
  'named.decline': deleteNamed,
};
