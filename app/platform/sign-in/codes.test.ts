import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { useDatabase } from '#test/database.ts';
import { address, begin, enter, mailedCode, origin, rowsOf } from './trial.ts';

const base = useDatabase();

describe('a code by mail', () => {
  test('signs a new person in, and a known one into the same account', async () => {
    const parts = begin(base.db);
    const first = await parts.signIn.whoIs(await enter(parts, ' Rosa.Marin@Example.org '));
    const again = await parts.signIn.whoIs(await enter(parts, 'rosa.marin@example.org'));
    expect(first).toMatchObject({ email: 'rosa.marin@example.org', name: 'rosa.marin@example.org' });
    expect(first?.personId).toBeTruthy();
    expect(again).toMatchObject({ accountId: first?.accountId, personId: first?.personId });
    expect([await rowsOf(base.db, 'accounts'), await rowsOf(base.db, 'persons'), await rowsOf(base.db, 'sessions')]).toEqual([1, 1, 2]);
  });

  test('comes with a link that holds the same code and the way back', async () => {
    const parts = begin(base.db);
    await parts.signIn.requestCode({ email: 'a@example.org', back: '/issues/buses?x=1', locale: 'es', address });
    const mail = parts.mails[0];
    const link = new URL(mail?.link ?? '');
    expect(mail?.code).toMatch(/^\d{6}$/);
    expect(mail?.locale).toBe('es');
    expect(link.origin + link.pathname).toBe(`${origin}/sign-in/code`);
    expect(Object.fromEntries(link.searchParams)).toEqual({ email: 'a@example.org', code: mail?.code, back: '/issues/buses?x=1' });
  });

  test('never leads to another site', async () => {
    const parts = begin(base.db);
    for (const back of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      await parts.signIn.requestCode({ email: 'a@example.org', back, locale: 'es', address });
      expect(new URL(parts.mails.at(-1)?.link ?? '').searchParams.get('back')).toBe('/');
    }
  });

  test('works once: the second try is refused', async () => {
    const parts = begin(base.db);
    const code = await mailedCode(parts, 'a@example.org');
    const attempt = { email: 'a@example.org', code, address };
    expect((await parts.signIn.verifyCode(attempt, new Headers())).ok).toBe(true);
    expect(await parts.signIn.verifyCode(attempt, new Headers())).toEqual({ ok: false, reason: 'wrong-code' });
    expect(await rowsOf(base.db, 'sessions')).toBe(1);
  });

  test('is spent by the first of two at once', async () => {
    const parts = begin(base.db);
    const attempt = { email: 'a@example.org', code: await mailedCode(parts, 'a@example.org'), address };
    const both = await Promise.all([parts.signIn.verifyCode(attempt, new Headers()), parts.signIn.verifyCode(attempt, new Headers())]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
  });

  test('may be typed with spaces', async () => {
    const parts = begin(base.db);
    const code = await mailedCode(parts, 'a@example.org');
    const attempt = { email: 'a@example.org', code: `${code.slice(0, 3)} ${code.slice(3)}`, address };
    expect((await parts.signIn.verifyCode(attempt, new Headers())).ok).toBe(true);
  });

  test('is refused when wrong, and after five wrong tries the right one is too', async () => {
    const parts = begin(base.db);
    const code = await mailedCode(parts, 'a@example.org');
    const wrong = code === '000000' ? '111111' : '000000';
    for (let n = 0; n < 5; n += 1) {
      expect(await parts.signIn.verifyCode({ email: 'a@example.org', code: wrong, address }, new Headers())).toEqual({ ok: false, reason: 'wrong-code' });
    }
    expect(await parts.signIn.verifyCode({ email: 'a@example.org', code, address }, new Headers())).toEqual({ ok: false, reason: 'too-many' });
    expect(await rowsOf(base.db, 'accounts')).toBe(0);
  });

  test('does not open another address', async () => {
    const parts = begin(base.db);
    const code = await mailedCode(parts, 'a@example.org');
    expect(await parts.signIn.verifyCode({ email: 'b@example.org', code, address }, new Headers())).toEqual({ ok: false, reason: 'wrong-code' });
  });

  test('expires', async () => {
    const parts = begin(base.db);
    const code = await mailedCode(parts, 'a@example.org');
    await base.db
      .updateTable('verifications')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute();
    expect(await parts.signIn.verifyCode({ email: 'a@example.org', code, address }, new Headers())).toEqual({ ok: false, reason: 'expired' });
  });

  test('lasts ten minutes and is kept only as a keyed hash', async () => {
    const parts = begin(base.db);
    const code = await mailedCode(parts, 'a@example.org');
    const row = await base.db.selectFrom('verifications').selectAll().executeTakeFirstOrThrow();
    expect(row.value).not.toContain(code);
    expect((row.expires_at.getTime() - Date.now()) / 60_000).toBeCloseTo(10, 1);
  });

  test('voids the code before it', async () => {
    const parts = begin(base.db);
    const first = await mailedCode(parts, 'a@example.org');
    // Codes of the same millisecond are as new as each other.
    await setTimeout(5);
    const second = await mailedCode(parts, 'a@example.org');
    if (first !== second) expect((await parts.signIn.verifyCode({ email: 'a@example.org', code: first, address }, new Headers())).ok).toBe(false);
    expect((await parts.signIn.verifyCode({ email: 'a@example.org', code: second, address }, new Headers())).ok).toBe(true);
  });

  test('is asked for alike by known and unknown addresses, and asking makes nobody', async () => {
    const parts = begin(base.db);
    await enter(parts, 'known@example.org');
    const known = await parts.signIn.requestCode({ email: 'known@example.org', locale: 'es', address });
    const unknown = await parts.signIn.requestCode({ email: 'unknown@example.org', locale: 'es', address });
    expect(unknown).toEqual(known);
    expect(parts.mails.slice(-2).map((mail) => mail.email)).toEqual(['known@example.org', 'unknown@example.org']);
    expect(await rowsOf(base.db, 'accounts')).toBe(1);
  });

  test('is not sent to what is no address', async () => {
    const parts = begin(base.db);
    for (const email of ['', 'rosa', 'rosa@', 'a@example.org\nbcc: b@example.org', `${'a'.repeat(250)}@example.org`]) {
      expect(await parts.signIn.requestCode({ email, locale: 'es', address })).toEqual({ ok: false, reason: 'not-an-address' });
    }
    expect(parts.mails).toHaveLength(0);
  });

  test('nothing secret is logged', async () => {
    const parts = begin(base.db);
    const code = await mailedCode(parts, 'a@example.org');
    await parts.signIn.verifyCode({ email: 'a@example.org', code: 'nonsense', address }, new Headers());
    await parts.signIn.verifyCode({ email: 'a@example.org', code, address }, new Headers());
    expect(parts.logged.join('\n')).not.toContain(code);
  });
});

describe('limits', () => {
  test('five codes for one address in fifteen minutes', async () => {
    const parts = begin(base.db);
    const ask = (email: string) => parts.signIn.requestCode({ email, locale: 'es', address });
    for (let n = 0; n < 5; n += 1) expect((await ask('a@example.org')).ok).toBe(true);
    expect(await ask('a@example.org')).toEqual({ ok: false, reason: 'too-many' });
    expect((await ask('b@example.org')).ok).toBe(true);
  });

  test('twenty codes from one place', async () => {
    const parts = begin(base.db);
    const ask = (n: number, address: string) => parts.signIn.requestCode({ email: `p${n}@example.org`, locale: 'es', address });
    for (let n = 0; n < 20; n += 1) expect((await ask(n, address)).ok).toBe(true);
    expect(await ask(20, address)).toEqual({ ok: false, reason: 'too-many' });
    expect((await ask(21, '192.0.2.2')).ok).toBe(true);
  });

  test('wrong codes from one place, over all addresses', async () => {
    const parts = begin(base.db, { limits: { codesPerEmail: 5, codesPerAddress: 20, wrongPerAddress: 3 } });
    const tryOne = (n: number) => parts.signIn.verifyCode({ email: `p${n}@example.org`, code: '123456', address: '192.0.2.9' }, new Headers());
    for (let n = 0; n < 3; n += 1) expect(await tryOne(n)).toEqual({ ok: false, reason: 'wrong-code' });
    expect(await tryOne(4)).toEqual({ ok: false, reason: 'too-many' });
  });
});
