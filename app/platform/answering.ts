import { parentPort } from 'node:worker_threads';

/** Answers the questions of `openThread`, from inside of the thread, in the order in which they came. */
export function answerQuestions<Question, Answer>(answer: (question: Question) => Answer): void {
  parentPort?.on('message', (question: Question) => {
    try {
      parentPort?.postMessage({ answer: answer(question), problem: null });
    } catch (error) {
      parentPort?.postMessage({ answer: null, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}
