import { permissions } from '#test/permissions.ts';
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

const acts = { change: canChange, open: canOpen, 'take back': canTakeBack, remind: canRemind, 'end now': canEndBallots, close: canClose };

permissions(
  'what a convener may do with a decision as it stands',
  `
  decision            | change      | open   | take back | remind      | end now  | close
  draft               | yes         | yes    | take-back | nobody-left | not-open | too-early
  open, nobody voted  | change-open | opened | yes       | yes         | not-all  | too-early
  open, some voted    | frozen      | opened | frozen    | yes         | not-all  | too-early
  open, all voted     | frozen      | opened | frozen    | nobody-left | yes      | too-early
  ended, nobody voted | frozen      | opened | yes       | nobody-left | not-open | yes
  ended, some voted   | frozen      | opened | frozen    | nobody-left | not-open | yes
  closed              | frozen      | opened | frozen    | nobody-left | not-open | closed
`,
  { rows: stands, columns: acts, ask: (stand, can) => can(convener, stand) },
);

permissions(
  'what a member may do with it',
  `
  decision            | change | open | take back | remind | end now | close
  draft               | lead   | lead | lead      | lead   | lead    | lead
  open, nobody voted  | lead   | lead | lead      | lead   | lead    | lead
  open, some voted    | lead   | lead | lead      | lead   | lead    | lead
  open, all voted     | lead   | lead | lead      | lead   | lead    | lead
  ended, nobody voted | lead   | lead | lead      | lead   | lead    | lead
  ended, some voted   | lead   | lead | lead      | lead   | lead    | lead
  closed              | lead   | lead | lead      | lead   | lead    | lead
`,
  { rows: stands, columns: acts, ask: (stand, can) => can(member, stand) },
);

permissions(
  'who may vote',
  `
  who                        | a named vote | a secret vote
  on the roll                | yes          | yes
  on the roll, voted already | yes          | once
  not on the roll            | roll         | roll
  on the roll, after the end | ended        | ended
  on the roll, when closed   | ended        | ended
`,
  {
    rows: {
      'on the roll': { state: 'open', onRoll: true, voted: false },
      'on the roll, voted already': { state: 'open', onRoll: true, voted: true },
      'not on the roll': { state: 'open', onRoll: false, voted: false },
      'on the roll, after the end': { state: 'ended', onRoll: true, voted: false },
      'on the roll, when closed': { state: 'closed', onRoll: true, voted: false },
    } as const,
    columns: { 'a named vote': { secret: false }, 'a secret vote': { secret: true } },
    ask: ({ state, onRoll, voted }, { secret }) => canVote({ state }, { onRoll, voted, secret }),
  },
);
