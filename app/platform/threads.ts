import { Worker } from 'node:worker_threads';

/** Work that would hold up requests, done by a thread of its own. */
export interface Thread<Question, Answer> {
  /** Rejects where the work failed, or the thread was closed meanwhile. */
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** A thread that nobody asks anything for so long is let go; the next question starts another. */
const idleMs = 15_000;

/**
 * A thread that answers questions one after the other, started with the first. Its file calls `answerQuestions`. One that dies
 * takes its open questions with it, and the next question starts a new one.
 */
export function openThread<Question, Answer>(file: URL): Thread<Question, Answer> {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  const waiting: Waiting<Answer>[] = [];

  const failAll = (error: unknown) => {
    for (const one of waiting.splice(0)) one.reject(error);
  };
  const start = () => {
    const started = new Worker(file, { execArgv: [], name: 'longtable' });
    started.unref();
    started.on('message', ({ answer, problem }: { answer: Answer; problem: string | null }) => {
      const one = waiting.shift();
      if (problem === null) one?.resolve(answer);
      else one?.reject(new Error(problem));
      if (waiting.length === 0) idle = setTimeout(() => void stop(), idleMs).unref();
    });
    started.on('error', failAll);
    started.on('exit', () => {
      if (worker !== started) return;
      worker = undefined;
      failAll(new Error('the thread ended'));
    });
    return started;
  };
  const stop = async () => {
    clearTimeout(idle);
    const last = worker;
    worker = undefined;
    await last?.terminate();
    failAll(new Error('the thread was closed'));
  };

  return {
    ask(question) {
      clearTimeout(idle);
      worker ??= start();
      return new Promise<Answer>((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker?.postMessage(question);
      });
    },
    close: stop,
  };
}
