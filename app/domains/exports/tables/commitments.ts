import { ofIssue, through, type Tables } from './table.ts';

const ofCommitments = through('commitment_id', 'commitments');
const anonymous = 'people were told that nobody sees how few of them answered';

/** Dated pledges of either side, what became of them, and whether people say that they were kept. */
export const commitmentTables: Tables = [
  {
    name: 'commitments',
    key: ['id'],
    within: ofIssue,
    about: 'Pledges of either side; what they say stands in `commitment_versions`.',
    columns: {
      side: '`ours`: those who convene pledge. `group`: a group pledges.',
      group_id: 'The group that pledges, or to which we pledge, in `groups`; empty for everybody.',
      who: 'The person or office that is to do it, as it is shown.',
      person_id: 'Who is reminded, in `persons`.',
      source: 'free, tie or sheet: the kind of record it came from.',
      source_id: 'That record.',
      made_on: 'The day it was made.',
    },
  },
  {
    name: 'commitment_versions',
    key: ['commitment_id', 'number'],
    within: ofCommitments,
    about: 'What was pledged, each time it was changed.',
    columns: {
      commitment_id: 'The commitment, in `commitments`.',
      number: '1 as it was made; the highest counts.',
      what: 'What was pledged.',
      due_on: 'Until when.',
      reason: 'Why it was changed; empty for the first.',
    },
  },
  {
    name: 'commitment_endings',
    key: ['id'],
    within: ofCommitments,
    about: 'How commitments ended.',
    columns: {
      commitment_id: 'The commitment, in `commitments`.',
      ending: 'kept or released.',
      ended_on: 'On which day.',
      undone_at: 'When that was taken back; empty while it holds.',
      undone_by: 'Who took it back.',
    },
  },
  {
    name: 'commitment_publications',
    key: ['commitment_id'],
    within: ofCommitments,
    about: 'Since when everybody may read a commitment; no row while it is for the members.',
    columns: { commitment_id: 'The commitment, in `commitments`.' },
  },
  {
    name: 'commitment_pulses',
    key: ['commitment_id', 'answer'],
    within: ofCommitments,
    about: 'Was it kept? How many gave each answer.',
    columns: { commitment_id: 'The commitment, in `commitments`.', answer: 'yes, partly or no.', count: 'How many.' },
    sealedWhole: anonymous,
  },
  {
    name: 'commitment_pulse_receipts',
    key: ['commitment_id', 'participant_id'],
    within: ofCommitments,
    about: 'Who has answered; never what.',
    columns: { commitment_id: 'The commitment, in `commitments`.' },
    sealedWhole: 'who answers anonymously is not told',
  },
];
