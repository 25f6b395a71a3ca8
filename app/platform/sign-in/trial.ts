import { sql, type Kysely } from 'kysely';
import type { DB } from '../db/schema.ts';
import { newId } from '../ids.ts';
import { type CodeMail, createSignIn, type SignIn, type SignInDeps } from './auth.ts';

/** Sign-in for the tests of this folder: mails land in a list. */
export interface Trial {
  readonly signIn: SignIn;
  readonly mails: CodeMail[];
  readonly logged: string[];
}

export const origin = 'http://127.0.0.1:3000';
export const address = '192.0.2.1';

export function begin(db: Kysely<DB>, changes: Partial<SignInDeps> = {}): Trial {
  const mails: CodeMail[] = [];
  const logged: string[] = [];
  const signIn = createSignIn({
    db,
    origin,
    secret: 'a secret of the installation',
    oidc: [],
    sendCode: async (mail) => void mails.push(mail),
    onAccount: makePerson,
    log: (_level, message) => logged.push(message),
    ...changes,
  });
  return { signIn, mails, logged };
}

/** Makes a person of an account, named by its address where it has no name. */
export async function makePerson(db: Kysely<DB>, account: { id: string; email: string; name: string }): Promise<void> {
  const id = newId();
  await db
    .insertInto('persons')
    .values({ id, name: account.name || account.email, email: account.email, created_at: new Date() })
    .execute();
  await db.updateTable('accounts').set({ person_id: id }).where('id', '=', account.id).execute();
}

/** Asks for a code and reads it in the newest mail. */
export async function mailedCode({ signIn, mails }: Trial, email: string): Promise<string> {
  const asked = await signIn.requestCode({ email, locale: 'es', address });
  if (!asked.ok) throw new Error(asked.reason);
  return mails.at(-1)?.code ?? '';
}

const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';

/** Signs in by code on a phone; returns the headers of its next request. */
export async function enter(trial: Trial, email: string): Promise<Headers> {
  const code = await mailedCode(trial, email);
  const entered = await trial.signIn.verifyCode({ email, code, address }, new Headers({ 'user-agent': phone }));
  if (!entered.ok) throw new Error(entered.reason);
  return browserAfter(entered.value.headers);
}

/** The Cookie header that a browser would send after these Set-Cookie headers. */
export function browserAfter(headers: Headers): Headers {
  return new Headers({
    cookie: headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  });
}

export async function rowsOf(db: Kysely<DB>, table: 'accounts' | 'sessions' | 'persons' | 'identities'): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n ?? -1;
}
