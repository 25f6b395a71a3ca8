import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { useDatabase } from '#test/database.ts';
import { type CodeMail, createSignIn, type SignIn, type SignInDeps } from './auth.ts';

const base = useDatabase();
const origin = 'http://127.0.0.1:3000';
const locale = 'es' as const;

/** Sign-in whose mails land in a list and whose persons are made from the address. */
function begin(changes: Partial<SignInDeps> = {}): { signIn: SignIn; mails: CodeMail[]; logged: string[] } {
  const mails: CodeMail[] = [];
  const logged: string[] = [];
  const signIn = createSignIn({
    db: base.db,
    origin,
    secret: 'a secret of the installation',
    oidc: [],
    sendCode: async (mail) => void mails.push(mail),
    onAccount: async (db, account) => {
      const id = newId();
      await db.insertInto('persons').values({ id, name: account.name || account.email, email: account.email, created_at: new Date() }).execute();
      await db.updateTable('accounts').set({ person_id: id }).where('id', '=', account.id).execute();
    },
    log: (_level, message) => logged.push(message),
    ...changes,
  });
  return { signIn, mails, logged };
}

/** The newest mailed code for an address. */
async function mailedCode({ signIn, mails }: { signIn: SignIn; mails: CodeMail[] }, email: string): Promise<string> {
  expect(await signIn.requestCode({ email, locale, address: '192.0.2.1' })).toEqual({ ok: true, value: null });
  return mails.at(-1)?.code ?? '';
}

const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';

async function enter(parts: { signIn: SignIn; mails: CodeMail[] }, email: string): Promise<Headers> {
  const code = await mailedCode(parts, email);
  const entered = await parts.signIn.verifyCode({ email, code, address: '192.0.2.1' }, new Headers({ 'user-agent': phone }));
  if (!entered.ok) throw new Error(entered.reason);
  return browserAfter(entered.value.headers);
}

/** The Cookie header that a browser would send after these Set-Cookie headers. */
function browserAfter(headers: Headers): Headers {
  return new Headers({ cookie: headers.getSetCookie().map((line) => line.split(';')[0]).join('; ') });
}

async function rowsOf(table: 'accounts' | 'sessions' | 'persons'): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(base.db);
  return rows[0]?.n ?? -1;
}

describe('a code by mail', () => {
  test('signs a new person in, and a known one into the same account', async () => {
    const parts = begin();
    const first = await parts.signIn.whoIs(await enter(parts, ' Rosa.Marin@Example.org '));
    const again = await parts.signIn.whoIs(await enter(parts, 'rosa.marin@example.org'));
    expect(first).toMatchObject({ email: 'rosa.marin@example.org', name: 'rosa.marin@example.org' });
    expect(first?.personId).toBeTruthy();
    expect(again).toMatchObject({ accountId: first?.accountId, personId: first?.personId });
    expect([await rowsOf('accounts'), await rowsOf('persons'), await rowsOf('sessions')]).toEqual([1, 1, 2]);
  });

  test('comes with a link that holds the same code and the way back', async () => {
    const parts = begin();
    await parts.signIn.requestCode({ email: 'a@example.org', back: '/issues/buses?x=1', locale, address: '192.0.2.1' });
    const mail = parts.mails[0];
    const link = new URL(mail?.link ?? '');
    expect(mail?.code).toMatch(/^\d{6}$/);
    expect(mail?.locale).toBe('es');
    expect(link.origin + link.pathname).toBe(`${origin}/sign-in/code`);
    expect(Object.fromEntries(link.searchParams)).toEqual({ email: 'a@example.org', code: mail?.code, back: '/issues/buses?x=1' });
  });

  test('never leads to another site', async () => {
    const parts = begin();
    for (const back of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      await parts.signIn.requestCode({ email: 'a@example.org', back, locale, address: '192.0.2.1' });
      expect(new URL(parts.mails.at(-1)?.link ?? '').searchParams.get('back')).toBe('/');
    }
  });

  test('works once: the second try is refused', async () => {
    const parts = begin();
    const code = await mailedCode(parts, 'a@example.org');
    const attempt = { email: 'a@example.org', code, address: '192.0.2.1' };
    expect((await parts.signIn.verifyCode(attempt, new Headers())).ok).toBe(true);
    expect(await parts.signIn.verifyCode(attempt, new Headers())).toEqual({ ok: false, reason: 'wrong-code' });
    expect(await rowsOf('sessions')).toBe(1);
  });

  test('is spent by the first of two at once', async () => {
    const parts = begin();
    const attempt = { email: 'a@example.org', code: await mailedCode(parts, 'a@example.org'), address: '192.0.2.1' };
    const both = await Promise.all([parts.signIn.verifyCode(attempt, new Headers()), parts.signIn.verifyCode(attempt, new Headers())]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
  });

  test('may be typed with spaces', async () => {
    const parts = begin();
    const code = await mailedCode(parts, 'a@example.org');
    const attempt = { email: 'a@example.org', code: `${code.slice(0, 3)} ${code.slice(3)}`, address: '192.0.2.1' };
    expect((await parts.signIn.verifyCode(attempt, new Headers())).ok).toBe(true);
  });

  test('is refused when wrong, and after five wrong tries the right one is too', async () => {
    const parts = begin();
    const code = await mailedCode(parts, 'a@example.org');
    const wrong = code === '000000' ? '111111' : '000000';
    for (let n = 0; n < 5; n += 1) {
      expect(await parts.signIn.verifyCode({ email: 'a@example.org', code: wrong, address: '192.0.2.1' }, new Headers())).toEqual({ ok: false, reason: 'wrong-code' });
    }
    expect(await parts.signIn.verifyCode({ email: 'a@example.org', code, address: '192.0.2.1' }, new Headers())).toEqual({ ok: false, reason: 'too-many' });
    expect(await rowsOf('accounts')).toBe(0);
  });

  test('does not open another address', async () => {
    const parts = begin();
    const code = await mailedCode(parts, 'a@example.org');
    expect(await parts.signIn.verifyCode({ email: 'b@example.org', code, address: '192.0.2.1' }, new Headers())).toEqual({ ok: false, reason: 'wrong-code' });
  });

  test('expires', async () => {
    const parts = begin();
    const code = await mailedCode(parts, 'a@example.org');
    await base.db.updateTable('verifications').set({ expires_at: new Date(Date.now() - 1000) }).execute();
    expect(await parts.signIn.verifyCode({ email: 'a@example.org', code, address: '192.0.2.1' }, new Headers())).toEqual({ ok: false, reason: 'expired' });
  });

  test('lasts ten minutes and is kept only as a keyed hash', async () => {
    const parts = begin();
    const code = await mailedCode(parts, 'a@example.org');
    const row = await base.db.selectFrom('verifications').selectAll().executeTakeFirstOrThrow();
    expect(row.value).not.toContain(code);
    expect((row.expires_at.getTime() - Date.now()) / 60_000).toBeCloseTo(10, 1);
  });

  test('voids the code before it', async () => {
    const parts = begin();
    const first = await mailedCode(parts, 'a@example.org');
    const second = await mailedCode(parts, 'a@example.org');
    if (first !== second) expect((await parts.signIn.verifyCode({ email: 'a@example.org', code: first, address: '192.0.2.1' }, new Headers())).ok).toBe(false);
    expect((await parts.signIn.verifyCode({ email: 'a@example.org', code: second, address: '192.0.2.1' }, new Headers())).ok).toBe(true);
  });

  test('is asked for alike by known and unknown addresses, and asking makes nobody', async () => {
    const parts = begin();
    await enter(parts, 'known@example.org');
    const known = await parts.signIn.requestCode({ email: 'known@example.org', locale, address: '192.0.2.1' });
    const unknown = await parts.signIn.requestCode({ email: 'unknown@example.org', locale, address: '192.0.2.1' });
    expect(unknown).toEqual(known);
    expect(parts.mails.slice(-2).map((mail) => mail.email)).toEqual(['known@example.org', 'unknown@example.org']);
    expect(await rowsOf('accounts')).toBe(1);
  });

  test('is not sent to what is no address', async () => {
    const parts = begin();
    for (const email of ['', 'rosa', 'rosa@', 'a@example.org\nbcc: b@example.org', `${'a'.repeat(250)}@example.org`]) {
      expect(await parts.signIn.requestCode({ email, locale, address: '192.0.2.1' })).toEqual({ ok: false, reason: 'not-an-address' });
    }
    expect(parts.mails).toHaveLength(0);
  });

  test('nothing secret is logged', async () => {
    const parts = begin();
    const code = await mailedCode(parts, 'a@example.org');
    await parts.signIn.verifyCode({ email: 'a@example.org', code: 'nonsense', address: '192.0.2.1' }, new Headers());
    await parts.signIn.verifyCode({ email: 'a@example.org', code, address: '192.0.2.1' }, new Headers());
    expect(parts.logged.join('\n')).not.toContain(code);
  });
});

describe('limits', () => {
  test('five codes for one address in fifteen minutes', async () => {
    const parts = begin();
    const ask = (email: string) => parts.signIn.requestCode({ email, locale, address: '192.0.2.1' });
    for (let n = 0; n < 5; n += 1) expect((await ask('a@example.org')).ok).toBe(true);
    expect(await ask('a@example.org')).toEqual({ ok: false, reason: 'too-many' });
    expect((await ask('b@example.org')).ok).toBe(true);
  });

  test('twenty codes from one place', async () => {
    const parts = begin();
    const ask = (n: number, address: string) => parts.signIn.requestCode({ email: `p${n}@example.org`, locale, address });
    for (let n = 0; n < 20; n += 1) expect((await ask(n, '192.0.2.1')).ok).toBe(true);
    expect(await ask(20, '192.0.2.1')).toEqual({ ok: false, reason: 'too-many' });
    expect((await ask(21, '192.0.2.2')).ok).toBe(true);
  });

  test('wrong codes from one place, over all addresses', async () => {
    const parts = begin({ limits: { codesPerEmail: 5, codesPerAddress: 20, wrongPerAddress: 3 } });
    const tryOne = (n: number) => parts.signIn.verifyCode({ email: `p${n}@example.org`, code: '123456', address: '192.0.2.9' }, new Headers());
    for (let n = 0; n < 3; n += 1) expect(await tryOne(n)).toEqual({ ok: false, reason: 'wrong-code' });
    expect(await tryOne(4)).toEqual({ ok: false, reason: 'too-many' });
  });
});

describe('a session', () => {
  test('has a cookie that scripts and other sites cannot use', async () => {
    const parts = begin();
    const code = await mailedCode(parts, 'a@example.org');
    const entered = await parts.signIn.verifyCode({ email: 'a@example.org', code, address: '192.0.2.1' }, new Headers());
    const line = (entered.ok && entered.value.headers.getSetCookie()[0]) || '';
    expect(line).toMatch(/^longtable\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('is Secure, and by name held to https, where the origin is', async () => {
    const parts = begin({ origin: 'https://table.example.org' });
    const code = await mailedCode(parts, 'a@example.org');
    const entered = await parts.signIn.verifyCode({ email: 'a@example.org', code, address: '192.0.2.1' }, new Headers());
    const headers = entered.ok ? entered.value.headers : new Headers();
    expect(headers.getSetCookie()[0]).toMatch(/^__Secure-longtable\.session_token=.*; Secure; SameSite=Lax$/);
    expect(await parts.signIn.whoIs(browserAfter(headers))).toMatchObject({ email: 'a@example.org' });
  });

  test('is nobody without a cookie, with a changed one, or with one signed elsewhere', async () => {
    const parts = begin();
    const cookie = (await enter(parts, 'a@example.org')).get('cookie') ?? '';
    const [name = '', value = ''] = cookie.split('=');
    const who = (text: string) => parts.signIn.whoIs(new Headers({ cookie: text }));
    expect(await who(`other=1; ${cookie}`)).toMatchObject({ email: 'a@example.org' });
    const changed = `${value[0] === 'a' ? 'b' : 'a'}${value.slice(1)}`;
    const unsigned = value.split('.')[0];
    for (const bad of [`${name}=${changed}`, `${name}=${unsigned}`, `${name}=${unsigned}.`, `${name}=`, `${name}=%E0%A4%A`, `${name}=.${value.split('.')[1]}`, 'other=1']) {
      expect(await who(bad), bad).toBeNull();
    }
    const elsewhere = begin({ secret: 'the secret of another installation' });
    expect(await elsewhere.signIn.whoIs(new Headers({ cookie }))).toBeNull();
    expect(await parts.signIn.whoIs(new Headers())).toBeNull();
  });

  test('ends at its time', async () => {
    const parts = begin();
    const browser = await enter(parts, 'a@example.org');
    await base.db.updateTable('sessions').set({ expires_at: new Date(Date.now() - 1000) }).execute();
    expect(await parts.signIn.whoIs(browser)).toBeNull();
  });

  test('is listed with its device, and keeps no network address', async () => {
    const parts = begin();
    const who = await parts.signIn.whoIs(await enter(parts, 'a@example.org'));
    expect(await parts.signIn.devices(who?.accountId ?? '')).toMatchObject([{ sessionId: who?.sessionId, browser: 'Safari', system: 'iPhone' }]);
    const row = await base.db.selectFrom('sessions').select('ip_address').executeTakeFirstOrThrow();
    expect(row.ip_address || null).toBeNull();
  });

  test('can be revoked from another device, only by its own account', async () => {
    const parts = begin();
    const [old, current, other] = [await enter(parts, 'a@example.org'), await enter(parts, 'a@example.org'), await enter(parts, 'b@example.org')];
    const [lost, stranger] = [await parts.signIn.whoIs(old), await parts.signIn.whoIs(other)];
    expect(await parts.signIn.revoke(stranger?.accountId ?? '', lost?.sessionId ?? '')).toBe(false);
    expect(await parts.signIn.revoke(lost?.accountId ?? '', lost?.sessionId ?? '')).toBe(true);
    expect(await parts.signIn.whoIs(old)).toBeNull();
    expect(await parts.signIn.whoIs(current)).toMatchObject({ email: 'a@example.org' });
  });

  test('all others can be revoked at once', async () => {
    const parts = begin();
    const [first, second, kept] = [await enter(parts, 'a@example.org'), await enter(parts, 'a@example.org'), await enter(parts, 'a@example.org')];
    const who = await parts.signIn.whoIs(kept);
    expect(await parts.signIn.revokeOthers(who?.accountId ?? '', who?.sessionId ?? '')).toBe(2);
    expect([await parts.signIn.whoIs(first), await parts.signIn.whoIs(second)]).toEqual([null, null]);
    expect(await parts.signIn.whoIs(kept)).not.toBeNull();
  });

  test('ends by signing out, and its cookie is worth nothing afterwards', async () => {
    const parts = begin();
    const browser = await enter(parts, 'a@example.org');
    const { headers } = await parts.signIn.signOut(browser);
    expect(headers.getSetCookie()[0]).toMatch(/^longtable\.session_token=; Max-Age=0;/);
    expect(await parts.signIn.whoIs(browser)).toBeNull();
    expect(await rowsOf('sessions')).toBe(0);
  });

  test('is not given while the person could not be made, and is given later', async () => {
    let broken = true;
    const parts = begin();
    const fragile = begin({
      onAccount: async (db, account) => {
        if (broken) throw new Error('cut short');
        const id = newId();
        await db.insertInto('persons').values({ id, name: 'Ana', email: account.email, created_at: new Date() }).execute();
        await db.updateTable('accounts').set({ person_id: id }).where('id', '=', account.id).execute();
      },
    });
    const code = await mailedCode({ signIn: parts.signIn, mails: parts.mails }, 'ana@example.org');
    await expect(fragile.signIn.verifyCode({ email: 'ana@example.org', code, address: '192.0.2.1' }, new Headers())).rejects.toThrow('cut short');
    expect(await rowsOf('sessions')).toBe(0);
    broken = false;
    expect(await fragile.signIn.whoIs(await enter(fragile, 'ana@example.org'))).toMatchObject({ name: 'Ana' });
  });

  test('asking who it is takes no query without a cookie and one with it', async () => {
    const parts = begin();
    const browser = await enter(parts, 'a@example.org');
    let queries = 0;
    const counted = base.db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const { signIn } = begin({ db: counted });
    await signIn.whoIs(new Headers({ cookie: 'longtable.visit=abc' }));
    expect(queries).toBe(0);
    const start = performance.now();
    for (let n = 0; n < 200; n += 1) await signIn.whoIs(browser);
    console.info(`whoIs: ${((performance.now() - start) / 200).toFixed(3)} ms`);
    expect(queries).toBe(200);
  });

  test('can be given without a code to who proved themselves otherwise', async () => {
    const parts = begin();
    const { headers } = await parts.signIn.signInAs('First@Example.org', new Headers());
    expect(await parts.signIn.whoIs(browserAfter(headers))).toMatchObject({ email: 'first@example.org' });
    expect(parts.mails).toHaveLength(0);
  });
});
