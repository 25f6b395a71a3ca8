import { beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { openVote } from '#test/decisions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { promisesOn } from '../issues/index.ts';
import { getDecision } from './decisions.ts';
import { openDecision, takeBackDecision } from './opening.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const convener = () => app.ctx(town.persons.convener);
const voters = async () =>
  (await database.db.selectFrom('decision_roll').select('person_id').execute())
    .map((row) => Object.entries(town.persons).find(([, id]) => id === row.person_id)?.[0])
    .toSorted();

test('taken back, it is a draft again, and what was promised with it stands', async () => {
  const { id } = await openVote(app, town, { promises: new Map([[town.groups.families, 'consult']]) });
  await takeBackDecision(convener(), id);
  expect(await getDecision(convener(), id)).toMatchObject({ openedAt: null, scaleId: null, revision: 3 });
  expect(await voters()).toEqual([]);
  expect(await promisesOn(convener(), town.issue.id, id)).toMatchObject([{ level: 'consult', openedAt: convener().now }]);
  const events = await database.db.selectFrom('events').select('kind').where('subject_id', '=', id).orderBy('id').execute();
  expect(events.map((event) => event.kind)).toEqual(['decision.made', 'decision.opened', 'decision.taken-back']);
});

test('opened again, it asks those who are there now', async () => {
  const { id } = await openVote(app, town);
  expect(await voters()).toEqual(['advisor', 'convener', 'core']);
  await takeBackDecision(convener(), id);
  await database.db.updateTable('memberships').set({ ended_at: convener().now }).where('person_id', '=', town.persons.advisor).execute();
  expect(await openDecision(convener(), id, 3)).toEqual({ ok: true, value: { roll: 2 } });
  expect(await voters()).toEqual(['convener', 'core']);
});

test('what is open cannot be opened, and a draft cannot be taken back', async () => {
  const { id } = await openVote(app, town);
  await expect(openDecision(convener(), id, 2)).rejects.toHaveProperty('reason');
  await takeBackDecision(convener(), id);
  await expect(takeBackDecision(convener(), id)).rejects.toHaveProperty('reason');
});
