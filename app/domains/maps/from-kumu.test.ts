import { expect, test } from 'vitest';
import { kumuJson, readKumuJson } from '../../engines/kumu-format/index.ts';
import { fromKumu, type Drawn } from './from-kumu.ts';
import { toKumu } from './kumu.ts';
import type { SystemMap } from './map.ts';

function drawn(file: object): Drawn {
  const { map, problems } = readKumuJson(JSON.stringify(file));
  if (!map || problems.length > 0) throw new Error(JSON.stringify(problems));
  return fromKumu(map, 'en');
}

/** The map as it would stand, without the database in between. */
function standing({ elements, relations }: Drawn): SystemMap {
  return {
    elements: elements.map(({ x, y, ...state }, at) => ({
      ...state,
      id: `e${at}`,
      issueId: 'i',
      revision: 1,
      place: x === null || y === null ? null : { x, y },
    })),
    relations: relations.map(({ from, to, ...state }, at) => ({ ...state, id: `r${at}`, issueId: 'i', revision: 1, fromId: `e${from}`, toId: `e${to}` })),
  };
}

const sentOut = (made: Drawn) =>
  JSON.parse(kumuJson(toKumu(standing(made)))) as { elements: Record<string, unknown>[]; connections: Record<string, unknown>[] };

test('a backup of a project, which folds its rows, stands on the map and comes out as a blueprint with all of it', () => {
  const made = drawn({
    version: 1,
    elements: [
      { _id: 'elem-1', attributes: { label: 'School', 'element type': 'Organization', description: 'On the hill', tags: ['old'], Since: 1921 } },
      { _id: 'elem-2', attributes: { label: 'School' } },
    ],
    connections: [
      { _id: 'conn-1', from: 'elem-1', to: 'elem-2', direction: 'mutual', delayed: true, attributes: { 'connection type': 'works with' } },
      { _id: 'conn-2', from: 'elem-2', to: 'elem-1', direction: 'directed', attributes: {} },
    ],
    maps: [{ _id: 'map-1' }],
  });
  expect(made.elements).toMatchObject([{ kind: 'organization', name: 'School', about: 'On the hill', tags: ['old'] }, { kind: 'thing' }]);
  expect(made.relations).toMatchObject([{ kind: 'works-with', direction: 'mutual' }, { kind: 'own' }]);
  const { elements, connections } = sentOut(made);
  expect(elements[0]).toMatchObject({ id: 'elem-1', label: 'School', type: 'Organization', Since: 1921 });
  expect(connections).toMatchObject([
    { id: 'conn-1', from: 'elem-1', to: 'elem-2', delayed: true },
    { id: 'conn-2', from: 'elem-2', to: 'elem-1' },
  ]);
  expect(connections[1]).not.toHaveProperty('type');
});

test('a name keeps to its line and its direction on the map, and comes out as it was', () => {
  const made = drawn({
    elements: [{ label: 'Two\nlines' }, { label: '\u202egnihton' }, { label: '\u202e\u2066' }],
    connections: [{ from: 'Two\nlines', to: '\u202egnihton', type: 'calls\u202e' }],
  });
  expect(made.elements.map(({ name }) => name)).toEqual(['Two lines', 'gnihton']);
  expect(made.unfit).toMatchObject([{ list: 'elements', reason: 'no-name' }]);
  const { elements, connections } = sentOut(made);
  expect(elements.map(({ label }) => label)).toEqual(['Two\nlines', '\u202egnihton']);
  expect(connections).toMatchObject([{ from: 'Two\nlines', to: '\u202egnihton', type: 'calls\u202e' }]);
});
