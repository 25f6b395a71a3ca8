import { expect, test } from 'vitest';
import { permissions } from '#test/permissions.ts';
import { stranger, type Standing } from '../people/index.ts';
import { canAgree, canClose, canCorrect, canOpen, canPlace, canReopen } from './policy.ts';
import { readAgain } from './reading.ts';

const people = {
  visitor: stranger,
  'signed-in stranger': { ...stranger, signedIn: true },
  'core member': { ...stranger, signedIn: true, ring: 'core' },
  advisor: { ...stranger, signedIn: true, ring: 'advisors' },
  'convener in the core': { ...stranger, signedIn: true, ring: 'core', convener: true },
  'administrator without a seat': { ...stranger, signedIn: true, administrator: true },
} as const satisfies Record<string, Standing>;

const closedAt = new Date('2026-03-01T12:00:00Z');
const readings = {
  'open, core': { ring: 'core', basis: 'placements', closedAt: null },
  'open, all': { ring: null, basis: 'placements', closedAt: null },
  'closed, core': { ring: 'core', basis: 'placements', closedAt },
  'from paper': { ring: 'core', basis: 'entered', closedAt },
} as const;

permissions(
  'who may place',
  `
  who                          | open, core | open, all | closed, core | from paper
  visitor                      | ring       | ring      | ring         | entered
  signed-in stranger           | ring       | ring      | ring         | entered
  core member                  | yes        | yes       | closed       | entered
  advisor                      | ring       | yes       | ring         | entered
  convener in the core         | yes        | yes       | closed       | entered
  administrator without a seat | ring       | ring      | ring         | entered
`,
  { rows: people, columns: readings, ask: canPlace },
);

permissions(
  'who may open a reading',
  `
  who                          | open one
  visitor                      | lead
  signed-in stranger           | lead
  core member                  | lead
  advisor                      | lead
  convener in the core         | yes
  administrator without a seat | yes
`,
  { rows: people, columns: { 'open one': canOpen }, ask: (standing, can) => can(standing) },
);

const acts = { close: canClose, 'open again': canReopen, 'write down what was agreed': canAgree, correct: canCorrect };

for (const leader of ['convener in the core', 'administrator without a seat'] as const) {
  permissions(
    `what a ${leader} may do with a reading`,
    `
    reading      | close  | open again | write down what was agreed | correct
    open, core   | yes    | open       | open                       | placements
    closed, core | closed | yes        | yes                        | placements
    from paper   | closed | entered    | entered                    | yes
  `,
    { rows: readings, columns: acts, ask: (reading, can) => can(people[leader], reading) },
  );
}

for (const [state, reading] of Object.entries(readings)) {
  permissions(
    `who does not lead may do nothing with a reading: ${state}`,
    `
    who                | close | open again | write down what was agreed | correct
    visitor            | lead  | lead       | lead                       | lead
    signed-in stranger | lead  | lead       | lead                       | lead
    core member        | lead  | lead       | lead                       | lead
    advisor            | lead  | lead       | lead                       | lead
  `,
    { rows: people, columns: acts, ask: (standing, can) => can(standing, reading) },
  );
}

test('a group reads again after 90 days', () => {
  expect(readAgain('2026-01-01', '2026-03-31')).toEqual({ days: 89, due: false });
  expect(readAgain('2026-01-01', '2026-04-01')).toEqual({ days: 90, due: true });
});
