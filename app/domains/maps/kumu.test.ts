import { expect, test } from 'vitest';
import { createTestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { idOf, loadWorld } from '#world/loading/index.ts';
import { kumuConnectionsCsv, kumuElementsCsv, kumuJson, readKumuCsv, readKumuJson } from '../../engines/kumu-format/index.ts';
import { importMap } from './importing.ts';
import { toKumu } from './kumu.ts';
import { mapOf } from './maps.ts';

const database = useDatabase();

test('the map of the demo goes out as Kumu JSON and comes in elsewhere without loss; as sheets it keeps every cell', async () => {
  const now = new Date('2026-11-20T15:00:00Z');
  const app = await createTestApp(database.db);
  app.setNow(now);
  await loadWorld(database.db, now);
  const elsewhere = idOf('issues.conferences');
  const convener = await database.db
    .selectFrom('memberships')
    .select('person_id')
    .where('issue_id', '=', elsewhere)
    .where('role', '=', 'convener')
    .executeTakeFirstOrThrow();
  const ctx = app.ctx(convener.person_id);
  const sent = toKumu(await mapOf(ctx, idOf('issues.bus')));
  expect(sent.elements.length).toBeGreaterThan(25);
  const { map, problems } = readKumuJson(kumuJson(sent));
  expect(problems).toEqual([]);
  if (!map) throw new Error('no map');
  expect(await importMap(ctx, elsewhere, map, 'replace')).toMatchObject({ ok: true });
  expect(kumuJson(toKumu(await mapOf(ctx, elsewhere)))).toBe(kumuJson(sent));
  const sheets = readKumuCsv({ elements: kumuElementsCsv(sent), connections: kumuConnectionsCsv(sent) });
  expect(sheets.problems).toEqual([]);
  if (!sheets.map) throw new Error('no sheets');
  expect([kumuElementsCsv(sheets.map), kumuConnectionsCsv(sheets.map)]).toEqual([kumuElementsCsv(sent), kumuConnectionsCsv(sent)]);
});
