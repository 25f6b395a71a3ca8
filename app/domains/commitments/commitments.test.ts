import { beforeEach, describe, expect, test } from 'vitest';
import { Denied, NotFound, StaleRevision } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import {
  changeCommitment,
  commitmentsFrom,
  countLate,
  getCommitment,
  keepCommitment,
  listCommitments,
  makeCommitment,
  publishCommitment,
  releaseCommitment,
  removeCommitment,
  reopenCommitment,
  restoreCommitment,
  stateOf,
  versionsOf,
  type NewCommitment,
} from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-03-10T15:00:00Z'));
  town = await buildTown(database.db);
});

const convener = () => app.ctx(town.persons.convener);
const today = '2026-03-10';

async function made(changes: Partial<NewCommitment> = {}): Promise<string> {
  const result = await makeCommitment(convener(), town.issue.id, {
    side: 'ours',
    what: 'Phone every family by six',
    dueOn: '2026-03-20',
    lang: 'en',
    ...changes,
  });
  if (!result.ok) throw new Error(result.reason);
  return result.value.id;
}

const stateNow = async (id: string) => stateOf((await getCommitment(convener(), id)).commitment, today);

describe('how a commitment stands', () => {
  test.each([
    ['running', '2026-03-10', null],
    ['late', '2026-03-09', null],
    ['kept', '2026-03-09', { kind: 'kept', on: '2026-03-09' }],
    ['kept-late', '2026-03-09', { kind: 'kept', on: '2026-03-10' }],
    ['released', '2026-03-09', { kind: 'released', on: '2026-03-10' }],
  ] as const)('%s', (state, dueOn, ending) => {
    expect(stateOf({ dueOn, ending: ending && { ...ending, note: null, lang: 'en' } }, today)).toBe(state);
  });

  test('its day comes and goes, it gets another day with a reason, and is kept', async () => {
    const id = await made({ dueOn: '2026-03-09', madeOn: '2026-03-01' });
    expect(await countLate(convener(), town.issue.id)).toBe(1);
    const change = { what: 'Phone every family by seven', dueOn: '2026-03-15', reason: 'The list came late', lang: 'en', version: 1 };
    expect((await changeCommitment(convener(), id, change)).ok).toBe(true);
    await expect(changeCommitment(convener(), id, change)).rejects.toThrow(StaleRevision);
    expect(await countLate(convener(), town.issue.id)).toBe(0);
    expect((await versionsOf(convener(), id)).map(({ what, dueOn, reason }) => [what, dueOn, reason])).toEqual([
      ['Phone every family by six', '2026-03-09', null],
      ['Phone every family by seven', '2026-03-15', 'The list came late'],
    ]);
    expect((await keepCommitment(convener(), id, { lang: 'en' })).ok).toBe(true);
    expect(await stateNow(id)).toBe('kept');
    expect(await changeCommitment(convener(), id, { ...change, version: 2 })).toEqual({ ok: false, reason: 'ended' });
    expect(await releaseCommitment(convener(), id, { reason: 'No need', lang: 'en' })).toEqual({ ok: false, reason: 'ended' });
    await reopenCommitment(convener(), id);
    expect(await stateNow(id)).toBe('running');
    expect((await releaseCommitment(convener(), id, { reason: 'The families said so', lang: 'en' })).ok).toBe(true);
    expect(await stateNow(id)).toBe('released');
  });
});

describe('what does not fit is told', () => {
  test.each([
    ['a group’s pledge without its group', { side: 'group' }, 'group'],
    ['made tomorrow', { madeOn: '2026-03-11' }, 'future'],
    ['due before it was made', { madeOn: '2026-03-05', dueOn: '2026-03-04' }, 'due'],
  ] as const)('%s', async (_, changes, reason) => {
    expect(await makeCommitment(convener(), town.issue.id, { side: 'ours', what: 'Call', dueOn: '2026-03-20', lang: 'en', ...changes })).toEqual({
      ok: false,
      reason,
    });
  });

  test('a person from outside, a day before it was made', async () => {
    const outside = { side: 'ours', what: 'Call', dueOn: '2026-03-20', lang: 'en', personId: town.persons.stranger } as const;
    expect(await makeCommitment(convener(), town.issue.id, outside)).toEqual({ ok: false, reason: 'person' });
    expect(await keepCommitment(convener(), await made(), { on: '2026-03-09', lang: 'en' })).toEqual({ ok: false, reason: 'day' });
  });
});

describe('who reads it', () => {
  test('members at once, others when it is public, nobody from outside after it was taken away', async () => {
    const id = await made();
    const stranger = app.ctx(town.persons.stranger);
    expect(await listCommitments(app.ctx(town.persons.listener), town.issue.id)).toHaveLength(1);
    expect(await listCommitments(stranger, town.issue.id)).toEqual([]);
    await expect(getCommitment(stranger, id)).rejects.toThrow(NotFound);
    await publishCommitment(convener(), id);
    expect((await listCommitments(app.ctx(), town.issue.id)).map((one) => one.id)).toEqual([id]);
    await removeCommitment(convener(), id);
    await expect(getCommitment(app.ctx(), id)).rejects.toThrow(NotFound);
    expect(await listCommitments(convener(), town.issue.id, 'removed')).toHaveLength(1);
    await restoreCommitment(convener(), id);
    expect(await listCommitments(app.ctx(), town.issue.id)).toHaveLength(1);
  });

  test('it is found by the record it came from', async () => {
    const tie = newId();
    const id = await made({ source: { kind: 'tie', id: tie } });
    expect((await commitmentsFrom(convener(), [tie])).map((one) => one.id)).toEqual([id]);
  });
});

describe('who speaks for a group', () => {
  const pledge = () => ({ side: 'group', groupId: town.groups.drivers, what: 'Count trains', dueOn: '2026-03-20', lang: 'en' }) as const;
  beforeEach(async () => {
    await database.db
      .insertInto('mandates')
      .values({
        id: newId(),
        issue_id: town.issue.id,
        person_id: town.persons.listener,
        group_id: town.groups.drivers,
        given_on: '2026-01-10',
        created_at: new Date('2026-01-10T00:00:00Z'),
        created_by: town.persons.convener,
      })
      .execute();
  });

  test('pledges for it and keeps it, and for no other', async () => {
    const listener = app.ctx(town.persons.listener);
    const made = await makeCommitment(listener, town.issue.id, pledge());
    expect(made.ok && (await keepCommitment(listener, made.value.id, { lang: 'en' })).ok).toBe(true);
    await expect(makeCommitment(listener, town.issue.id, { ...pledge(), groupId: town.groups.families })).rejects.toThrow(Denied);
    await expect(makeCommitment(listener, town.issue.id, { ...pledge(), side: 'ours' })).rejects.toThrow(Denied);
    await expect(makeCommitment(listener, town.issue.id, { ...pledge(), isPublic: true })).rejects.toThrow(Denied);
    await expect(makeCommitment(listener, town.issue.id, { ...pledge(), groupName: 'A new one' })).rejects.toThrow(Denied);
  });

  test('lets go what we pledged to it', async () => {
    const id = await made({ groupId: town.groups.drivers });
    expect((await releaseCommitment(app.ctx(town.persons.listener), id, { reason: 'We have it now', lang: 'en' })).ok).toBe(true);
    await expect(keepCommitment(app.ctx(town.persons.core), await made(), { lang: 'en' })).rejects.toThrow(Denied);
  });
});
