import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '../../platform/ids.ts';
import { listReadingsAsked } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let convener: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  convener = await app.browser().signIn('convener@example.org');
});

const ideas = ['diversity', 'data', 'consensus', 'future'] as const;
const fresh = { rubric: 'rubric.coalescing', ring: 'core', readOn: '2026-02-10', note: 'After our winter meeting', lang: 'en' };

async function open(fields: Partial<typeof fresh> = {}): Promise<string> {
  const page = await convener.post(`/issues/${town.issue.slug}/readings`, { ...fresh, ...fields });
  expect(page.status).toBe(303);
  return page.location ?? '';
}

/** Gives the core team this many members more, and lets each place all four ideas at one depth. */
async function fill(path: string, depthsOf: readonly string[]): Promise<void> {
  const made_at = new Date('2026-01-05T15:00:00Z');
  for (const [at, how] of depthsOf.entries()) {
    const person = newId();
    const email = `extra${at}@example.org`;
    await database.db
      .insertInto('persons')
      .values({ id: person, name: `Extra ${at}`, email, created_at: made_at })
      .execute();
    await database.db
      .insertInto('memberships')
      .values({ id: newId(), issue_id: town.issue.id, person_id: person, ring: 'core', role: 'member', joined_at: made_at })
      .execute();
    const browser = await app.browser().signIn(email);
    for (const idea of ideas) expect((await browser.post(`${path}/placements/${idea}`, { how })).status).toBe(303);
  }
}

describe('opening a reading', () => {
  test('members of the ring are asked, and keep the wording of that day', async () => {
    const path = await open();
    expect((await convener.get(path)).text).toContain('After our winter meeting');
    const asked = await listReadingsAsked(app.ctx(town.persons.core));
    expect(asked.map((reading) => `/readings/${reading.id}`)).toEqual([path]);
    expect(await listReadingsAsked(app.ctx(town.persons.advisor))).toEqual([]);
  });

  test('twice at the same time for one group is refused, for another group it is not', async () => {
    await open();
    const again = await convener.post(`/issues/${town.issue.slug}/readings`, fresh);
    expect(again.status).toBe(422);
    expect(again.text).toContain('already reading this rubric');
    expect(again.text).toContain('After our winter meeting');
    expect(await open({ ring: 'all' })).toMatch(/^\/readings\//);
  });

  test('a ring with nobody in it, a rubric that does not exist and a day that is none are refused', async () => {
    const page = await convener.post(`/issues/${town.issue.slug}/readings`, { ...fresh, ring: 'dissemination' });
    expect([page.status, page.text.includes('Nobody sits in this ring yet')]).toEqual([422, true]);
    for (const wrong of [{ rubric: 'spectrum.participation' }, { readOn: 'soon' }, { ring: 'everybody' }])
      expect((await convener.post(`/issues/${town.issue.slug}/readings`, { ...fresh, ...wrong })).status).toBe(422);
    expect(await database.db.selectFrom('readings').select('id').execute()).toEqual([]);
  });

  permissionsInTown(
    'who may open one',
    `
    who      | open one | open the form
    stranger | refused  | refused
    advisor  | refused  | refused
    core     | refused  | refused
    convener | yes      | opens
    admin    | yes      | opens
  `,
    () => app,
    {
      'open one': (browser) => browser.post(`/issues/${town.issue.slug}/readings`, fresh),
      'open the form': (browser) => browser.get(`/issues/${town.issue.slug}/readings/new`),
    },
  );
});

describe('placing', () => {
  test('goes idea by idea, can be changed, and is told to nobody', async () => {
    const path = await open();
    const core = await app.browser().signIn('core@example.org');
    expect((await core.post(`${path}/placements/diversity`, { how: 'networking-collaborating' })).location).toBe(`${path}/placements/data`);
    await core.post(`${path}/placements/data`, { how: 'shares', informing: 70, networking: 30, collaborating: '', transforming: '' });
    await core.post(`${path}/placements/consensus`, { how: 'informing' });
    expect((await core.post(`${path}/placements/future`, { how: 'transforming' })).location).toBe(path);
    await core.post(`${path}/placements/diversity`, { how: 'collaborating' });
    const rows = await database.db
      .selectFrom('placements')
      .select(['idea', 'informing', 'networking', 'collaborating', 'transforming'])
      .orderBy('idea')
      .execute();
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual(['consensus 100 0 0 0', 'data 70 30 0 0', 'diversity 0 0 100 0', 'future 0 0 0 100']);

    expect((await core.get(path)).text).toContain('1 of 2 has placed every big idea');
    const seenByConvener = (await convener.get(path)).text;
    expect(seenByConvener).toContain('1 of 2 has placed every big idea');
    expect(seenByConvener).not.toContain('class="spread"');
    const told = await database.db.selectFrom('events').select('particulars').where('kind', '=', 'reading.placed').execute();
    expect(told.map((row) => row.particulars)).toEqual([{}, {}, {}, {}, {}]);
    expect(await listReadingsAsked(app.ctx(town.persons.core))).toEqual([]);
  });

  test('shares that do not sum to 100 come back as they were typed, in Spanish too', async () => {
    const path = await open();
    const core = await app.browser({ locale: 'es' }).signIn('core@example.org');
    const page = await core.post(`${path}/placements/data`, { how: 'shares', informing: 40, networking: 40, collaborating: '', transforming: '' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Ahora suman 80.');
    expect(page.text).toMatch(/name="informing"[^>]*value="40"/);
    const odd = await core.post(`${path}/placements/data`, { how: 'shares', informing: '<b>', networking: -1, collaborating: 101, transforming: 1.5 });
    expect(odd.status).toBe(422);
    expect(odd.text).toContain('&lt;b&gt;');
    expect(await database.db.selectFrom('placements').select('idea').execute()).toEqual([]);
  });

  permissionsInTown(
    'who may place in which reading',
    `
    who      | of the core team | of all members
    stranger | refused          | refused
    listener | refused          | yes
    advisor  | refused          | yes
    core     | yes              | yes
    convener | yes              | yes
    admin    | refused          | refused
  `,
    () => app,
    {
      'of the core team': async (browser) => browser.post(`${await open()}/placements/data`, { how: 'informing' }),
      'of all members': async (browser) => browser.post(`${await open({ ring: 'all' })}/placements/data`, { how: 'informing' }),
    },
  );

  test('a visitor is asked to sign in; ids and ideas that do not exist are not found', async () => {
    const path = await open();
    expect((await app.browser().post(`${path}/placements/data`, { how: 'informing' })).location).toMatch(/^\/sign-in/);
    for (const wrong of [`${path}/placements/nothing`, '/readings/1/placements/data', `/readings/${newId()}/placements/data`]) {
      expect([(await convener.get(wrong)).status, (await convener.post(wrong, { how: 'informing' })).status]).toEqual([404, 404]);
    }
  });

  test('on a private issue, a stranger finds nothing', async () => {
    const path = await open();
    await database.db.deleteFrom('issue_publications').execute();
    const stranger = await app.browser().signIn('stranger@example.org');
    for (const page of [path, `${path}/placements/data`, `${path}/agreement`]) expect((await stranger.get(page)).status).toBe(404);
    expect((await stranger.post(`${path}/closing`)).status).toBe(404);
  });
});

describe('closing and what is seen then', () => {
  const confirmed = { _confirmed: '1' };

  test('asks once more, ends the placing, shows the spread to the group and not to others', async () => {
    const path = await open();
    await fill(path, ['informing', 'informing', 'networking', 'networking', 'collaborating', 'transforming']);
    expect((await convener.post(`${path}/closing`)).text).toContain('name="_confirmed"');
    expect((await convener.post(`${path}/closing`, confirmed)).location).toBe(path);
    const core = await app.browser().signIn('core@example.org');
    expect((await core.post(`${path}/placements/data`, { how: 'informing' })).status).toBe(403);
    const inside = await core.get(path);
    expect(inside.text).toContain('Informing 33%, Networking 33%, Collaborating 17%, Transforming 17%');
    expect(inside.text).toContain('6 people placed');
    for (const name of ['advisor', 'stranger']) {
      const page = await (await app.browser().signIn(`${name}@example.org`)).get(path);
      expect(page.text).toContain('Fewer than 10 people');
      expect(page.text).not.toMatch(/33%|>33</);
      expect(page.text).not.toContain('6 people');
    }
  });

  test('from the threshold on, a visitor sees it too, also as numbers', async () => {
    const path = await open();
    await fill(path, [...Array<string>(7).fill('networking'), ...Array<string>(3).fill('collaborating')]);
    await convener.post(`${path}/closing`, confirmed);
    const page = await app.browser().get(path);
    expect(page.text).toContain('Networking 70%, Collaborating 30%');
    expect(page.text).not.toContain('Close and show');
    const numbers = (await app.browser().get(`${path}?as=table`)).text;
    expect(numbers).toMatch(/>70<.*>30<.*>10</);
    expect(numbers).toContain('Show as bars');
  });

  test('with four placements not even the group sees a spread; opened again, figures are hidden', async () => {
    const path = await open();
    await fill(path, ['informing', 'informing', 'networking', 'networking']);
    await convener.post(`${path}/closing`, confirmed);
    const page = await convener.get(path);
    expect(page.text).toContain('Fewer than 5 people placed this.');
    expect(page.text).not.toContain('class="spread"');
    expect((await convener.delete(`${path}/closing`)).text).toContain('name="_confirmed"');
    expect((await convener.delete(`${path}/closing`, confirmed)).location).toBe(path);
    const core = await app.browser().signIn('core@example.org');
    expect((await core.post(`${path}/placements/data`, { how: 'informing' })).status).toBe(303);
    expect((await core.delete(`${path}/closing`, confirmed)).status).toBe(403);
  });
});

describe('what the group agreed', () => {
  const agreement = {
    revision: 2,
    lang: 'es',
    'data-how': 'networking',
    'data-note': 'Todavía escuchamos más de lo que hacemos',
    'future-how': 'shares',
    'future-informing': 20,
    'future-networking': 80,
  };

  test('is written down after closing, beside the spread, with its note in its language', async () => {
    const path = await open();
    await fill(path, Array<string>(5).fill('informing'));
    expect((await convener.post(`${path}/agreement`, { ...agreement, revision: 1 })).status).toBe(403);
    await convener.post(`${path}/closing`, { _confirmed: '1' });
    expect((await convener.post(`${path}/agreement`, agreement)).location).toBe(path);
    const page = (await convener.get(path)).text;
    expect(page).toContain('Networking 100%');
    expect(page).toContain('Informing 20%, Networking 80%');
    expect(page).toContain('<span lang="es" dir="ltr">Todavía escuchamos');
    expect((await convener.post(`${path}/agreement`, agreement)).status).toBe(409);
    await convener.post(`${path}/agreement`, {
      revision: 3,
      lang: 'en',
      'data-how': 'networking',
      'future-how': '',
      'future-informing': 20,
      'future-networking': 80,
      'future-collaborating': 0,
      'future-transforming': 0,
    });
    expect(await database.db.selectFrom('agreed_readings').select('idea').execute()).toEqual([{ idea: 'data' }]);
  });

  test('problems stand beside their idea, and what was typed is given back', async () => {
    const path = await open();
    await convener.post(`${path}/closing`, { _confirmed: '1' });
    const page = await convener.post(`${path}/agreement`, { ...agreement, 'future-networking': 70, 'diversity-note': 'Only words' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Now they add up to 90.');
    expect(page.text).toContain('href="#diversity-how"');
    expect(page.text).toContain('Todavía escuchamos');
    expect(await database.db.selectFrom('agreed_readings').select('idea').execute()).toEqual([]);
  });

  describe('of a closed reading', () => {
    let path: string;
    beforeEach(async () => {
      path = await open();
      await convener.post(`${path}/closing`, { _confirmed: '1' });
    });

    permissionsInTown(
      'who may write it down',
      `
      who      | open the form | write it down
      stranger | refused       | refused
      advisor  | refused       | refused
      core     | refused       | refused
      admin    | opens         | yes
    `,
      () => app,
      {
        'open the form': (browser) => browser.get(`${path}/agreement`),
        'write it down': (browser) => browser.post(`${path}/agreement`, agreement),
      },
    );
  });
});
