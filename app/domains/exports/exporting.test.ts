import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsBeforePublishing, permissionsInTown, type Deed } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const as = (who: string) => app.browser().signIn(`${who}@example.org`);

const deeds: Readonly<Record<string, Deed>> = {
  'open the page': (browser) => browser.get(`/issues/${town.issue.slug}/export`),
  'take everything': (browser) => browser.get(`/issues/${town.issue.slug}/export/full`),
  'take the public data': (browser) => browser.get(`/issues/${town.issue.slug}/export/public`),
};

permissionsInTown(
  'a public issue',
  `
  who      | open the page | take everything | take the public data
  visitor  | sign-in       | sign-in         | opens
  stranger | refused       | refused         | opens
  listener | refused       | refused         | opens
  advisor  | refused       | refused         | opens
  core     | refused       | refused         | opens
  convener | opens         | opens           | opens
  admin    | opens         | opens           | opens
`,
  () => app,
  deeds,
);

permissionsBeforePublishing(
  'a private issue',
  `
  who      | open the page | take everything | take the public data
  visitor  | sign-in       | sign-in         | hidden
  stranger | hidden        | hidden          | hidden
  listener | refused       | refused         | opens
  advisor  | refused       | refused         | opens
  core     | refused       | refused         | opens
  convener | opens         | opens           | opens
  admin    | opens         | opens           | opens
`,
  () => app,
  deeds,
);

describe('downloading', () => {
  test('gives a zip under the name of the issue and its kind', async () => {
    const page = await app.browser().get(`/issues/${town.issue.slug}/export/public`);
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
