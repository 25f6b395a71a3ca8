import type { Config } from './config.ts';
import type { Database } from './platform/db/open.ts';
import type { Translator } from './platform/i18n/translate.ts';
import type { Jobs } from './platform/jobs.ts';
import type { Live } from './platform/live.ts';
import type { Log } from './platform/log.ts';
import type { Metrics } from './platform/metrics.ts';
import type { SignIn } from './platform/sign-in/auth.ts';
import type { Assets } from './ui/assets.ts';

/** What the application is made of; main.ts makes the real ones, tests make theirs. */
export interface Deps {
  readonly config: Config;
  readonly database: Database;
  readonly translator: Translator;
  readonly jobs: Jobs;
  readonly live: Live;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly signIn: SignIn;
  readonly assets: Assets;
  readonly secret: string;
  readonly clock: () => Date;
  /** Aborted when the process stops, so that open streams end. */
  readonly stopping: AbortSignal;
}
