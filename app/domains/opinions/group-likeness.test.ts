import { describe, expect, test } from 'vitest';
import type { Findings, Votes } from './findings.ts';
import { matchGroups } from './group-likeness.ts';

const votes = (agrees: number, disagrees: number): Votes => ({ agrees, disagrees, passes: 2 });
/** Groups by how they vote on two statements. */
const findings = (...groups: readonly [Votes, Votes][]) =>
  ({ groups: groups.map(() => ({})), statements: [0, 1].map((number) => ({ number, byGroup: groups.map((group) => group[number]) })) }) as unknown as Findings;

const keen: [Votes, Votes] = [votes(30, 2), votes(3, 28)];
const wary: [Votes, Votes] = [votes(4, 25), votes(27, 2)];

describe('a group of now is the group of then', () => {
  test('by how it votes, whatever its letter and size', () => {
    const larger: [Votes, Votes] = [votes(8, 55), votes(60, 5)];
    expect(matchGroups(findings(keen, wary), findings(larger, keen))).toEqual([1, 0]);
  });

  test('not when it votes otherwise', () => {
    expect(matchGroups(findings(keen), findings([votes(15, 15), votes(15, 15)]))).toEqual([null]);
  });

  test('only one of two that became one', () => {
    const almost: [Votes, Votes] = [votes(28, 4), votes(4, 27)];
    expect(matchGroups(findings(keen, almost), findings(keen, wary))).toEqual([0, null]);
  });

  test('nothing where there are no groups any more', () => {
    expect(matchGroups(findings(keen), findings())).toEqual([null]);
  });
});
