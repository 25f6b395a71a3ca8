import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const people = ['admin', 'convener', 'core', 'advisor', 'listener', 'stranger', 'visitor'] as const;
type Who = (typeof people)[number];

async function as(who: Who) {
  return who === 'visitor' ? app.browser() : app.browser().signIn(`${who}@example.org`);
}

/** Who gets what. 303: asked to sign in; 403: a reason; 404: as if it were not there. */
const matrix: Record<'public' | 'private', Record<'' | '/full' | '/public', Record<Who, number>>> = {
  public: {
    '': { admin: 200, convener: 200, core: 403, advisor: 403, listener: 403, stranger: 403, visitor: 303 },
    '/full': { admin: 200, convener: 200, core: 403, advisor: 403, listener: 403, stranger: 403, visitor: 303 },
    '/public': { admin: 200, convener: 200, core: 200, advisor: 200, listener: 200, stranger: 200, visitor: 200 },
  },
  private: {
    '': { admin: 200, convener: 200, core: 403, advisor: 403, listener: 403, stranger: 404, visitor: 303 },
    '/full': { admin: 200, convener: 200, core: 403, advisor: 403, listener: 403, stranger: 404, visitor: 303 },
    '/public': { admin: 200, convener: 200, core: 200, advisor: 200, listener: 200, stranger: 404, visitor: 404 },
  },
};

describe.each(Object.entries(matrix))('a %s issue', (state, pages) => {
  test.each(Object.entries(pages))('export%s', async (page, expected) => {
    if (state === 'private') await database.db.deleteFrom('issue_publications').execute();
    const got: Record<string, number> = {};
    for (const who of people) got[who] = (await (await as(who)).get(`/issues/${town.issue.slug}/export${page}`)).status;
    expect(got).toEqual(expected);
  });
});

describe('downloading', () => {
  test('gives a zip under the name of the issue and its kind', async () => {
    const page = await (await as('visitor')).get(`/issues/${town.issue.slug}/export/public`);
    expect(page.headers.get('content-type')).toBe('application/zip');
    expect(page.headers.get('content-disposition')).toBe('attachment; filename="late-buses-public.zip"');
    expect(page.text.startsWith('PK')).toBe(true);
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('everything is kept in the history of the issue, the public data is not', async () => {
    const browser = await as('convener');
    await browser.get(`/issues/${town.issue.slug}/export/public`);
    await browser.get(`/issues/${town.issue.slug}/export/full`);
    const lines = await database.db.selectFrom('events').select(['kind', 'person_id']).where('kind', '=', 'issue.exported').execute();
    expect(lines).toEqual([{ kind: 'issue.exported', person_id: town.persons.convener }]);
  });

  test('of no issue is not found', async () => {
    const browser = await as('convener');
    expect((await browser.get('/issues/nothing/export')).status).toBe(404);
    expect((await browser.get('/issues/nothing/export/full')).status).toBe(404);
    expect((await browser.get('/issues/nothing/export/public')).status).toBe(404);
  });
});

test('the page says who gets what, in the language of the reader', async () => {
  const browser = await app.browser({ locale: 'es' }).signIn('convener@example.org');
  const page = await browser.get(`/issues/${town.issue.slug}/export`);
  expect(page.text).toContain('Exportar este asunto');
  expect(page.text).toContain('No contiene ninguna cifra sobre menos de 10 personas');
  expect(page.text).toContain(`href="/issues/${town.issue.slug}/export/full"`);
});
