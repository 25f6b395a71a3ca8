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

const plain = { level: 'district', statement: 'Report cards reach families too late', why: 'They cannot help in time.', lang: 'en' };

describe('starting an issue', () => {
  test('staff start one, become its convener, and only they see it', async () => {
    const browser = await app.browser().signIn('convener@example.org');
    const page = await browser.post('/issues', { ...plain, organizationId: town.district });
    expect(page.status).toBe(303);
    expect(page.location).toBe('/issues/report-cards-reach-families-too-late/desk/questions');
    const row = await database.db
      .selectFrom('memberships')
      .innerJoin('issues', 'issues.id', 'memberships.issue_id')
      .where('slug', '=', 'report-cards-reach-families-too-late')
      .select(['role', 'ring'])
      .executeTakeFirst();
    expect(row).toEqual({ role: 'convener', ring: 'core' });
  });

  test('every problem is told at once, and what was typed is given back', async () => {
    const browser = await app.browser({ locale: 'es' }).signIn('convener@example.org');
    const page = await browser.post('/issues', { ...plain, organizationId: 'nowhere', statement: 'Corto', why: '' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Escriba al menos 10 letras.');
    expect(page.text).toContain('Elija una de estas opciones.');
    expect(page.text).toContain('value="Corto"');
  });

  test('a person who is not staff gets a reason, a visitor is asked to sign in, and nothing is made', async () => {
    const outsider = await app.browser().signIn('stranger@example.org');
    expect((await outsider.post('/issues', { ...plain, organizationId: town.district })).status).toBe(403);
    expect((await app.browser().post('/issues', { ...plain, organizationId: town.district })).location).toBe('/sign-in?back=%2F');
    expect(await database.db.selectFrom('issues').select('id').execute()).toHaveLength(1);
  });

  test('a forged post does nothing', async () => {
    const browser = await app.browser().signIn('convener@example.org');
    const page = await browser.post('/issues', { ...plain, organizationId: town.district, _csrf: 'guess' }, { origin: 'https://elsewhere.example' });
    expect(page.status).toBe(403);
    expect(await database.db.selectFrom('issues').select('id').execute()).toHaveLength(1);
  });
});
