import { expect, test } from 'vitest';
import { stranger, type Standing } from '../people/index.ts';
import { canChange, canClose, canEndBallots, canOpen, canRemind, canTakeBack, canVote, type Stand } from './policy.ts';

const convener: Standing = { ...stranger, convener: true, ring: 'core', signedIn: true };
const member: Standing = { ...stranger, ring: 'core', signedIn: true };

const stands: Record<string, Stand> = {
  draft: { state: 'draft', ballots: 0, roll: 0 },
  'open, nobody voted': { state: 'open', ballots: 0, roll: 4 },
  'open, some voted': { state: 'open', ballots: 2, roll: 4 },
  'open, all voted': { state: 'open', ballots: 4, roll: 4 },
  'ended, nobody voted': { state: 'ended', ballots: 0, roll: 4 },
  'ended, some voted': { state: 'ended', ballots: 2, roll: 4 },
  closed: { state: 'closed', ballots: 4, roll: 4 },
};

/** What a convener may do with a decision as it stands. */
const matrix = `
                      change  open  take back  remind  end now  close
draft                 yes     yes   -          -       -        -
open, nobody voted    -       -     yes        yes     -        -
open, some voted      -       -     -          yes     -        -
open, all voted       -       -     -          -       yes      -
ended, nobody voted   -       -     yes        -       -        yes
ended, some voted     -       -     -          -       -        yes
closed                -       -     -          -       -        -`;

const rows = matrix.trim().split('\n').slice(1).map((line) => line.split(/\s{2,}/));

test.each(rows)('%s', (name = '', ...expected) => {
  const stand = stands[name];
  if (!stand) throw new Error(`no row ${name}`);
  const rules = [canChange, canOpen, canTakeBack, canRemind, canEndBallots, canClose];
  expect(rules.map((rule) => (rule(convener, stand).allowed ? 'yes' : '-'))).toEqual(expected);
  expect(rules.map((rule) => rule(member, stand).allowed)).toEqual(rules.map(() => false));
});

test.each([
  ['on the roll, open', 'open', { onRoll: true, voted: false, secret: false }, null],
  ['again, named', 'open', { onRoll: true, voted: true, secret: false }, null],
  ['again, secret', 'open', { onRoll: true, voted: true, secret: true }, 'decisions:denied.once'],
  ['not on the roll', 'open', { onRoll: false, voted: false, secret: false }, 'decisions:denied.roll'],
  ['after the end', 'ended', { onRoll: true, voted: false, secret: false }, 'decisions:denied.ended'],
  ['when closed', 'closed', { onRoll: true, voted: false, secret: true }, 'decisions:denied.ended'],
] as const)('voting: %s', (_, state, own, reason) => {
  const verdict = canVote({ state }, own);
  expect(verdict.allowed ? null : verdict.reason).toBe(reason);
});
