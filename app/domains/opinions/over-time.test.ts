import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { buildCamps, type Camps } from '#test/camps.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown } from '#test/town.ts';
import { votesOverTime } from './over-time.ts';
import type { ToldVotes } from './told.ts';

const database = useDatabase();
let app: TestApp;
let camps: Camps;
const until = new Date('2026-03-01T12:00:00Z');
const manner = 'exact';

beforeEach(async () => {
  app = await createTestApp(database.db);
  const town = await buildTown(database.db);
  camps = await buildCamps(database.db, town.issue.id, 130, 3);
  const [statement = ''] = camps.statements;
  for (const [at, voter] of camps.voters.entries())
    await database.db
      .updateTable('votes')
      .set({ at: new Date(Date.UTC(2026, 1, 1, at)), value: at < 60 ? 1 : at % 2 === 0 ? 1 : -1 })
      .where('participant_id', '=', voter)
      .where('statement_id', '=', statement)
      .execute();
});

/** As the result tells it: few pass, so that is withheld. */
async function told(): Promise<ToldVotes> {
  const rows = await database.db
    .selectFrom('votes')
    .select('value')
    .where('statement_id', '=', camps.statements[0] ?? '')
    .execute();
  const count = (value: number) => rows.filter((row) => row.value === value).length;
  return { agrees: count(1), disagrees: count(-1), passes: null, total: rows.length };
}

describe('votes over time', () => {
  test('come in slices of as many votes, told in steps, oldest first', async () => {
    const slices = (await votesOverTime(app.ctx(), camps.statements[0] ?? '', { until, threshold: 5, manner, all: await told() })) ?? [];
    expect(slices.length).toBeGreaterThanOrEqual(2);
    for (const [at, { from, to, votes }] of slices.entries()) {
      expect(from <= to && (slices[at + 1]?.from ?? until) >= to).toBe(true);
      for (const figure of Object.values(votes)) expect((figure ?? 1) % 5).toBe(0);
    }
    expect(slices[0]?.votes.disagrees).toBeLessThan(slices.at(-1)?.votes.disagrees ?? 0);
  });

  test('are not told of too few, nor without times', async () => {
    const [statement = ''] = camps.statements;
    const all = await told();
    expect(await votesOverTime(app.ctx(), statement, { until, threshold: 20, manner, all })).toBeNull();
    expect(await votesOverTime(app.ctx(), statement, { until: new Date('2026-01-01'), threshold: 5, manner, all })).toBeNull();
    await database.db.updateTable('votes').set({ at: null }).execute();
    expect(await votesOverTime(app.ctx(), statement, { until, threshold: 5, manner, all })).toBeNull();
  });

  test('are cut so that neither their size nor what is told of all fixes a slice', async () => {
    const [statement = ''] = camps.statements;
    const all = await told();
    const slices = (await votesOverTime(app.ctx(), statement, { until, threshold: 5, manner, all })) ?? [];
    const sum = slices.reduce((total, { votes }) => total + (votes.agrees ?? 0), 0);
    for (const agrees of [sum, sum + 4 * slices.length]) {
      const other = await votesOverTime(app.ctx(), statement, { until, threshold: 5, manner, all: { ...all, agrees } });
      expect(other?.length).not.toBe(slices.length);
    }
    // All agree, in slices of whole steps: that there is nobody else would follow.
    await database.db.updateTable('votes').set({ value: 1 }).execute();
    const size = (all.total ?? 0) - ((all.total ?? 0) % 50);
    const few = camps.voters.slice(size);
    if (few.length > 0) await database.db.updateTable('votes').set({ at: null }).where('participant_id', 'in', few).execute();
    const same =
      (await votesOverTime(app.ctx(), statement, { until, threshold: 5, manner: 'steps', all: { agrees: 120, disagrees: 0, passes: 0, total: 120 } })) ?? [];
    const inSlice = (await told()).total ?? 0;
    for (const { votes } of same) expect(votes.agrees).toBeLessThan(inSlice / same.length);
  });
});
