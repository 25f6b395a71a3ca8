import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsBeforePublishing, permissionsInTown, type Deed } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { joinCodeOf, makeJoinCode, retireJoinCode, startConversation } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let id: string;

const text = { topic: 'How should families hear of late buses?', introduction: null, lang: 'en', opensAt: null, closesAt: null, reviewedFirst: false };
const convener = () => app.ctx(town.persons.convener);

beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-03-01T12:00:00Z'));
  town = await buildTown(database.db);
  id = await start();
});

async function start(): Promise<string> {
  const started = await startConversation(convener(), town.issue.id, text);
  if (!started.ok) throw new Error(started.reason);
  return started.value;
}

const at = (path: string) => `/conversations/${id}${path}`;

describe('a code', () => {
  test('is made once, shown on the desk with the pages for the room, and leads to the conversation', async () => {
    const browser = await app.browser().signIn('convener@example.org');
    expect((await browser.get(at('/desk'))).text).toContain('There is no code yet.');
    expect((await browser.post(at('/join-code'))).location).toBe(at('/desk#room'));
    const { code } = (await joinCodeOf(convener(), id)) ?? { code: '' };
    await browser.post(at('/join-code'));
    expect((await joinCodeOf(convener(), id))?.code).toBe(code);
    const desk = (await browser.get(at('/desk'))).text;
    for (const sight of [`${code.slice(0, 3)} ${code.slice(3)}`, `http://longtable.test/join/${code}`, at('/room'), at('/result')])
      expect(desk).toContain(sight);
    const visitor = app.browser();
    for (const path of [`/join/${code}`, `/join/${code.toLowerCase()}`, `/join?code=${code.slice(0, 3).toLowerCase()}+${code.slice(3)}`]) {
      const page = await visitor.get(path);
      expect([page.status, page.location]).toEqual([303, at('')]);
    }
  });

  test('is asked for on a page that works as a plain form', async () => {
    const page = await app.browser({ locale: 'es' }).get('/join');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Entrar en una conversación');
    expect(page.text).toMatch(/<form[^>]* method="get" action="\/join"/);
    expect((await app.browser().get('/join?code=')).text).toContain('Fill this in.');
  });

  test('that nobody gave is not found; what was typed stays in the field', async () => {
    for (const path of ['/join/KDM4TX', '/join?code=KDM4TX']) {
      const page = await app.browser().get(path);
      expect(page.status).toBe(404);
      expect(page.text).toContain('No conversation has this code.');
      expect(page.text).toContain('value="KDM4TX"');
    }
  });

  test.each(['%00', '%27%20or%201%3D1', encodeURIComponent('💥'.repeat(3)), 'a'.repeat(5000), '%3Cscript%3E', '..%2F..'])(
    'that is hostile is only wrong: %s',
    async (code) => {
      for (const path of [`/join/${code}`, `/join?code=${code}`]) {
        const page = await app.browser().get(path);
        expect(page.status).toBe(404);
        expect(page.text).not.toContain('<script>');
      }
    },
  );

  test('that was taken away says so, leads nowhere, and is never given again', async () => {
    const code = await makeJoinCode(convener(), id);
    const browser = await app.browser().signIn('convener@example.org');
    expect((await browser.delete(at('/join-code'))).text).toContain('Take the code away?');
    expect(await joinCodeOf(convener(), id)).not.toBeNull();
    await browser.delete(at('/join-code'), { _confirmed: 1 });
    const page = await app.browser().get(`/join/${code}`);
    expect([page.status, page.text.includes('This code is not used any more.')]).toEqual([404, true]);
    const draws = [code, code, 'BBBBBB'];
    expect(await makeJoinCode(convener(), id, () => draws.shift() ?? '')).toBe('BBBBBB');
    const kinds = await database.db.selectFrom('events').select('kind').where('kind', 'like', 'join-code.%').orderBy('id').execute();
    expect(kinds.map((row) => row.kind)).toEqual(['join-code.made', 'join-code.retired', 'join-code.made']);
  });

  test('of another conversation is drawn again', async () => {
    const other = await start();
    await makeJoinCode(convener(), other, () => 'BBBBBB');
    const draws = ['BBBBBB', 'CCCCCC'];
    expect(await makeJoinCode(convener(), id, () => draws.shift() ?? '')).toBe('CCCCCC');
    await expect(makeJoinCode(convener(), await start(), () => 'BBBBBB')).rejects.toThrow('used before');
  });

  test('taking one away where there is none does nothing', async () => {
    await retireJoinCode(convener(), id);
    expect(await database.db.selectFrom('events').select('id').where('kind', '=', 'join-code.retired').execute()).toEqual([]);
  });

  test('opens nothing that is private', async () => {
    const code = await makeJoinCode(convener(), id);
    await database.db.deleteFrom('issue_publications').execute();
    expect((await app.browser().get(`/join/${code}`)).text).toContain('No conversation has this code.');
    expect((await (await app.browser().signIn('listener@example.org')).get(`/join/${code}`)).status).toBe(303);
    await retireJoinCode(convener(), id);
    expect((await app.browser().get(`/join/${code}`)).text).toContain('No conversation has this code.');
  });
});

describe('guessing', () => {
  test('is stopped for a while, for a right code too; an address that guessed right is never stopped', async () => {
    const code = await makeJoinCode(convener(), id);
    const browser = app.browser();
    for (let tried = 0; tried < 80; tried += 1) expect((await browser.get(`/join/${code}`)).status).toBe(303);
    for (let tried = 0; tried < 60; tried += 1) expect((await browser.get(tried % 2 ? '/join/BBBBBB' : '/join?code=BBBBBB')).status).toBe(404);
    const stopped = await browser.get(`/join/${code}`);
    expect([stopped.status, Number(stopped.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await browser.get(`/join?code=${code}`)).status).toBe(429);
    expect((await browser.get('/join')).status).toBe(200);
    expect((await browser.get(at(''))).status).toBe(200);
  });
});

const deeds: Readonly<Record<string, Deed>> = {
  'make a code': (browser) => browser.post(at('/join-code')),
  'take it away': (browser) => browser.delete(at('/join-code'), { _confirmed: 1 }),
  'be asked first': (browser) => browser.delete(at('/join-code')),
  'ask for the page': (browser) => browser.get('/join'),
};

permissionsInTown(
  'who gives out codes',
  `
  what             | visitor | stranger | listener | advisor | core    | convener | admin
  make a code      | sign-in | refused  | refused  | refused | refused | yes      | yes
  take it away     | sign-in | refused  | refused  | refused | refused | yes      | yes
  be asked first   | sign-in | refused  | refused  | refused | refused | opens    | opens
  ask for the page | opens   | opens    | opens    | opens   | opens   | opens    | opens
`,
  () => app,
  deeds,
);

permissionsBeforePublishing(
  'who gives out codes',
  `
  what         | visitor | stranger | core    | convener
  make a code  | sign-in | hidden   | refused | yes
  take it away | sign-in | hidden   | refused | yes
`,
  () => app,
  deeds,
);
