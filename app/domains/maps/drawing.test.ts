import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { kumuJson, readKumuJson, type KumuMap } from '../../engines/kumu-format/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { arrangeMap } from './arranging.ts';
import { compareMaps } from './comparing.ts';
import { addElement, changeElement, moveElement, removeElement } from './drawing.ts';
import { readMap } from './findings.ts';
import { listActs } from './history.ts';
import { importMap, planImport } from './importing.ts';
import { toKumu } from './kumu.ts';
import { mapOf } from './maps.ts';
import { changeRelation, drawRelation } from './relating.ts';
import { snapshotContent, takeSnapshot } from './snapshots.ts';
import { undoAct } from './undoing.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let ctx: Ctx;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  ctx = app.ctx(town.persons.convener);
});

const words = (name: string) => ({ kind: 'thing', name, about: null, groupId: null, tags: [], lang: 'en' }) as const;
const link = { kind: 'informs', word: null, direction: 'directed', strength: 2, note: null, saidBy: 'guess', lang: 'en' } as const;

async function add(name: string, more: Partial<Parameters<typeof addElement>[2]> = {}): Promise<{ id: string; actId: string }> {
  const added = await addElement(ctx, town.issue.id, { ...words(name), ...more });
  if (!added.ok) throw new Error(added.reason);
  return added.value;
}

async function relate(fromId: string, toId: string): Promise<{ id: string; actId: string }> {
  const drawn = await drawRelation(ctx, town.issue.id, { fromId, toId }, link);
  if (!drawn.ok) throw new Error(drawn.reason);
  return drawn.value;
}

const shape = async () => {
  const { elements, relations } = await mapOf(ctx, town.issue.id);
  return { elements: elements.map(({ name }) => name), relations: relations.length };
};
const undo = (actId: string | null) => undoAct(ctx, town.issue.id, actId ?? '');

describe('drawing', () => {
  test('stands things on the map where nothing stands yet, and a group once', async () => {
    const [a, b] = [await add('Families', { kind: 'group', groupId: town.groups.families }), await add('Dispatch')];
    const { elements } = await mapOf(ctx, town.issue.id);
    const [one, other] = [a.id, b.id].map((id) => elements.find((element) => element.id === id)?.place);
    expect(Math.abs((one?.x ?? 0) - (other?.x ?? 0)) >= 150 || Math.abs((one?.y ?? 0) - (other?.y ?? 0)) >= 84).toBe(true);
    const again = { ...words('Families again'), kind: 'group', groupId: town.groups.families } as const;
    expect(await addElement(ctx, town.issue.id, again)).toEqual({ ok: false, reason: 'group-twice' });
    expect(await addElement(ctx, town.issue.id, { ...again, kind: 'thing', groupId: town.groups.drivers })).toEqual({ ok: false, reason: 'group' });
  });

  test('refuses the same relation twice, and one of a thing with itself', async () => {
    const [a, b] = [await add('A'), await add('B')];
    await relate(a.id, b.id);
    expect(await drawRelation(ctx, town.issue.id, { fromId: a.id, toId: b.id }, link)).toMatchObject({ reason: 'twice' });
    expect(await drawRelation(ctx, town.issue.id, { fromId: b.id, toId: a.id }, link)).toMatchObject({ ok: true });
    expect(await drawRelation(ctx, town.issue.id, { fromId: a.id, toId: a.id }, link)).toMatchObject({ reason: 'itself' });
  });

  test('keeps words by revision; moving loses nobody’s words, so it is none', async () => {
    const { id } = await add('A');
    await moveElement(ctx, town.issue.id, id, { x: 40, y: -20 });
    expect(await changeElement(ctx, town.issue.id, id, words('B'), 1)).toMatchObject({ ok: true });
    await expect(changeElement(ctx, town.issue.id, id, words('C'), 1)).rejects.toThrow();
    expect((await mapOf(ctx, town.issue.id)).elements[0]).toMatchObject({ name: 'B', place: { x: 40, y: -20 }, byHand: true, revision: 2 });
  });
});

describe('undoing', () => {
  test('takes every kind of act back, and can itself be undone', async () => {
    const [a, b] = [await add('A'), await add('B')];
    const r = await relate(a.id, b.id);
    const before = await mapOf(ctx, town.issue.id);
    const removed = await removeElement(ctx, town.issue.id, a.id);
    expect(await shape()).toEqual({ elements: ['B'], relations: 0 });
    const undone = await undo(removed.actId);
    expect(await shape()).toEqual({ elements: ['A', 'B'], relations: 1 });
    if (!undone.ok) throw new Error(undone.reason);
    await undo(undone.value.actId);
    expect(await shape()).toEqual({ elements: ['B'], relations: 0 });
    expect(await undo(removed.actId)).toEqual({ ok: false, reason: 'undone' });
    const back = (await listActs(ctx, town.issue.id))[0];
    await undo(back?.id ?? '');
    const moved = await moveElement(ctx, town.issue.id, a.id, { x: 500, y: 500 });
    await undo(moved.actId);
    const now = (await mapOf(ctx, town.issue.id)).relations[0]?.revision ?? 0;
    const changed = await changeRelation(ctx, town.issue.id, r.id, { ...link, strength: 3 }, now);
    expect((await mapOf(ctx, town.issue.id)).relations[0]?.strength).toBe(3);
    await undo(changed.ok ? changed.value.actId : null);
    const after = await mapOf(ctx, town.issue.id);
    const plain = ({ elements, relations }: typeof after) => [...elements, ...relations].map((thing) => ({ ...thing, revision: 0 }));
    expect(plain(after)).toEqual(plain(before));
  });

  test('is refused where somebody went on from it, or something hangs on it', async () => {
    const [a, b] = [await add('A'), await add('B')];
    const changed = await changeElement(ctx, town.issue.id, a.id, words('A2'), 1);
    await changeElement(ctx, town.issue.id, a.id, words('A3'), 2);
    expect(await undo(changed.ok ? changed.value.actId : null)).toEqual({ ok: false, reason: 'changed-since' });
    await relate(a.id, b.id);
    expect(await undo(b.actId)).toEqual({ ok: false, reason: 'used-since' });
    expect(await shape()).toEqual({ elements: ['A3', 'B'], relations: 1 });
  });

  test('of arranging leaves what was placed by hand', async () => {
    const ids = [await add('A'), await add('B'), await add('C')].map(({ id }) => id);
    await relate(ids[0] ?? '', ids[1] ?? '');
    await moveElement(ctx, town.issue.id, ids[0] ?? '', { x: 1234, y: 77 });
    const before = await mapOf(ctx, town.issue.id);
    const { actId } = await arrangeMap(ctx, town.issue.id, null);
    const after = await mapOf(ctx, town.issue.id);
    expect(after.elements.find(({ id }) => id === ids[0])?.place).toEqual({ x: 1234, y: 77 });
    expect(after).not.toEqual(before);
    await undo(actId);
    expect(await mapOf(ctx, town.issue.id)).toEqual(before);
  });
});

const file = (text: object): KumuMap => {
  const { map } = readKumuJson(JSON.stringify(text));
  if (!map) throw new Error('no map');
  return map;
};

describe('taking in a file', () => {
  const source = {
    elements: [
      { label: 'Crossing House', type: 'Organization', description: 'Where people meet', tags: ['east', 'warm'], image: 'https://example.org/a.png' },
      { label: 'Trains', type: 'Barrier', deep: { er: [1, 'two'] } },
      { label: 'Trains', id: 'second', type: 'Thing', tags: 'one|two', language: 'es', strength: 'odd' },
    ],
    connections: [
      { from: 'Crossing House', to: 'second', type: 'works with', direction: 'mutual', strength: 3, 'said by': 'group' },
      { from: 'second', to: 'Crossing House', type: 'is feared by', direction: 'Directed', weight: 0.25, tags: [' spaced '] },
    ],
  };

  test('is one act, loses nothing of its rows, and changes nothing the second time', async () => {
    const imported = await importMap(ctx, town.issue.id, file(source), 'add');
    expect(imported).toMatchObject({ ok: true });
    const exported = JSON.parse(kumuJson(toKumu(await mapOf(ctx, town.issue.id)))) as typeof source;
    for (const list of ['elements', 'connections'] as const) for (const [at, row] of source[list].entries()) expect(exported[list][at]).toMatchObject(row);
    expect((await mapOf(ctx, town.issue.id)).elements.every(({ place }) => place !== null)).toBe(true);
    expect(await importMap(ctx, town.issue.id, file({ elements: [source.elements[0]], connections: [] }), 'add')).toEqual({ ok: true, value: { actId: null } });
    await undo(imported.ok ? imported.value.actId : null);
    expect(await shape()).toEqual({ elements: [], relations: 0 });
  });

  test('in the place of what stands comes out as it went in, and can be undone as one', async () => {
    const before = await add('Old');
    await importMap(ctx, town.issue.id, file(source), 'replace');
    const first = kumuJson(toKumu(await mapOf(ctx, town.issue.id)));
    const again = await importMap(ctx, town.issue.id, file(JSON.parse(first) as object), 'replace');
    expect(kumuJson(toKumu(await mapOf(ctx, town.issue.id)))).toBe(first);
    await undo(again.ok ? again.value.actId : null);
    expect(kumuJson(toKumu(await mapOf(ctx, town.issue.id)))).toBe(first);
    expect((await shape()).elements).not.toContain('Old');
    expect(before.id).toBeTruthy();
  });

  test('tells beforehand what cannot stand on a map, and leaves only that out', async () => {
    const plan = await planImport(
      ctx,
      town.issue.id,
      file({
        elements: [{ label: 'A' }, { label: 'x'.repeat(201) }, { label: 'Zero\u0000' }],
        connections: [
          { from: 'A', to: 'A' },
          { from: 'A', to: 'Zero\u0000' },
          { from: 'A', to: 'B' },
        ],
      }),
      'add',
    );
    expect(plan.drawn.unfit.map(({ list, reason }) => [list, reason])).toEqual([
      ['elements', 'too-long'],
      ['elements', 'unstorable'],
      ['connections', 'itself'],
      ['connections', 'unstorable'],
    ]);
    expect(plan.added).toEqual({ elements: 2, relations: 1 });
  });
});

test('a snapshot stays as it was, and tells what became of the map', async () => {
  const [a, b, c] = [await add('A'), await add('B'), await add('C')];
  await relate(a.id, b.id);
  const { id } = await takeSnapshot(ctx, town.issue.id, { name: 'Spring', lang: 'en' });
  await changeElement(ctx, town.issue.id, a.id, words('A, renamed'), 1);
  await moveElement(ctx, town.issue.id, b.id, { x: 900, y: 0 });
  await removeElement(ctx, town.issue.id, c.id);
  const d = await add('D');
  await relate(b.id, d.id);
  const then = await snapshotContent(ctx, town.issue.id, id);
  const { elements, relations } = compareMaps(then, await mapOf(ctx, town.issue.id));
  const names = (some: readonly { name: string }[]) => some.map(({ name }) => name);
  expect([names(elements.appeared), names(elements.gone), names(elements.moved)]).toEqual([['D'], ['C'], ['B']]);
  expect(elements.changed).toMatchObject([{ before: { name: 'A' }, after: { name: 'A, renamed' }, fields: ['name'] }]);
  expect([relations.appeared.length, relations.gone.length, relations.changed.length]).toEqual([1, 0, 0]);
});

test('the map tells who stands alone, who stands between, and whom nobody knows', async () => {
  const families = await add('Families', { kind: 'group', groupId: town.groups.families });
  const [house, drivers, dispatch, alone] = [
    await add('Crossing House', { kind: 'organization' }),
    await add('Drivers', { kind: 'group', groupId: town.groups.drivers }),
    await add('Dispatch', { kind: 'organization' }),
    await add('Contractors', { kind: 'organization' }),
  ];
  for (const [from, to] of [
    [families, house],
    [house, drivers],
    [drivers, dispatch],
    [house, dispatch],
  ] as const)
    await relate(from.id, to.id);
  const groups = [town.groups.families, town.groups.drivers, 'elsewhere'].map((id) => ({ id, name: id, lang: 'en' }));
  const found = readMap(await mapOf(ctx, town.issue.id), groups, new Set([town.groups.drivers]));
  expect(found.alone.map(({ id }) => id)).toEqual([alone.id]);
  expect(found.parts).toEqual([]);
  expect(found.brokers).toMatchObject([{ element: { name: 'Crossing House' }, cutOff: [{ name: 'Families' }] }]);
  expect(found.missing.map(({ id }) => id)).toEqual(['elsewhere']);
  expect(found.unknown.map(({ id }) => id)).toEqual([town.groups.families]);
});
