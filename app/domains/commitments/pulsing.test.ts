import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { inSteps } from '../../engines/suppression/index.ts';
import { makeCommitment, publishCommitment, pulseOf } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let id: string;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-03-10T15:00:00Z'));
  town = await buildTown(database.db);
  const made = await makeCommitment(convener(), town.issue.id, { side: 'ours', what: 'Call by six', dueOn: '2026-03-10', madeOn: '2026-03-01', lang: 'en' });
  if (!made.ok) throw new Error(made.reason);
  id = made.value.id;
});

const convener = () => app.ctx(town.persons.convener);
const answer = (browser: ReturnType<TestApp['browser']>, said: string) => browser.post(`/commitments/${id}/pulse`, { answer: said, _confirmed: 1 });

describe('was this promise kept?', () => {
  beforeEach(async () => publishCommitment(convener(), id));

  test('is asked once more, counted once, and leaves neither person nor time nor event', async () => {
    const visitor = app.browser();
    const asked = await visitor.post(`/commitments/${id}/pulse`, { answer: 'no' });
    // The question is a page of its own, which the script shows only where it leaves the form alone.
    expect((await visitor.get(`/commitments/${id}`)).text).toMatch(/\/pulse" data-turbo="false"/);
    expect(asked.text).toContain('can’t be changed later');
    expect((await answer(visitor, 'no')).status).toBe(303);
    await answer(visitor, 'yes');
    expect(await database.db.selectFrom('commitment_pulses').selectAll().execute()).toEqual([{ commitment_id: id, answer: 'no', count: 1 }]);
    const receipts = await database.db.selectFrom('commitment_pulse_receipts').selectAll().execute();
    expect(receipts).toEqual([{ commitment_id: id, participant_id: visitor.seats().get(town.issue.id) }]);
    const kinds = await database.db.selectFrom('events').select('kind').where('subject_id', '=', id).execute();
    expect(kinds.map((one) => one.kind)).toEqual(['commitment.made', 'commitment.published']);
    expect((await visitor.get(`/commitments/${id}`)).text).toContain('You have answered. Nobody knows what.');
  });

  test('nothing is told of nine; of ten a step, and never how many in all', async () => {
    for (let at = 0; at < 9; at += 1) await answer(app.browser(), 'partly');
    await answer(app.browser(), 'no');
    expect((await pulseOf(app.ctx(), id)).steps).toBeNull();
    await answer(app.browser(), 'partly');
    expect((await pulseOf(app.ctx(), id)).steps).toEqual({ yes: 0, partly: 10, no: 0 });
    expect((await app.browser().get(`/commitments/${id}`)).text).toMatch(/fewer than 10[^]*10 to 19[^]*fewer than 10/);
  });

  test('two looks, before and after one more answer, tell what it was only where a whole step is full', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 5, max: 12 }), (count, threshold) => {
        const told = [inSteps(count, threshold), inSteps(count + 1, threshold)];
        expect(told[0] === told[1] || (count + 1) % threshold === 0).toBe(true);
      }),
    );
  });
});

test('before its day nobody is asked, and a pledge for members asks members only', async () => {
  app.setNow(new Date('2026-03-09T15:00:00Z'));
  const member = await app.browser().signIn('listener@example.org');
  await answer(member, 'yes');
  expect(await database.db.selectFrom('commitment_pulses').selectAll().execute()).toEqual([]);
  app.setNow(new Date('2026-03-10T15:00:00Z'));
  expect((await answer(app.browser(), 'yes')).status).toBe(404);
  expect((await answer(member, 'yes')).status).toBe(303);
  expect(await database.db.selectFrom('commitment_pulses').select('count').execute()).toEqual([{ count: 1 }]);
});
