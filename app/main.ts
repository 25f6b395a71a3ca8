import { serve, type ServerType } from '@hono/node-server';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { packageFolder, type Config } from './config.ts';
import type { Deps } from './deps.ts';
import { shipFrameworks } from './domains/frameworks/index.ts';
import { loadWorld } from '../db/world/loading/index.ts';
import { startAnalyst } from './domains/opinions/index.ts';
import { forgetOldImports } from './domains/directory/index.ts';
import { eraseExpired } from './domains/outreach/index.ts';
import { startReminding } from './domains/notifications/index.ts';
import { personOfAccount, topOrganization } from './domains/people/index.ts';
import { visitor, type Ctx } from './platform/ctx.ts';
import { migrate, readMigrations } from './platform/db/migrate.ts';
import { openDatabase, type Database } from './platform/db/open.ts';
import { installationSecret } from './platform/db/secrets.ts';
import { startHourly } from './platform/hourly.ts';
import { createTranslator, type Translator } from './platform/i18n/translate.ts';
import { startJobs, type Jobs } from './platform/jobs.ts';
import { openLive } from './platform/live.ts';
import { createLog, type Log } from './platform/log.ts';
import { post, startPostman } from './platform/mail.ts';
import { createMetrics } from './platform/metrics.ts';
import { createSignIn, type CodeMail } from './platform/sign-in/auth.ts';
import { subscriptions } from './subscriptions.ts';
import { loadAssets } from './ui/assets.ts';
import { readWords } from './words.ts';

export interface RunningServer {
  /** Where it listens, without trailing slash. */
  readonly listening: string;
  readonly deps: Deps;
  /** Stops accepting, lets open requests and jobs finish, closes the database. */
  close(): Promise<void>;
}

/** Opens and migrates the database and ships the frameworks: what every command needs, listening or not. */
export async function openWorld(config: Config): Promise<{ database: Database; secret: string }> {
  const database = await openDatabase(config.database);
  try {
    await migrate(database.db, readMigrations(join(packageFolder(), 'db/migrations')));
    await shipFrameworks(database.db, new Date());
    if (config.demo && !(await topOrganization(database))) await loadWorld(database.db, new Date());
    return { database, secret: await installationSecret(database.db) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Starts the whole of Longtable in this process: pages, jobs, mail, live. */
export async function start(config: Config, log: Log = createLog(config.logLevel)): Promise<RunningServer> {
  const { database, secret } = await openWorld(config);
  const stopping = new AbortController();
  const clock = () => new Date();
  const metrics = createMetrics();
  const failed = (where: string) => (error: unknown) => {
    metrics.failures.inc({ where });
    log.error({ err: error, where }, 'unexpected error');
  };
  const translator = await createTranslator(readWords());
  const live = await openLive(database, failed('live'));
  const ctxWith = (jobs: Jobs): Ctx => ({
    db: database.db,
    actor: visitor,
    now: clock(),
    locale: 'en',
    timeZone: config.timeZone,
    t: translator.of('en'),
    live,
    jobs,
    origin: config.origin,
    secret,
    happened: [],
  });
  const reactions = (jobs: Jobs) =>
    subscriptions({ db: database.db, translator, origin: config.origin, secret, clock, ctxNow: () => ctxWith(jobs), stopping: stopping.signal });
  const jobs = await startJobs(database, config.database, reactions, failed('job'));
  const ctxNow = () => ctxWith(jobs);
  const analyst = startAnalyst(ctxNow, failed('analysis'));
  const eraser = startHourly([() => eraseExpired(ctxNow()), () => forgetOldImports(ctxNow())], failed('erasing'));
  const reminding = startReminding(ctxNow, failed('reminding'));
  const postman = config.smtp ? startPostman(database, config.smtp, failed('mail')) : null;
  const signIn = createSignIn({
    db: database.db,
    origin: config.origin,
    secret,
    oidc: config.oidc,
    sendCode: (mail) => postCode(database, translator, log, mail, config.smtp === null),
    onAccount: personOfAccount,
    log: (level, message) => log[level](message),
  });
  const deps: Deps = { config, database, translator, jobs, live, log, metrics, signIn, assets: loadAssets(), secret, clock, stopping: stopping.signal };
  const server = await listen(createApp(deps), config);
  return {
    listening: `http://${config.host}:${(server.address() as AddressInfo).port}`,
    deps,
    async close() {
      stopping.abort();
      await closeServer(server);
      await analyst.close();
      await eraser.close();
      await reminding.close();
      await postman?.close();
      await jobs.close();
      await live.close();
      await database.close();
    },
  };
}

async function postCode(database: Database, translator: Translator, log: Log, mail: CodeMail, onConsole: boolean): Promise<void> {
  const t = translator.of(mail.locale);
  const body = t('sign-in:mail.body', { code: mail.code, link: mail.link });
  await post(
    { db: database.db, now: new Date() },
    { to: mail.email, subject: t('sign-in:mail.subject', { code: mail.code }), body, locale: mail.locale, kind: 'sign-in' },
  );
  if (onConsole) log.info('a sign-in code waits in the outbox, because no mail server is configured');
}

/** Resolves when the port is open. @throws the system's error, such as EADDRINUSE */
function listen(fetch: (request: Request, env?: object) => Response | Promise<Response>, config: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: config.host, port: config.port }, () => resolve(server));
    server.once('error', reject);
  });
}

/** Open streams were told to end; what still hangs after two seconds is cut. */
function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 2000).unref();
  });
}
