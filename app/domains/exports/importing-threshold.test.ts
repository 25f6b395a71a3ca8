import { expect, test } from 'vitest';
import { useDatabase } from '#test/database.ts';
import { buildTown } from '#test/town.ts';
import type { Row } from './bundle.ts';
import { thresholdsHere } from './importing-threshold.ts';

const database = useDatabase();

test.each<[string, here: number, own: Row, there: number | undefined, threshold: number, earlier: number[]]>([
  ['keeps its own where that is enough', 5, { privacy_threshold: 20, earlier_thresholds: [10] }, 10, 20, [10]],
  ['goes to a multiple where its organization here asks for more', 15, { privacy_threshold: 10, earlier_thresholds: [5] }, 10, 20, [5, 10]],
  ['that kept none yet has that of its organization there', 5, {}, 12, 12, []],
  ['that kept none yet, raised from that of its organization there', 15, {}, 12, 24, [12]],
  ['of an organization that nobody knows starts under the one of here', 15, {}, undefined, 15, []],
])('an issue that is brought in %s', async (_, here, own, there, privacy_threshold, earlier_thresholds) => {
  const { district } = await buildTown(database.db);
  await database.db.updateTable('organizations').set({ privacy_threshold: here }).where('id', '=', district).execute();
  expect(await thresholdsHere(database, { ...own, organization_id: district }, there)).toEqual({ privacy_threshold, earlier_thresholds });
});
