import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { cardToken } from '../card.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let convener: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  convener = await app.browser().signIn('convener@example.org');
});

const at = (rest = '') => `/issues/late-buses/map${rest}`;
const idIn = (page: { location: string | null }) => /chosen=([0-9a-f-]+)/.exec(page.location ?? '')?.[1] ?? '';

async function add(name: string, more: Record<string, string> = {}): Promise<string> {
  const page = await convener.post(at('/elements'), { name, kind: 'group', lang: 'en', ...more });
  expect(page.status).toBe(303);
  return idIn(page);
}

const relate = (fromId: string, toId: string, more: Record<string, string> = {}) =>
  convener.post(at('/relations'), { fromId, toId, kind: 'informs', saidBy: 'guess', lang: 'en', ...more });

describe('without script', () => {
  test('a map is drawn, moved, undone and kept by plain forms', async () => {
    expect((await convener.get(at())).text).toContain('Nothing stands on this map yet.');
    const families = await add('Families <script>alert(1)</script>', { groupId: town.groups.families });
    const dispatch = await add('Dispatch', { kind: 'organization' });
    expect((await relate(dispatch, families)).status).toBe(303);
    const drawn = await convener.get(at());
    expect(drawn.text).toContain('informs Families');
    expect(drawn.text).not.toContain('<script>alert(1)');
    const before = await database.db.selectFrom('map_elements').select(['x', 'y']).where('id', '=', dispatch).executeTakeFirstOrThrow();
    await convener.post(at(`/elements/${dispatch}/place?_method=PUT`), { step: 'left' });
    const after = await database.db.selectFrom('map_elements').select(['x', 'y', 'by_hand']).where('id', '=', dispatch).executeTakeFirstOrThrow();
    expect(after).toEqual({ x: (before.x ?? 0) - 60, y: before.y, by_hand: true });
    await convener.post(at(`/elements/${families}?_method=DELETE`));
    const undo = /action="([^"]*\/undoing)"/.exec((await convener.get(at())).text)?.[1] ?? '';
    expect((await convener.post(undo)).status).toBe(303);
    expect((await convener.get(at())).text).toContain('informs Families');
    const kept = await convener.post(at('/snapshots'), { name: 'Spring', lang: 'en' });
    const page = await convener.get(kept.location ?? '');
    expect(page.text).toContain('Nothing has changed.');
    await add('Night-shift families');
    app.setNow(new Date(Date.now() + 86_400_000));
    const later = await convener.post(at('/snapshots'), { name: 'Fall', lang: 'en' });
    const id = (place: string | null) => /snapshots\/([0-9a-f-]+)/.exec(place ?? '')?.[1] ?? '';
    for (const [one, other] of [
      [kept, later],
      [later, kept],
    ] as const) {
      const compared = await convener.get(at(`/snapshots/${id(one.location)}?to=${id(other.location)}`));
      expect(compared.text).toContain('from “Spring” to “Fall”');
      expect(compared.text).toContain('New on the map: Night-shift families.');
    }
  });

  test('what is wrong with a form is told beside it, and what was typed stays', async () => {
    const families = await add('Families');
    const empty = await convener.post(at('/elements'), { name: ' ', kind: 'group', lang: 'en', about: 'Kept words' });
    expect([empty.status, empty.text.includes('Kept words')]).toEqual([422, true]);
    const itself = await relate(families, families, { kind: 'own', note: 'Kept note' });
    expect(itself.status).toBe(422);
    const told = ['Choose two different ones.', 'Say in your own word', 'Kept note'].map((said) => itself.text.includes(said));
    expect(told).toEqual([true, true, true]);
    const stale = await convener.post(at(`/elements/${families}?_method=PUT`), { name: 'X', kind: 'group', lang: 'en', revision: '7' });
    expect([stale.status, stale.text.includes('Somebody else saved a change')]).toEqual([409, true]);
    expect(stale.text).toMatch(/name="name"[^>]*value="X"/);
    const revision = /name="revision" value="(\d+)"/.exec(stale.text)?.[1] ?? '';
    expect((await convener.post(at(`/elements/${families}?_method=PUT`), { name: 'X', kind: 'group', lang: 'en', revision })).status).toBe(303);
    expect((await relate(families, newId())).status).toBe(404);
  });

  test('a file is looked at first, taken in as a whole, and undone as a whole', async () => {
    const json = '{"elements": [{"label": "A"}, {"type": "Thing"}], "connections": [{"from": "A", "to": "B"}], "version": 2}';
    const preview = await convener.post(at('/import'), { json, manner: 'add' });
    for (const said of ['New: 2 elements and 1 relations', 'The row has no name.', 'version']) expect(preview.text).toContain(said);
    expect(await database.db.selectFrom('map_elements').select('id').execute()).toEqual([]);
    const broken = await convener.post(at('/import'), { json: '{"elements": [\n{"label": }]}', manner: 'replace' });
    expect(broken.status).toBe(422);
    for (const kept of ['row or line 2', '{&quot;label&quot;: }]}', 'value="replace" checked']) expect(broken.text).toContain(kept);
    const large = { elements: Array.from({ length: 900 }, (_, row) => ({ label: `Group ${row}`, description: 'x'.repeat(1000) })) };
    expect((await convener.post(at('/import'), { json: JSON.stringify(large), manner: 'add' })).text).toContain('New: 900 elements');
    expect((await convener.post(at('/import'), { json, manner: 'add', agreed: '1' })).status).toBe(303);
    const exported = await convener.get(at('/export/kumu.json'));
    expect((JSON.parse(exported.text) as { elements: { label: string }[] }).elements.map(({ label }) => label)).toEqual(['A', 'B']);
    expect((await convener.get(at('/export/nothing'))).status).toBe(404);
  });
});

test('a group sees its card by a link without an account, and from then on it is theirs', async () => {
  const families = await add('Families', { groupId: town.groups.families });
  await convener.post(at(`/elements/${families}/card?_method=PUT`), { outlook: 'We think they wait', lang: 'en', number: '0' });
  expect((await convener.get(at(`/elements/${families}`))).text).toContain('guess-mark');
  await convener.post(at(`/elements/${families}/card/links`));
  const { id } = await database.db.selectFrom('perspective_links').select('id').executeTakeFirstOrThrow();
  const path = `/perspective/${cardToken(app.ctx(), id)}`;
  const group = app.browser({ locale: 'es' });
  expect((await group.get(path)).text).toContain('We think they wait');
  expect((await group.get(`/perspective/${id}.forged`)).status).toBe(404);
  await group.post(`${path}/confirmation`, { number: '1' });
  const page = await convener.get(at(`/elements/${families}`));
  expect(page.text).not.toContain('guess-mark');
  expect((await convener.post(at(`/elements/${families}/card?_method=PUT`), { outlook: 'Over it', lang: 'en', number: '1' })).status).toBe(403);
  await group.post(`${path}?_method=PUT`, { outlook: 'Esperamos de pie', lang: 'es', number: '1' });
  expect((await convener.get(at(`/elements/${families}`))).text).toContain('Esperamos de pie');
  expect((await group.post(`${path}/withdrawal`, { number: '2' })).status).toBe(200);
  await group.post(`${path}/withdrawal`, { number: '2', _confirmed: '1' });
  expect((await convener.get(at(`/elements/${families}`))).text).not.toContain('Esperamos de pie');
  await convener.post(at(`/card-links/${id}?_method=DELETE`));
  const over = await group.get(path);
  expect([over.status, over.text.includes('Este enlace ya no funciona')]).toEqual([404, true]);
});

test('everybody sees an open map without persons, notes and cards; a name only after its yes, and never outside', async () => {
  const families = await add('Families', { groupId: town.groups.families, about: 'A secret about them' });
  const role = await add('Driver of Route 7', { kind: 'person' });
  await relate(role, families, { note: 'A secret note' });
  await convener.post(at(`/elements/${families}/card?_method=PUT`), { outlook: 'A secret guess', lang: 'en', number: '0' });
  await convener.post(at(`/elements/${role}/namings`), { personId: town.persons.core });
  const advisor = await app.browser().signIn('advisor@example.org');
  const core = await app.browser().signIn('core@example.org');
  expect((await advisor.get(at())).text).not.toContain('core person');
  const naming = await database.db.selectFrom('map_namings').select('id').executeTakeFirstOrThrow();
  expect((await advisor.post(at(`/namings/${naming.id}/agreement`))).status).toBe(403);
  expect((await core.get(at())).text).toContain('Yes, show my name');
  await core.post(at(`/namings/${naming.id}/agreement`));
  expect((await advisor.get(at())).text).toContain('core person');
  expect((await convener.get(at('/export/kumu.json'))).text).not.toContain('core person');
  expect((await convener.post(at('/publication'))).text).toContain('Show this map to everybody?');
  expect((await app.browser().get(at())).status).toBe(404);
  await convener.post(at('/publication'), { _confirmed: '1' });
  const open = await app.browser().get(at());
  expect(open.status).toBe(200);
  expect(open.text).toContain('Families');
  for (const hidden of ['Driver of Route 7', 'core person', 'A secret']) expect(open.text).not.toContain(hidden);
});
