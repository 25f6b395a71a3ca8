import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { chooseMain, createInitiative, crosswalkCsv, editInitiative, newInitiative, showCrosswalk, updateInitiative } from './crosswalk.tsx';
import { showDeskWords } from './desk-words.tsx';
import { accept, createSuggestion, decidePage, decline, reconsider, suggestPage, withdraw } from './suggestions.tsx';
import { createWord, deleteWord, explain, judge, newWordPage, showVocabulary, showWord, undeleteWord } from './words.tsx';
import { confirm, createWording, deleteWording, editWording, undeleteWording, updateWording } from './wordings.tsx';

/** The controllers of the vocabulary and of the crosswalk of initiatives, by route. */
export const vocabularyControllers: Partial<Record<RouteName, Controller>> = {
  'desk.words': showDeskWords,
  'desk.initiatives': showCrosswalk,
  'initiatives.csv': crosswalkCsv,
  'initiative.main': chooseMain,
  'initiative.new': newInitiative,
  'initiative.create': createInitiative,
  'initiative.edit': editInitiative,
  'initiative.update': updateInitiative,
  'vocabulary.show': showVocabulary,
  'word.new': newWordPage,
  'word.create': createWord,
  'word.show': showWord,
  'word.judge': judge,
  'word.explain': explain,
  'word.remove': deleteWord,
  'word.restore': undeleteWord,
  'wording.create': createWording,
  'wording.edit': editWording,
  'wording.update': updateWording,
  'wording.confirm': confirm,
  'wording.remove': deleteWording,
  'wording.restore': undeleteWording,
  'suggestion.new': suggestPage,
  'suggestion.create': createSuggestion,
  'suggestion.withdraw': withdraw,
  'suggestion.decide': decidePage,
  'suggestion.accept': accept,
  'suggestion.decline': decline,
  'suggestion.reconsider': reconsider,
};
