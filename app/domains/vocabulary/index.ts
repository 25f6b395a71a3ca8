/** The door of the shared vocabulary: words, what each group calls them, suggestions, and look-ups for pages. */
export { kindOf, meanings, type Explanation, type Meant, type Word, type WordKind, type Wording } from './word.ts';
export { getWord, listWords } from './words.ts';
export { lookUpsOf } from './look-ups.ts';
export { addWord, addWording, type NewWording, type WordingProblem } from './adding.ts';
export { changeWording, confirmWording, type WordingChange } from './changing.ts';
export { judgeWord } from './judging.ts';
export { explainWord } from './explaining.ts';
export { removeWord, removeWording, restoreWord, restoreWording } from './removing.ts';
export { suggestWording, withdrawSuggestion, type NewSuggestion } from './suggesting.ts';
export { acceptSuggestion, declineSuggestion, reconsiderSuggestion } from './deciding-suggestions.ts';
export { countWaiting, listMySuggestions, listWaiting } from './suggestions.ts';
export type { Suggestion, SuggestionOutcome } from './suggestion.ts';
export { canKeepWords, canWord } from './policy.ts';
export type { VocabularyEvent } from './events.ts';
