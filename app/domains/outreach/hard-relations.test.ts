import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { listHardRelations } from './hard-relations.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-11-23T15:00:00Z'));
  town = await buildTown(database.db);
});

const at = (path: string) => `/issues/late-buses${path}`;
const ctxOf = (who: keyof Town['persons']) => app.ctx(town.persons[who]);
const signedIn = (who: string) => app.browser().signIn(`${who}@example.org`);
const step = () => ({ nextStep: 'Coffee at the barn', ownerId: town.persons.convener, byOn: '2026-11-20', lang: 'en' });

describe('a hard relation', () => {
  test('keeps its steps, ends with what changed, and opens again', async () => {
    const convener = await signedIn('convener');
    const relation = { groupId: town.groups.drivers, kind: 'adversarial', blocks: 'The last strike', ...step() };
    expect((await convener.post(at('/hard-relations'), relation)).status).toBe(303);
    const [listed] = await listHardRelations(ctxOf('convener'), town.issue.id);
    const path = at(`/hard-relations/${listed?.id}`);
    const next = { ...step(), nextStep: 'Ask for their terms', byOn: '2026-12-01', cameOf: 'They came', after: 1 };
    expect((await convener.post(`${path}/steps`, next)).status).toBe(303);
    expect((await convener.post(`${path}/steps`, next)).status).toBe(409);
    expect((await convener.post(`${path}/resolution`, { whatChanged: '', lang: 'en' })).status).toBe(422);
    await convener.post(`${path}/resolution`, { whatChanged: 'They sit with us', lang: 'en' });
    expect((await convener.get(at('/hard-relations'))).text).toContain('They sit with us');
    await convener.delete(`${path}/resolution`);
    expect(await listHardRelations(ctxOf('convener'), town.issue.id)).toMatchObject([
      { resolved: null, steps: [{ number: 1 }, { number: 2, cameOf: 'They came' }] },
    ]);
  });
});

describe('the next step with a hard relation', () => {
  const table = async (who: string) => (await (await signedIn(who)).get('/me')).text;

  test('waits on the table of who takes it, without what stands between us, until somebody else takes one or it got better', async () => {
    const convener = await signedIn('convener');
    const relation = { groupId: town.groups.drivers, kind: 'adversarial', blocks: 'The last strike', ...step(), ownerId: town.persons.core };
    await convener.post(at('/hard-relations'), relation);
    const [listed] = await listHardRelations(ctxOf('convener'), town.issue.id);
    const mine = await table('core');
    expect(mine).toContain(step().nextStep);
    expect(mine).not.toContain('The last strike');
    expect(mine).not.toContain('/hard-relations');
    for (const who of ['stranger', 'listener', 'advisor', 'convener']) expect(await table(who), who).not.toContain(step().nextStep);
    await convener.post(at(`/hard-relations/${listed?.id}/steps`), { ...step(), nextStep: 'Ask for their terms', cameOf: 'They came', after: 1 });
    expect(await table('core')).not.toContain(step().nextStep);
    expect(await table('convener')).toContain(`/hard-relations#${listed?.id}`);
    await convener.post(at(`/hard-relations/${listed?.id}/resolution`), { whatChanged: 'They sit with us', lang: 'en' });
    expect(await table('convener')).not.toContain('Ask for their terms');
  });
});
