import { answerQuestions } from '../../platform/answering.ts';
import { find, type Found } from './finding.ts';
import type { VotesToAnalyse } from './votes-to-analyse.ts';

/** What the thread is asked: votes, and the digests of what is known already. The entry of a file of its own in the build. */
export interface FindingQuestion {
  readonly votes: VotesToAnalyse;
  readonly known: readonly string[];
}

answerQuestions<FindingQuestion, Found>(({ votes, known }) => find(votes, known));
