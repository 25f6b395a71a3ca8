import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNetwork, pathBetween, type Link } from './index.ts';

const line = (text: string): Link[] => text.split(' ').map((pair) => ({ from: pair[0] ?? '', to: pair[1] ?? '' }));

describe('a network', () => {
  test('falls into parts, and some stand alone', () => {
    const { parts, alone } = findNetwork([...'abcdefg'], line('ab bc de'));
    expect(parts).toEqual([['a', 'b', 'c'], ['d', 'e'], ['f'], ['g']]);
    expect(alone).toEqual(['f', 'g']);
  });

  test('names who stands between, with the parts that they hold together', () => {
    // Two triangles that meet in d.
    const { brokers } = findNetwork([...'abcdefg'], line('ab bd ad de ef df dg'));
    expect(brokers).toHaveLength(1);
    expect(brokers[0]).toMatchObject({ id: 'd', separates: [['a', 'b'], ['e', 'f'], ['g']] });
    expect(brokers[0]?.betweenness).toBeCloseTo(8 / 15);
  });

  test('puts those first without whom it would fall apart', () => {
    // A ring of six, where all stand between a little, and a tail that hangs on f only.
    const { brokers } = findNetwork([...'abcdefgh'], line('ab bc cd de ef fa fg gh'));
    expect(brokers.map(({ id }) => id).slice(0, 2)).toEqual(['f', 'g']);
    expect(brokers.slice(2).every(({ separates }) => separates.length === 0)).toBe(true);
  });

  test('does not count a line to itself, a line twice, or a line to nothing', () => {
    expect(findNetwork(['a', 'b'], line('aa ab ba ax'))).toEqual({ parts: [['a', 'b']], alone: [], brokers: [] });
  });
});

test('the shortest way leads from the nearest start', () => {
  const links = line('ab bc cd ae');
  expect(pathBetween([...'abcde'], links, ['a', 'e'], 'd')).toEqual(['a', 'b', 'c', 'd']);
  expect(pathBetween([...'abcde'], links, ['d'], 'd')).toEqual(['d']);
  expect(pathBetween([...'abcdefx'], links, ['x'], 'd')).toBeNull();
});

const network = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc.record({
    ids: fc.constant(Array.from({ length: size }, (_, at) => `n${at}`)),
    links: fc.array(fc.record({ from: fc.nat(size - 1).map((at) => `n${at}`), to: fc.nat(size - 1).map((at) => `n${at}`) }), { maxLength: 24 }),
  }),
);

test('whoever separates parts does so when taken out, and nobody else does', () => {
  fc.assert(
    fc.property(network, ({ ids, links }) => {
      const whole = findNetwork(ids, links);
      expect(whole.parts.flat().toSorted()).toEqual([...ids].sort());
      for (const id of ids) {
        const part = whole.parts.find((one) => one.includes(id)) ?? [];
        const others = part.filter((one) => one !== id);
        const without = findNetwork(others, links);
        const broker = whole.brokers.find((one) => one.id === id);
        expect(broker?.separates ?? []).toEqual(without.parts.length > 1 ? without.parts : []);
      }
    }),
  );
});

test('the order of relations and their direction change nothing', () => {
  fc.assert(
    fc.property(network, ({ ids, links }) => {
      const turned = links.toReversed().map(({ from, to }) => ({ from: to, to: from }));
      expect(findNetwork(ids, turned)).toEqual(findNetwork(ids, links));
    }),
  );
});
