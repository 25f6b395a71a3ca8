import { describe, expect, test } from 'vitest';
import { analyze, chances, VoteMatrixBuilder } from '../../engines/opinion/index.ts';
import { find } from './finding.ts';
import type { Findings } from './findings.ts';
import { placeSelf } from './own-place.ts';
import type { ToldResult } from './told.ts';

const people = 40;
const chance = chances(8);
const rows = Array.from({ length: people }, (_, person) =>
  Array.from({ length: 14 }, (_unused, number): [number, number] => [
    number,
    (person + number) % 2 === 0 && chance() > 0.1 ? 1 : chance() < 0.2 ? 0 : -1,
  ]).filter(() => chance() < 0.8),
);

function found(): Findings {
  const flat = rows.flat();
  const rowStart = Uint32Array.from([0, ...rows.map((_, at) => rows.slice(0, at + 1).flat().length)]);
  const statements = Array.from({ length: 14 }, (_, number) => ({ id: String(number), number, isRejected: number === 3, isMeta: number === 5 }));
  const votes = {
    rowStart,
    column: Uint16Array.from(flat, ([number]) => number),
    value: Int8Array.from(flat, ([, value]) => value),
    statements,
    overlays: [],
    threshold: 10,
  };
  const { findings } = find(votes, []);
  if (!findings) throw new Error('nothing was found');
  return findings;
}

const told = {
  groups: [
    { letter: 'A', center: { x: 0, y: 0 } },
    { letter: 'B', center: null },
  ],
} as unknown as Pick<ToldResult, 'groups'>;

describe('where somebody stands by their own votes', () => {
  test('is where the analysis placed them', () => {
    const builder = new VoteMatrixBuilder<number>();
    rows.forEach((row, person) => row.forEach(([number, value]) => builder.add(person, number, value)));
    const { matrix, positions } = analyze(builder.build(), { rejected: new Set([3]), meta: new Set([5]) }, { samples: 0 });
    const findings = found();
    for (const [row, person] of matrix.participants.entries()) {
      const own = placeSelf(findings, told, new Map(rows[person]));
      expect(own?.place.x).toBeCloseTo(positions.x[row] ?? NaN, 9);
      expect(own?.place.y).toBeCloseTo(positions.y[row] ?? NaN, 9);
    }
  });

  test('is nowhere without a vote that counts, and near no group with few votes', () => {
    const findings = found();
    expect(placeSelf(findings, told, new Map())).toBeNull();
    expect(placeSelf(findings, told, new Map([[3, 1], [5, 1], [99, 1]]))).toBeNull(); // prettier-ignore
    expect(placeSelf(findings, told, new Map([[0, 1], [1, -1]]))?.letter).toBeNull(); // prettier-ignore
  });

  test('names the nearest group only where that group may be spoken of', () => {
    const letters = rows.map((row) => placeSelf(found(), told, new Map(row))?.letter ?? null);
    expect(new Set(letters)).toEqual(new Set(['A', null]));
  });
});
