import { describe, expect, test } from 'vitest';
import { useDatabase } from '#test/database.ts';
import { address, begin, browserAfter, enter, mailedCode, makePerson, rowsOf } from './trial.ts';

const base = useDatabase();

describe('a session', () => {
  test('has a cookie that scripts and other sites cannot use', async () => {
    const parts = begin(base.db);
    const code = await mailedCode(parts, 'a@example.org');
    const entered = await parts.signIn.verifyCode({ email: 'a@example.org', code, address }, new Headers());
    const line = (entered.ok && entered.value.headers.getSetCookie()[0]) || '';
    expect(line).toMatch(/^longtable\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('is Secure, and by name held to https, where the origin is', async () => {
    const parts = begin(base.db, { origin: 'https://table.example.org' });
    const code = await mailedCode(parts, 'a@example.org');
    const entered = await parts.signIn.verifyCode({ email: 'a@example.org', code, address }, new Headers());
    const headers = entered.ok ? entered.value.headers : new Headers();
    expect(headers.getSetCookie()[0]).toMatch(/^__Secure-longtable\.session_token=.*; Secure; SameSite=Lax$/);
    expect(await parts.signIn.whoIs(browserAfter(headers))).toMatchObject({ email: 'a@example.org' });
  });

  test('is nobody without a cookie, with a changed one, or with one signed elsewhere', async () => {
    const parts = begin(base.db);
    const cookie = (await enter(parts, 'a@example.org')).get('cookie') ?? '';
    const [name = '', value = ''] = cookie.split('=');
    const who = (text: string) => parts.signIn.whoIs(new Headers({ cookie: text }));
    expect(await who(`other=1; ${cookie}`)).toMatchObject({ email: 'a@example.org' });
    const changed = `${value[0] === 'a' ? 'b' : 'a'}${value.slice(1)}`;
    const unsigned = value.split('.')[0];
    for (const bad of [
      `${name}=${changed}`,
      `${name}=${unsigned}`,
      `${name}=${unsigned}.`,
      `${name}=`,
      `${name}=%E0%A4%A`,
      `${name}=.${value.split('.')[1]}`,
      'other=1',
    ]) {
      expect(await who(bad), bad).toBeNull();
    }
    const elsewhere = begin(base.db, { secret: 'the secret of another installation' });
    expect(await elsewhere.signIn.whoIs(new Headers({ cookie }))).toBeNull();
    expect(await parts.signIn.whoIs(new Headers())).toBeNull();
  });

  test('ends at its time', async () => {
    const parts = begin(base.db);
    const browser = await enter(parts, 'a@example.org');
    await base.db
      .updateTable('sessions')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute();
    expect(await parts.signIn.whoIs(browser)).toBeNull();
  });

  test('is listed with its device, and keeps no network address', async () => {
    const parts = begin(base.db);
    const who = await parts.signIn.whoIs(await enter(parts, 'a@example.org'));
    expect(await parts.signIn.devices(who?.accountId ?? '')).toMatchObject([{ sessionId: who?.sessionId, browser: 'Safari', system: 'iPhone' }]);
    const row = await base.db.selectFrom('sessions').select('ip_address').executeTakeFirstOrThrow();
    expect(row.ip_address || null).toBeNull();
  });

  test('can be revoked from another device, only by its own account', async () => {
    const parts = begin(base.db);
    const [old, current, other] = [await enter(parts, 'a@example.org'), await enter(parts, 'a@example.org'), await enter(parts, 'b@example.org')];
    const [lost, stranger] = [await parts.signIn.whoIs(old), await parts.signIn.whoIs(other)];
    expect(await parts.signIn.revoke(stranger?.accountId ?? '', lost?.sessionId ?? '')).toBe(false);
    expect(await parts.signIn.revoke(lost?.accountId ?? '', lost?.sessionId ?? '')).toBe(true);
    expect(await parts.signIn.whoIs(old)).toBeNull();
    expect(await parts.signIn.whoIs(current)).toMatchObject({ email: 'a@example.org' });
  });

  test('all others can be revoked at once', async () => {
    const parts = begin(base.db);
    const [first, second, kept] = [await enter(parts, 'a@example.org'), await enter(parts, 'a@example.org'), await enter(parts, 'a@example.org')];
    const who = await parts.signIn.whoIs(kept);
    expect(await parts.signIn.revokeOthers(who?.accountId ?? '', who?.sessionId ?? '')).toBe(2);
    expect([await parts.signIn.whoIs(first), await parts.signIn.whoIs(second)]).toEqual([null, null]);
    expect(await parts.signIn.whoIs(kept)).not.toBeNull();
  });

  test('ends by signing out, and its cookie is worth nothing afterwards', async () => {
    const parts = begin(base.db);
    const browser = await enter(parts, 'a@example.org');
    const { headers } = await parts.signIn.signOut(browser);
    expect(headers.getSetCookie()[0]).toMatch(/^longtable\.session_token=; Max-Age=0;/);
    expect(await parts.signIn.whoIs(browser)).toBeNull();
    expect(await rowsOf(base.db, 'sessions')).toBe(0);
  });

  test('is not given while the person could not be made, and is given later', async () => {
    let broken = true;
    const parts = begin(base.db);
    const fragile = begin(base.db, {
      onAccount: async (db, account) => {
        if (broken) throw new Error('cut short');
        await makePerson(db, account);
      },
    });
    const code = await mailedCode(parts, 'ana@example.org');
    await expect(fragile.signIn.verifyCode({ email: 'ana@example.org', code, address }, new Headers())).rejects.toThrow('cut short');
    expect(await rowsOf(base.db, 'sessions')).toBe(0);
    broken = false;
    expect(await fragile.signIn.whoIs(await enter(fragile, 'ana@example.org'))).toMatchObject({ name: 'ana@example.org' });
  });

  test('asking who it is takes no query without a cookie and one with it', async () => {
    const parts = begin(base.db);
    const browser = await enter(parts, 'a@example.org');
    let queries = 0;
    const counted = base.db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const { signIn } = begin(counted);
    await signIn.whoIs(new Headers({ cookie: 'longtable.visit=abc' }));
    expect(queries).toBe(0);
    expect(await signIn.whoIs(browser)).not.toBeNull();
    expect(queries).toBe(1);
  });

  test('can be given without a code to who proved themselves otherwise', async () => {
    const parts = begin(base.db);
    const { headers } = await parts.signIn.signInAs('First@Example.org', new Headers());
    expect(await parts.signIn.whoIs(browserAfter(headers))).toMatchObject({ email: 'first@example.org' });
    expect(parts.mails).toHaveLength(0);
  });
});
