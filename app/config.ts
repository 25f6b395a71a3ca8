import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { DatabaseTarget } from './platform/db/open.ts';

/** Everything the environment and the command line may say. This file is the only reader of the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly database: DatabaseTarget;
  /** Public address without trailing slash, for links and the origin check. */
  readonly origin: string;
  readonly timeZone: string;
  readonly smtp: { url: string; from: string } | null;
  /** Other ways to sign in, by OpenID Connect discovery. */
  readonly oidc: readonly OidcProvider[];
  readonly logLevel: string;
  /** How many proxies stand before us and name the reader's address in X-Forwarded-For. */
  readonly proxies: number;
  /** Most writes a minute, for one person or visit and for one network address (decision 0005). */
  readonly writesPerMinute: { readonly person: number; readonly address: number };
  readonly demo: boolean;
}

export interface OidcProvider {
  readonly id: string;
  readonly name: string;
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const optionalText = z.string().trim().min(1).optional();

const environment = z.object({
  LONGTABLE_DATA: optionalText,
  LONGTABLE_HOST: z.string().default('127.0.0.1'),
  LONGTABLE_PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  LONGTABLE_ORIGIN: z.url().optional(),
  LONGTABLE_TIME_ZONE: z.string().default('America/New_York'),
  LONGTABLE_SMTP_URL: optionalText,
  LONGTABLE_MAIL_FROM: z.string().default('Longtable <longtable@localhost>'),
  LONGTABLE_OIDC: optionalText,
  LONGTABLE_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  LONGTABLE_PROXIES: z.coerce.number().int().min(0).default(0),
  LONGTABLE_WRITES_PER_PERSON: z.coerce.number().int().min(1).default(120),
  LONGTABLE_WRITES_PER_ADDRESS: z.coerce.number().int().min(1).default(3000),
  DATABASE_URL: optionalText,
});

const oidcProviders = z.array(
  z.object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    name: z.string().min(1),
    discoveryUrl: z.url(),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
  }),
);

/** The configuration is wrong; `problems` names each variable and what is the matter. */
export class ConfigProblem extends Error {
  override name = 'ConfigProblem';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

export interface CommandLine {
  port?: number | undefined;
  data?: string | undefined;
  demo?: boolean | undefined;
}

/** Reads the environment and the command line; reports every problem at once. */
export function readConfig(commandLine: CommandLine = {}, variables: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) throw new ConfigProblem(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const env = parsed.data;
  const port = commandLine.port ?? env.LONGTABLE_PORT;
  const dataFolder = resolve(commandLine.data ?? env.LONGTABLE_DATA ?? 'data');
  return {
    host: env.LONGTABLE_HOST,
    port,
    dataFolder,
    database: env.DATABASE_URL && !commandLine.demo ? { url: env.DATABASE_URL } : { folder: dataFolder },
    origin: (env.LONGTABLE_ORIGIN ?? `http://127.0.0.1:${port}`).replace(/\/$/, ''),
    timeZone: env.LONGTABLE_TIME_ZONE,
    smtp: env.LONGTABLE_SMTP_URL ? { url: env.LONGTABLE_SMTP_URL, from: env.LONGTABLE_MAIL_FROM } : null,
    oidc: readOidc(env.LONGTABLE_OIDC),
    logLevel: env.LONGTABLE_LOG,
    proxies: env.LONGTABLE_PROXIES,
    writesPerMinute: { person: env.LONGTABLE_WRITES_PER_PERSON, address: env.LONGTABLE_WRITES_PER_ADDRESS },
    demo: commandLine.demo ?? false,
  };
}

/** `LONGTABLE_OIDC` is a JSON list, or the path of a file that holds one (so that secrets can stay in a file). */
function readOidc(text: string | undefined): OidcProvider[] {
  if (!text) return [];
  try {
    return oidcProviders.parse(JSON.parse(existsSync(text) ? readFileSync(text, 'utf8') : text));
  } catch {
    throw new ConfigProblem(['LONGTABLE_OIDC: expected a JSON list of {id, name, discoveryUrl, clientId, clientSecret}, or the path of such a file']);
  }
}

/** The folder of the package, whether we run from source or bundled. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
