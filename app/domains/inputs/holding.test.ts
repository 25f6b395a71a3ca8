import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '#app/platform/ids.ts';
import { addressHash } from '../directory/adult-moderation.ts';
import { getInput, listInputs, moderate, moderationLog, say } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const remark = { body: 'The bus never waits.', lang: 'en', spokenFor: { speaks: 'self', groupId: null }, authorAddress: null } as const;

async function flag(values: { person_id: string; address_hash?: string }): Promise<void> {
  await database.db
    .insertInto('adult_moderations')
    .values({ id: newId(), organization_id: town.district, reason: 'student', at: app.ctx().now, ...values })
    .execute();
}

describe('what a student says', () => {
  test('is read by nobody else until an adult accepts it, and again after that is undone', async () => {
    await flag({ person_id: town.persons.listener });
    const student = app.ctx(town.persons.listener);
    const convener = app.ctx(town.persons.convener);
    const { inputId } = await say(student, town.issue.id, remark);
    const readBy = async (who: string | null) => (await listInputs(app.ctx(who), town.issue.id)).inputs.length;
    expect([await readBy(null), await readBy(town.persons.advisor), await readBy(town.persons.listener), await readBy(town.persons.convener)]).toEqual([
      0, 0, 1, 1,
    ]);
    expect((await listInputs(convener, town.issue.id, { state: 'unread' })).inputs).toMatchObject([{ id: inputId, waits: true }]);
    expect((await listInputs(convener, town.issue.id, { state: 'hidden' })).inputs).toEqual([]);
    expect((await moderationLog(app.ctx(), town.issue.id)).counts).toEqual({ accepted: 0, hidden: 0, unread: 1 });
    await moderate(convener, inputId, { verdict: 'accept' });
    expect(await readBy(null)).toBe(1);
    await moderate(convener, inputId, { verdict: 'undo' });
    expect(await readBy(null)).toBe(0);
    expect((await getInput(convener, inputId)).input.waits).toBe(true);
  });

  test('waits too where only a hash of the address is kept, and nobody else does', async () => {
    await flag({ person_id: town.persons.stranger, address_hash: addressHash(app.ctx(), 'Advisor@example.org ') });
    const { inputId } = await say(app.ctx(town.persons.advisor), town.issue.id, remark);
    expect((await getInput(app.ctx(town.persons.convener), inputId)).input.waits).toBe(true);
    const { inputId: other } = await say(app.ctx(town.persons.core), town.issue.id, remark);
    expect((await getInput(app.ctx(), other)).input.waits).toBe(false);
  });
});
