import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze, chances, VoteMatrixBuilder, type Analysis } from './index.ts';

type Vote = readonly [participant: number, statement: number, value: number];

/** Two camps of people who vote by what they think of each statement, and some noise. */
function camps(people: number, statements: number, seed: number): Vote[] {
  const chance = chances(seed);
  const lean = Array.from({ length: statements }, () => (chance() < 0.4 ? 0 : chance() < 0.5 ? 1 : -1));
  return Array.from({ length: people }, (_, person) =>
    Array.from({ length: statements }, (_unused, statement): Vote[] => {
      if (chance() > 0.7) return [];
      const wish = (lean[statement] ?? 0) * (person % 2 ? 1 : -1) + (chance() - 0.5) * 2;
      return [[person, statement, chance() < 0.15 ? 0 : wish > 0 ? 1 : -1]];
    }).flat(),
  ).flat();
}

function analysisOf(votes: readonly Vote[], label: (person: number) => number = (person) => person): Analysis<number> {
  const builder = new VoteMatrixBuilder<number>();
  for (const [person, statement, value] of votes) builder.add(label(person), statement, value);
  return analyze(builder.build(), { rejected: new Set([2]), meta: new Set([5]) }, { samples: 4 });
}

/** Everything in it, by person instead of by row. */
function everything(analysis: Analysis<number>, label: (person: number) => number = (person) => person) {
  const { matrix, positions, groupOf, clustered } = analysis;
  const people = matrix.participants.map((id, row) => [id, positions.x[row], positions.y[row], groupOf[row], clustered[row]] as const);
  return {
    people: people.map(([id, ...rest]) => [label(id), ...rest]).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
    statements: matrix.statements,
    components: analysis.components,
    centers: analysis.centers,
    attempts: analysis.attempts,
    stability: analysis.stability,
    groupVotes: analysis.groupVotes,
    representative: analysis.representative,
    consensus: analysis.consensus,
    common: analysis.common,
    priorities: analysis.priorities,
  };
}

const conversation = fc.tuple(fc.integer({ min: 4, max: 60 }), fc.integer({ min: 2, max: 20 }), fc.integer({ min: 1, max: 1000 })).map((of) => camps(...of));

describe('a result', () => {
  test('does not depend on the order in which votes came, to the last bit', () => {
    const shuffled = conversation.chain((votes) => fc.tuple(fc.constant(votes), fc.shuffledSubarray(votes, { minLength: votes.length })));
    fc.assert(
      fc.property(shuffled, ([votes, other]) => {
        expect(everything(analysisOf(other))).toEqual(everything(analysisOf(votes)));
      }),
      { numRuns: 60 },
    );
  });

  test('does not depend on what the participants are called', () => {
    fc.assert(
      fc.property(conversation, fc.integer({ min: 1, max: 96 }), (votes, step) => {
        const people = 97;
        const label = (person: number) => (person * step) % people;
        const back = new Map(Array.from({ length: people }, (_, person) => [label(person), person]));
        expect(everything(analysisOf(votes, label), (id) => back.get(id) ?? -1)).toEqual(everything(analysisOf(votes)));
      }),
      { numRuns: 40 },
    );
  });

  test('takes the later of two votes', () => {
    const votes = camps(30, 10, 7);
    const changed = votes.map(([person, statement, value]): Vote => [person, statement, -value]);
    expect(everything(analysisOf([...changed, ...votes]))).toEqual(everything(analysisOf(votes)));
  });

  test('finds two camps, and says that there are none where people toss coins', () => {
    const two = analysisOf(camps(200, 30, 3));
    expect([two.grouping, two.centers.length]).toEqual(['groups', 2]);
    const inCamp = two.matrix.participants.filter(
      (person, row) => (two.groupOf[row] === two.groupOf[two.matrix.participants.indexOf(0)]) === (person % 2 === 0),
    );
    expect(inCamp.length).toBeGreaterThan(195);
    expect(two.stability).toBeGreaterThan(0.9);
    const chance = chances(11);
    const coins = Array.from({ length: 200 * 30 }, (_, at): Vote => [Math.floor(at / 30), at % 30, chance() < 0.5 ? 1 : -1]);
    expect(analysisOf(coins).grouping).toBe('no-clear-groups');
  });

  test('makes as many groups as are asked for, and leaves a rejected statement out of everything but counts', () => {
    const builder = new VoteMatrixBuilder<number>();
    for (const [person, statement, value] of camps(120, 20, 5)) builder.add(person, statement, value);
    const matrix = builder.build();
    const four = analyze(matrix, { rejected: new Set([2]), meta: new Set([5]) }, { groups: 4, samples: 0 });
    expect(four.centers).toHaveLength(4);
    for (const number of [2, 5]) {
      const column = matrix.statements.indexOf(number);
      expect([four.components.center[column], four.components.first[column], four.extremity[column]]).toEqual([0, 0, 0]);
      expect([...four.representative.flat(), ...four.consensus.agree, ...four.consensus.disagree].some((one) => one.statement === number)).toBe(false);
      expect(four.groupVotes.reduce((sum, group) => sum + (group.votes[column] ?? 0), 0)).toBeGreaterThan(0);
    }
    expect(four.priorities[matrix.statements.indexOf(5)]).toBe(49);
  });

  test('of too few people says so', () => {
    expect(analysisOf(camps(6, 12, 2)).grouping).toBe('too-few');
    expect(analysisOf([]).grouping).toBe('too-few');
  });
});

describe('no groups', () => {
  test('are made of a single statement that most voted on, however steadily it splits people', () => {
    const chance = chances(21);
    const votes = Array.from({ length: 400 }, (_, person): Vote[] => [
      [person, 0, person % 2 ? 1 : -1],
      ...Array.from({ length: 6 }, (_unused, at): Vote => [person, 1 + ((person * 7 + at * 11) % 90), chance() < 0.5 ? 1 : -1]),
    ]).flat();
    expect(analysisOf(votes).grouping).toBe('no-clear-groups');
  });
});
