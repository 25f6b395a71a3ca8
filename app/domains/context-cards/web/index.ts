import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { cardPage } from './card-page.tsx';
import { cardsDesk } from './cards-desk.tsx';
import { deleteLineRemoval, editLinePage, postLine, postLineRemoval, putLine } from './lines.tsx';
import { deleteLink, linkPage, postLink } from './links.tsx';
import { deleteAnswer, enterPage, ownPage, postAnswer, postOwnLine, putWho } from './own.tsx';
import { printPage } from './print.tsx';

/** The controllers of context cards, by route. */
export const contextCardsControllers: Partial<Record<RouteName, Controller>> = {
  'desk.cards': cardsDesk,
  'card.show': cardPage,
  'card.print': printPage,
  'card-line.create': postLine,
  'card-line.edit': editLinePage,
  'card-line.update': putLine,
  'card-line.remove': postLineRemoval,
  'card-line.restore': deleteLineRemoval,
  'card-link.create': postLink,
  'card-link.show': linkPage,
  'card-link.revoke': deleteLink,
  'card-speaker.show': ownPage,
  'card-speaker.answer': postAnswer,
  'card-speaker.take-back': deleteAnswer,
  'card-speaker.add': postOwnLine,
  'card-speaker.introduce': putWho,
  'card.enter': enterPage,
  'card.own': ownPage,
  'card.add': postOwnLine,
  'card.introduce': putWho,
  'card.answer': postAnswer,
  'card.take-back': deleteAnswer,
};
