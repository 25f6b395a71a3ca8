import { createApp } from '#app/app.ts';
import { readConfig, type Config } from '#app/config.ts';
import type { Deps } from '#app/deps.ts';
import { personOfAccount } from '#app/domains/people/index.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import type { DB } from '#app/platform/db/schema.ts';
import { seatsFrom } from '#app/platform/http/seats.ts';
import { randomToken, sign, signed } from '#app/platform/http/tokens.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { createTranslator, type Translator } from '#app/platform/i18n/translate.ts';
import type { Jobs } from '#app/platform/jobs.ts';
import { silence } from '#app/platform/live.ts';
import { createLog } from '#app/platform/log.ts';
import { createMetrics } from '#app/platform/metrics.ts';
import { createSignIn, type CodeMail } from '#app/platform/sign-in/auth.ts';
import { subscriptions } from '#app/subscriptions.ts';
import { loadAssets } from '#app/ui/assets.ts';
import { readWords } from '#app/words.ts';
import type { Kysely } from 'kysely';
import { testDatabase } from './database.ts';

const origin = 'http://longtable.test';
let translator: Promise<Translator> | undefined;

export interface TestApp {
  readonly deps: Deps;
  /** Codes that were mailed, newest last. */
  readonly codes: CodeMail[];
  /** Time stands still until it is moved. */
  setNow(now: Date): void;
  /** A browser of its own, without cookies yet. */
  browser(options?: { locale?: Locale }): TestBrowser;
  /** Runs the reactions to what happened so far, as the job queue would. */
  react(): Promise<number>;
  /** A ctx to call capabilities with, as the person of that id, or a visitor. */
  ctx(personId?: string | null): Ctx;
}

/** The real application on the given database, which holds the shipped frameworks; only mail and time are the test's. `changes` replace parts of the configuration. */
export async function createTestApp(db: Kysely<DB>, changes: Partial<Config> = {}): Promise<TestApp> {
  const database = await testDatabase();
  translator ??= createTranslator(readWords());
  const words = await translator;
  const codes: CodeMail[] = [];
  let now = new Date();
  const clock = () => now;
  const secret = 'a secret only for tests';
  const waiting: { name: string; data: { eventId: string; subjectId: string | null } }[] = [];
  const reactions = subscriptions({ db, translator: words, origin, secret, clock, ctxNow: () => ctx(null), stopping: new AbortController().signal });
  const jobs: Jobs = {
    async enqueue(_db, name, data) {
      if (reactions.has(name)) waiting.push({ name, data: data as { eventId: string; subjectId: string | null } });
    },
  };
  const signIn = createSignIn({ db, origin, secret, oidc: [], sendCode: async (mail) => void codes.push(mail), onAccount: personOfAccount });
  const deps: Deps = {
    config: { ...readConfig({}, { LONGTABLE_ORIGIN: origin }), ...changes },
    database: { ...database, db },
    translator: words,
    jobs,
    live: silence,
    log: createLog('error'),
    metrics: createMetrics(),
    signIn,
    assets: loadAssets(),
    secret,
    clock,
    stopping: new AbortController().signal,
  };
  const app = createApp(deps);
  const ctx = (personId: string | null): Ctx => ({
    db,
    actor: { personId, accountId: null, participants: new Map() } satisfies Actor,
    now,
    locale: 'en',
    timeZone: deps.config.timeZone,
    t: words.of('en'),
    live: silence,
    jobs,
    origin,
    secret,
    happened: [],
  });
  return {
    deps,
    codes,
    setNow: (next) => void (now = next),
    browser: (options) => new TestBrowser(app, deps, options?.locale ?? 'en'),
    async react() {
      const due = waiting.splice(0);
      for (const { name, data } of due) await reactions.get(name)?.(data);
      return due.length;
    },
    ctx: (personId = null) => ctx(personId),
  };
}

/** A page that came back: its status, text and where it points. Places where a line may break are no part of the text. */
export interface Page {
  readonly status: number;
  readonly text: string;
  /** The same as it came, for files. */
  readonly bytes: Uint8Array;
  readonly location: string | null;
  readonly headers: Headers;
}

/** Cookies, forms and redirects, as a browser without script has them. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #app: ReturnType<typeof createApp>;
  readonly #deps: Deps;

  constructor(app: ReturnType<typeof createApp>, deps: Deps, locale: Locale) {
    this.#app = app;
    this.#deps = deps;
    this.cookies.set('longtable.visit', signed(deps.secret, 'visit', randomToken()));
    this.cookies.set('longtable.language', locale);
  }

  /** Signs in as the person with that address, who is made if need be. */
  async signIn(email: string): Promise<this> {
    const { headers } = await this.#deps.signIn.signInAs(email, new Headers());
    this.#keepCookies(headers);
    return this;
  }

  async get(path: string): Promise<Page> {
    return this.#send(new Request(origin + path, { headers: this.#headers() }));
  }

  /** Posts a form with its token. A list sends its name once for each value. Follow the redirect with `get`. */
  async post(path: string, fields: Record<string, string | number | readonly string[]> = {}, headers: Record<string, string> = {}): Promise<Page> {
    const form = new URLSearchParams({ _csrf: this.csrf() });
    for (const [name, value] of Object.entries(fields)) for (const one of Array.isArray(value) ? value : [value]) form.append(name, String(one));
    return this.#send(new Request(origin + path, { method: 'POST', body: form, headers: { ...this.#headers(), origin, ...headers } }));
  }

  /** Posts a form with files, as a browser does: the token first, then the fields, then the files. */
  async upload(path: string, files: Record<string, string | Uint8Array<ArrayBuffer>>, fields: Record<string, string> = {}): Promise<Page> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ _csrf: this.csrf(), ...fields })) form.append(name, value);
    for (const [name, bytes] of Object.entries(files)) form.append('file', new Blob([bytes]), name);
    return this.#send(new Request(origin + path, { method: 'POST', body: form, headers: { ...this.#headers(), origin } }));
  }

  async put(path: string, fields: Record<string, string | number | readonly string[]> = {}): Promise<Page> {
    return this.post(`${path}?_method=PUT`, fields);
  }

  async delete(path: string, fields: Record<string, string | number | readonly string[]> = {}): Promise<Page> {
    return this.post(`${path}?_method=DELETE`, fields);
  }

  csrf(): string {
    const visit = this.cookies.get('longtable.visit') ?? '';
    return sign(this.#deps.secret, 'csrf', visit.slice(0, visit.lastIndexOf('.')));
  }

  /** The participants this browser is, by issue. */
  seats(): ReadonlyMap<string, string> {
    return seatsFrom(this.#cookieHeader(), this.#deps.secret);
  }

  async #send(request: Request): Promise<Page> {
    const response = await this.#app(request);
    this.#keepCookies(response.headers);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      status: response.status,
      text: new TextDecoder().decode(bytes).replaceAll('<wbr/>', ''),
      bytes,
      location: response.headers.get('location'),
      headers: response.headers,
    };
  }

  #headers(): Record<string, string> {
    return { cookie: this.#cookieHeader() };
  }

  #cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const equals = pair.indexOf('=');
      const value = pair.slice(equals + 1);
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, equals));
      else this.cookies.set(pair.slice(0, equals), value);
    }
  }
}
