import { join } from 'node:path';
import { packageFolder } from '../config.ts';
import { shipFrameworks } from '../domains/frameworks/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { visitor } from '../platform/ctx.ts';
import { migrate, readMigrations } from '../platform/db/migrate.ts';
import { installationSecret } from '../platform/db/secrets.ts';
import { createTranslator } from '../platform/i18n/translate.ts';
import { noJobs } from '../platform/jobs.ts';
import { silence } from '../platform/live.ts';
import { readWords } from '../words.ts';
import type { OpenDatabase } from './shell.ts';

/** What a capability needs when the operator calls it: nobody is signed in, and nothing reacts to what happens. */
export async function operatorCtx({ config, database }: OpenDatabase): Promise<Ctx> {
  const translator = await createTranslator(readWords());
  return {
    db: database.db,
    actor: visitor,
    now: new Date(),
    locale: 'en',
    timeZone: config.timeZone,
    t: translator.of('en'),
    live: silence,
    jobs: noJobs,
    origin: config.origin,
    secret: await installationSecret(database.db),
    happened: [],
  };
}

/** The same on a database that may be new: migrated, and with the frameworks it needs. */
export async function preparedCtx(open: OpenDatabase): Promise<Ctx> {
  await migrate(open.database.db, readMigrations(join(packageFolder(), 'db/migrations')));
  await shipFrameworks(open.database.db, new Date());
  return operatorCtx(open);
}
