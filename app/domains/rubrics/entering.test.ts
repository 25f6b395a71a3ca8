import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { loadDepthNow, loadDepthPanel } from './web/index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let convener: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  convener = await app.browser().signIn('convener@example.org');
});

type Row = readonly [informing: number | '', networking: number | '', collaborating: number | '', transforming: number | ''];
const unread: Row = ['', '', '', ''];

/** The three administrations printed in a state training deck on Leading by Convening, cell by cell as far as they can be read. */
const deck: readonly { readonly readOn: string; readonly rows: Readonly<Record<string, Row>>; readonly note?: string }[] = [
  {
    readOn: '2025-09-10',
    rows: { diversity: [100, '', '', ''], data: [70, 30, '', ''], consensus: unread, future: [90, 10, '', ''] },
    note: 'The 10 under networking follows from the rest',
  },
  { readOn: '2026-01-14', rows: { diversity: ['', 70, 30, ''], data: ['', 60, 40, ''], consensus: ['', 90, 10, ''], future: unread } },
  { readOn: '2026-04-15', rows: { diversity: ['', 10, 70, 20], data: ['', '', 100, ''], consensus: ['', 20, '', ''], future: ['', '', 100, ''] } },
];

function fieldsOf({ readOn, rows, note }: (typeof deck)[number]): Record<string, string | number> {
  const cells = Object.entries(rows).flatMap(([idea, [i, n, c, d]]) => [
    [`${idea}-informing`, i],
    [`${idea}-networking`, n],
    [`${idea}-collaborating`, c],
    [`${idea}-transforming`, d],
  ]);
  return { rubric: 'rubric.coalescing', ring: 'all', readOn, lang: 'en', ...Object.fromEntries(cells), ...(note ? { 'future-note': note } : {}) };
}

async function enter(fields: Record<string, string | number>) {
  app.setNow(new Date('2026-05-01T15:00:00Z'));
  return convener.post(`/issues/${town.issue.slug}/readings/enter`, fields);
}

async function enterDeck(counted: number | ''): Promise<string> {
  let last = '';
  for (const one of deck) last = (await enter({ ...fieldsOf(one), counted })).location ?? '';
  return last;
}

/** What each bar or sentence of the series says, row by row. */
function seriesOf(page: string): string[] {
  const series = page.slice(page.indexOf('id="series"'));
  return [...series.matchAll(/aria-label="([^"]*)"|class="spread-none quiet">([^<]*)|class="quiet">(Could not be read[^<]*)/g)]
    .map((hit) => hit[1] ?? hit[2] ?? hit[3] ?? '')
    .filter((text) => /\d|read/.test(text));
}

describe('the three printed readings', () => {
  test('stand in the series as they were read, and what could not be read is said', async () => {
    const last = await enterDeck('');
    const page = (await convener.get(last)).text;
    const say = (text: string) => expect.stringContaining(text);
    expect(seriesOf(page)).toEqual([
      say(': Informing 100%'),
      say(': Networking 70%, Collaborating 30%'),
      say(': Networking 10%, Collaborating 70%, Transforming 20%'),
      say(': Informing 70%, Networking 30%'),
      say(': Networking 60%, Collaborating 40%'),
      say(': Collaborating 100%'),
      say('Could not be read'),
      say(': Networking 90%, Collaborating 10%'),
      say('Networking 20. The other 80 could not be read.'),
      say(': Informing 90%, Networking 10%'),
      say('Could not be read'),
      say(': Collaborating 100%'),
    ]);
  });

  test('keep unknown cells unknown, and fill in none where the row is whole', async () => {
    await enterDeck('');
    const rows = await database.db
      .selectFrom('agreed_readings')
      .innerJoin('readings', 'readings.id', 'agreed_readings.reading_id')
      .select(['read_on', 'idea', 'informing', 'networking', 'collaborating', 'transforming'])
      .orderBy('read_on')
      .orderBy('idea')
      .execute();
    expect(
      rows.map((row) =>
        Object.values(row)
          .map((cell) => cell ?? '?')
          .join(' '),
      ),
    ).toEqual([
      '2025-09-10 data 70 30 0 0',
      '2025-09-10 diversity 100 0 0 0',
      '2025-09-10 future 90 10 0 0',
      '2026-01-14 consensus 0 90 10 0',
      '2026-01-14 data 0 60 40 0',
      '2026-01-14 diversity 0 70 30 0',
      '2026-04-15 consensus ? 20 ? ?',
      '2026-04-15 data 0 0 100 0',
      '2026-04-15 diversity 0 10 70 20',
      '2026-04-15 future 0 0 100 0',
    ]);
  });

  test('read the same as numbers, and the note tells what was worked out', async () => {
    await enterDeck('');
    const readings = await database.db.selectFrom('readings').select('id').orderBy('read_on').execute();
    const first = await convener.get(`/readings/${readings[0]?.id}`);
    expect(first.text).toContain('The 10 under networking follows from the rest');
    const table = (await convener.get(`/readings/${readings[2]?.id}?as=table`)).text;
    expect(table).toContain('Coalescing around issues, in percent');
    expect(table.match(/not readable/g)).toHaveLength(14);
    expect(table).toContain('Show as bars');
  });

  test('stay inside the group until it is known that enough people were counted', async () => {
    const last = await enterDeck('');
    expect((await app.browser().get(last)).text).not.toContain('Transforming 20%');
    const correction = { ...fieldsOf(deck[2] ?? { readOn: '', rows: {} }), revision: 1, counted: 14 };
    expect((await convener.post(`${last}/agreement`, correction)).location).toBe(last);
    expect((await app.browser().get(last)).text).toContain('Transforming 20%');
    expect((await convener.post(`${last}/agreement`, correction)).status).toBe(409);
  });
});

describe('entering from paper', () => {
  test('asks first which rubric', async () => {
    const page = await convener.get(`/issues/${town.issue.slug}/readings/enter`);
    expect(page.text).toContain('readings/enter?rubric=rubric.together');
    expect((await convener.get(`/issues/${town.issue.slug}/readings/enter?rubric=rubric.together`)).text).toContain('name="lasting-transforming"');
  });

  test('tells every problem at once and gives back what was typed', async () => {
    const page = await enter({
      ...fieldsOf({ readOn: '2026-12-01', rows: { diversity: [60, 60, '', ''], data: [10, 20, 30, 30] } }),
      counted: 'many',
      'future-informing': 'x',
    });
    expect(page.status).toBe(422);
    for (const problem of ['This day is still to come', 'as a whole number', 'from 0 to 100']) expect(page.text).toContain(problem);
    const sums = await enter(fieldsOf({ readOn: '2026-03-01', rows: { diversity: [60, 60, '', ''], data: [10, 20, 30, 30] } }));
    expect(sums.text).toContain('These add up to 120');
    expect(sums.text).toContain('These add up to 90');
    expect(sums.text).toMatch(/name="diversity-networking"[^>]*value="60"/);
    expect((await enter({ rubric: 'rubric.coalescing', ring: 'all', readOn: '2026-03-01', lang: 'en' })).text).toContain('at least one figure');
    expect(await database.db.selectFrom('readings').select('id').execute()).toEqual([]);
  });

  permissionsInTown(
    'who may enter one',
    `
    who      | open the form | enter it
    stranger | refused       | refused
    advisor  | refused       | refused
    core     | refused       | refused
    admin    | opens         | yes
  `,
    () => app,
    {
      'open the form': (browser) => browser.get(`/issues/${town.issue.slug}/readings/enter`),
      'enter it': (browser) => browser.post(`/issues/${town.issue.slug}/readings/enter`, fieldsOf(deck[1] ?? { readOn: '', rows: {} })),
    },
  );
});

describe('what pages show of it', () => {
  test('the desk has one series, and asks to read again after 90 days, unless a reading is open', async () => {
    expect(await loadDepthPanel(app.ctx(town.persons.core), town.issue)).toMatchObject({ lead: false, series: [], open: [], next: null });
    await enterDeck('');
    const panel = await loadDepthPanel(app.ctx(town.persons.convener), town.issue);
    expect(panel.series.map((one) => [one.key, one.views.map(({ reading }) => reading.readOn)])).toEqual([
      ['rubric.coalescing', ['2025-09-10', '2026-01-14', '2026-04-15']],
    ]);
    expect(panel.next).toEqual({ days: 16, due: false, rubricKey: 'rubric.coalescing' });
    app.setNow(new Date('2026-07-14T15:00:00Z'));
    expect((await loadDepthPanel(app.ctx(town.persons.convener), town.issue)).next).toMatchObject({ days: 90, due: true });
    await convener.post(`/issues/${town.issue.slug}/readings`, { rubric: 'rubric.doing', ring: 'core', readOn: '2026-07-14', lang: 'en' });
    const after = await loadDepthPanel(app.ctx(town.persons.convener), town.issue);
    expect([after.next, after.open.map(({ view }) => view.progress)]).toEqual([null, [{ placed: 0, asked: 2 }]]);
  });

  test('the page of the issue has the latest reading that its reader may see', async () => {
    expect(await loadDepthNow(app.ctx(), town.issue)).toBeNull();
    await enterDeck('');
    expect(await loadDepthNow(app.ctx(), town.issue)).toEqual({ few: 10 });
    expect(await loadDepthNow(app.ctx(town.persons.core), town.issue)).toMatchObject({ view: { reading: { readOn: '2026-04-15' } } });
    await enter({ ...fieldsOf(deck[0] ?? { readOn: '', rows: {} }), counted: 12 });
    expect(await loadDepthNow(app.ctx(), town.issue)).toMatchObject({ view: { reading: { readOn: '2025-09-10' } } });
  });
});
