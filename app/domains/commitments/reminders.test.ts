import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { remind } from '../notifications/index.ts';
import { commitmentReminders, keepCommitment, makeCommitment } from './index.ts';

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

describe('on its day', () => {
  const to = async () => (await commitmentReminders(app.ctx())).map((one) => one.to);

  test('the conveners are written to, or whom it names; nobody once it is kept', async () => {
    expect(await to()).toEqual(['convener@example.org']);
    await database.db.updateTable('commitments').set({ person_id: town.persons.core }).execute();
    expect(await to()).toEqual(['core@example.org']);
    await keepCommitment(convener(), id, { lang: 'en' });
    expect(await to()).toEqual([]);
  });

  test('a group’s pledge goes to whoever speaks for it; not a day early', async () => {
    await database.db.updateTable('commitments').set({ side: 'group', group_id: town.groups.drivers }).execute();
    const held = { issue_id: town.issue.id, person_id: town.persons.listener, group_id: town.groups.drivers, given_on: '2026-01-10' };
    await database.db
      .insertInto('mandates')
      .values({ id: newId(), ...held, created_at: new Date('2026-01-10T00:00:00Z'), created_by: town.persons.convener })
      .execute();
    expect(await to()).toEqual(['listener@example.org']);
    app.setNow(new Date('2026-03-09T15:00:00Z'));
    expect(await to()).toEqual([]);
  });
});

test('the letter is written once for a day', async () => {
  expect(await remind(app.ctx())).toBe(1);
  expect(await remind(app.ctx())).toBe(0);
  const [letter] = await database.db.selectFrom('mails').selectAll().execute();
  expect(letter).toMatchObject({ to_address: 'convener@example.org', subject: 'Due on March 10, 2026: “Call by six”' });
  expect(letter?.body).toContain(`/commitments/${id}`);
});

test('those who lead see on the desk that one is late', async () => {
  app.setNow(new Date('2026-03-12T15:00:00Z'));
  const leader = await app.browser().signIn('convener@example.org');
  expect((await leader.get('/issues/late-buses/desk')).text).toContain('/issues/late-buses/desk/commitments#late');
});
