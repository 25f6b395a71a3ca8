import { expect, test } from 'vitest';
import { createTestApp } from '#test/app.ts';
import { useOwnDatabase } from '#test/database.ts';
import { tookIn, uploadedText } from '#test/roster-imports.ts';
import { buildTown } from '#test/town.ts';
import { listEntries } from '../entries.ts';
import { confirmImport } from './confirming.ts';
import { readImport } from './reading.ts';
import { takeBack } from './taking-back.ts';

// Not inside a transaction of the test: each act has a connection of its own where the engine has several.
const database = useOwnDatabase();

test('two who take an import back in one moment, while the right file is taken in, come one after the other', async () => {
  const app = await createTestApp(database.db);
  const town = await buildTown(database.db);
  const convener = () => app.ctx(town.persons.convener);
  const wrong = await tookIn(convener(), town.district, 'persons', 'name,email\nAna Ruiz,ana@example.org\nBo Lee,bo@example.org\nCy Oak,cy@example.org\n');
  const right = await uploadedText(convener(), town.district, 'name,email\nAna Ruiz,ana@example.org\nDi Elm,di@example.org\n');
  await readImport(convener(), right, { holds: 'persons', delimiter: ',', map: ['name', 'email'], existing: 'update', allOrNothing: false, revision: 1 });

  const [one, other, confirmed] = await Promise.all([takeBack(convener(), wrong.id), takeBack(convener(), wrong.id), confirmImport(convener(), right, 2)]);
  expect([one, other]).toEqual(
    expect.arrayContaining([
      { ok: true, value: null },
      { ok: false, reason: 'done' },
    ]),
  );
  expect(confirmed).toEqual({ ok: true, value: null });
  expect((await listEntries(convener(), town.district, 'persons')).entries.map((entry) => entry.name)).toEqual(['Ana Ruiz', 'Di Elm']);
  const told = await database.db.selectFrom('events').select('kind').where('kind', 'in', ['roster-import.taken-back', 'entry.taken-back']).execute();
  expect(told.filter((event) => event.kind === 'roster-import.taken-back')).toHaveLength(1);
});
