import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { addVoters, buildCamps, type Camps } from '#test/camps.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { silence } from '../../platform/live.ts';
import { startAnalyst } from './analyst.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let camps: Camps;

beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  camps = await buildCamps(database.db, town.issue.id, 30);
});

const voters = async () => {
  const rows = await database.db.selectFrom('releases').innerJoin('analyses', 'analyses.id', 'releases.analysis_id').select('findings').execute();
  return rows.map(({ findings }) => (findings as unknown as { voters: number }).voters);
};

describe('the analyst', () => {
  test('works out what is due at the start, and again soon after votes are announced, in a thread of its own', async () => {
    const errors: unknown[] = [];
    let announce: (topic: string) => void = () => {};
    const watch = (listener: (topic: string) => void) => {
      announce = listener;
      return () => void (announce = () => {});
    };
    const analyst = startAnalyst(
      () => ({ ...app.ctx(), now: new Date(), live: { ...silence, watch } }),
      (error) => errors.push(error),
    );
    await expect.poll(voters, { timeout: 10_000, interval: 50 }).toEqual([30]);
    await addVoters(database.db, town.issue.id, camps, 10);
    // Many announcements are one piece of work.
    for (let time = 0; time < 20; time += 1) announce(`conversation:${camps.conversationId}`);
    await expect.poll(voters, { timeout: 10_000, interval: 50 }).toEqual([40]);
    await analyst.close();
    announce(`conversation:${camps.conversationId}`);
    expect(errors).toEqual([]);
    expect(await database.db.selectFrom('analysis_leases').select('holder').execute()).toEqual([]);
  });
});
