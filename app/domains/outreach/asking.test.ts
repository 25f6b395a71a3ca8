import { beforeEach, describe, expect, test } from 'vitest';
import { NotFound, StaleRevision } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { countDueOutreach, listAsks, listMyAsks, planAsk, reachedBy, recordAttempt } from './index.ts';
import { undoAttempt } from './attempting.ts';
import { changeAsk, removeAsk, restoreAsk } from './planning.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-11-23T15:00:00Z'));
  town = await buildTown(database.db);
});

const convener = () => app.ctx(town.persons.convener);
const plan = async (more: object = {}) => {
  const planned = await planAsk(convener(), town.issue, { groupId: town.groups.drivers, what: 'Come to the barn talk', byOn: '2026-11-20', ...more });
  if (!planned.ok) throw new Error(planned.reason);
  return planned.value.id;
};
const attempt = (askId: string, outcome: 'no' | 'yes' | 'never' | 'waiting', more: object = {}) =>
  recordAttempt(convener(), town.issue.id, askId, { askedOn: '2026-11-21', channel: 'phone', outcome, note: null, lang: 'en', ...more });
const only = async () => (await listAsks(convener(), town.issue.id))[0];

describe('an ask', () => {
  test('is due by its day until somebody was asked', async () => {
    await plan();
    expect(await only()).toMatchObject({ state: 'open', dueOn: '2026-11-20', ownerName: 'convener person', groupName: 'Bus drivers' });
    expect(await countDueOutreach(convener(), town.issue.id)).toEqual({ asks: 1, relations: 0 });
  });

  test('stays after a no, and comes up again after sixty days or on the day they named', async () => {
    const id = await plan();
    await attempt(id, 'no');
    expect(await only()).toMatchObject({ state: 'declined-next', dueOn: '2027-01-20' });
    expect(await countDueOutreach(convener(), town.issue.id)).toMatchObject({ asks: 0 });
    await attempt(id, 'no', { askedOn: '2026-11-22', nextOn: '2026-12-01' });
    expect(await only()).toMatchObject({ dueOn: '2026-12-01', attempts: [{ outcome: 'no' }, { outcome: 'no' }] });
  });

  test('is not put again to who said never, by no other ask either, until that is taken back', async () => {
    const id = await plan();
    const said = await attempt(id, 'never');
    expect(await only()).toMatchObject({ state: 'never', dueOn: null });
    expect(await attempt(id, 'waiting')).toEqual({ ok: false, reason: 'never' });
    const again = () => planAsk(convener(), town.issue, { groupId: town.groups.drivers, what: 'Come after all', byOn: '2026-12-01' });
    expect(await again()).toEqual({ ok: false, reason: 'never' });
    if (said.ok) await undoAttempt(convener(), town.issue.id, id, said.value.id);
    expect((await again()).ok).toBe(true);
  });

  test('is no longer on the table of who left the issue', async () => {
    await plan({ ownerId: town.persons.core });
    expect(await listMyAsks(app.ctx(town.persons.core))).toHaveLength(1);
    await database.db.updateTable('memberships').set({ ended_at: new Date() }).where('person_id', '=', town.persons.core).execute();
    expect(await listMyAsks(app.ctx(town.persons.core))).toEqual([]);
    await plan({ groupId: town.groups.families, ownerId: town.persons.convener });
    expect(await listMyAsks(convener())).toHaveLength(1);
  });

  test('says what is wrong with it', async () => {
    const planned = (ask: object) => planAsk(convener(), town.issue, { what: 'Come', byOn: '2026-12-01', ...ask });
    expect(await planned({})).toEqual({ ok: false, reason: 'who' });
    expect(await planned({ groupId: newId() })).toEqual({ ok: false, reason: 'group' });
    expect(await planned({ personId: newId() })).toEqual({ ok: false, reason: 'person' });
    expect(await planned({ who: 'Night cleaners', ownerId: town.persons.stranger })).toEqual({ ok: false, reason: 'owner' });
    const id = await plan();
    expect(await attempt(id, 'no', { askedOn: '2026-11-24' })).toEqual({ ok: false, reason: 'future' });
    expect(await attempt(id, 'no', { nextOn: '2026-11-21' })).toEqual({ ok: false, reason: 'next' });
  });

  test('is changed only by who read it last, and removed with a way back', async () => {
    const id = await plan();
    const change = { groupId: town.groups.drivers, what: 'Come to the yard talk', byOn: '2026-12-01' };
    expect(await changeAsk(convener(), town.issue.id, id, 1, change)).toMatchObject({ ok: true });
    await expect(changeAsk(convener(), town.issue.id, id, 1, change)).rejects.toThrow(StaleRevision);
    await removeAsk(convener(), town.issue.id, id);
    expect(await only()).toBeUndefined();
    await restoreAsk(convener(), town.issue.id, id);
    expect(await only()).toMatchObject({ what: 'Come to the yard talk' });
  });

  test('tells coverage whom it reached', async () => {
    const category = { framework: 'coverage.shared-ownership', category: 'students', subgroup: null };
    const id = await plan({ groupId: null, who: 'Students who ride first', category });
    expect(await reachedBy(convener(), town.issue.id)).toEqual([
      { askId: id, groupId: null, personId: null, category, outcome: 'planned', attempts: 0, lastOn: null },
    ]);
    await attempt(id, 'yes');
    expect(await reachedBy(convener(), town.issue.id)).toMatchObject([{ outcome: 'yes', attempts: 1, lastOn: '2026-11-21' }]);
  });

  test('waits on the table of the member who does it, and that member may write down what came of it', async () => {
    const id = await plan({ ownerId: town.persons.listener });
    const listener = app.ctx(town.persons.listener);
    expect(await listMyAsks(listener)).toMatchObject([{ id, slug: 'late-buses' }]);
    const done = await recordAttempt(listener, town.issue.id, id, { askedOn: '2026-11-23', channel: 'in-person', outcome: 'yes', note: null, lang: 'en' });
    expect(done.ok).toBe(true);
    expect(await listMyAsks(listener)).toEqual([]);
    await expect(attemptBy(town.persons.core, id)).rejects.toThrow(NotFound);
  });
});

const attemptBy = (who: string, id: string) =>
  recordAttempt(app.ctx(who), town.issue.id, id, { askedOn: '2026-11-23', channel: 'phone', outcome: 'no', note: null, lang: 'en' });
