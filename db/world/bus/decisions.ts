import { ago, ahead } from '../moments.ts';
import type { Ballot, Decision } from '../types.ts';

const imelda = 'persons.imelda';

/** Marks run from 1, endorse, to 8, veto: own bus, later bell, waiting places. */
const firstTestBallots: readonly Ballot[] = [
  { person: 'persons.imelda', marks: [1, 4, 3], cast: ago(33, 12) },
  { person: 'persons.yolanda', marks: [1, 2, 5], cast: ago(33, 12, 20), speaksFor: { mandate: 'mandates.yolanda-drivers', group: 'groups.drivers' } },
  {
    person: 'persons.jerome',
    marks: [1, 7, 3],
    cast: ago(32, 7, 50),
    speaksFor: { mandate: 'mandates.jerome-night-shift', group: 'groups.night-shift', asked: 23 },
    lang: 'en',
    reservation: 'I can live with the waiting places if they never become the reason to drop the corner stops. My neighbour’s girl cannot walk ten minutes.',
  },
  { person: 'persons.hector', marks: [1, 3, 4], cast: ago(32, 10) },
  { person: 'persons.winona', marks: [1, 7, 3], cast: ago(32, 16) },
  { person: 'persons.teodora', marks: [1, 6, 3], cast: ago(32, 21) },
  {
    person: 'persons.delroy',
    marks: [2, 5, 4],
    cast: ago(31, 10),
    lang: 'en',
    reservation: 'Joining two West Bank runs must not eat the driver’s break. If it does, we come back before the eight weeks are over.',
  },
  { person: 'persons.ayaan', marks: [2, 5, 1], cast: ago(31, 13) },
  {
    person: 'persons.doreen',
    marks: [2, 3, 3],
    cast: ago(31, 15),
    speaksFor: { mandate: 'mandates.doreen-front-offices', group: 'groups.front-offices', asked: 12 },
  },
  {
    person: 'persons.amara',
    marks: [2, 1, 3],
    cast: ago(31, 15, 30),
    speaksFor: { mandate: 'mandates.amara-students', group: 'groups.students', asked: 48 },
    lang: 'en',
    reservation:
      'Thirty of the 48 students I asked wanted the later bell. Please write down that it lost because of the buses for sports, not because it was a bad idea.',
  },
  { person: 'persons.simone', marks: [1, 4, 2], cast: ago(30, 9) },
  { person: 'persons.corazon', marks: [1, 5, 2], cast: ago(30, 14) },
  { person: 'persons.samira', marks: [1, 4, 2], cast: ago(30, 20) },
  { person: 'persons.bev', marks: [1, 7, 2], cast: ago(29, 10) },
  {
    person: 'persons.kelsey',
    marks: [1, 5, 8],
    cast: ago(29, 19),
    speaksFor: { mandate: 'mandates.kelsey-ridge', group: 'groups.ridge', asked: 11 },
    lang: 'en',
    reservation:
      'There is no lit place to wait on nine miles of Ridge Road. As written, the third option leaves 22 houses standing in a ditch. I cannot let it through for us.',
  },
  {
    person: 'persons.dwayne',
    marks: [3, 6, 7],
    cast: ago(29, 20),
    speaksFor: { mandate: 'mandates.dwayne-disability', group: 'groups.disability', asked: 9 },
    lang: 'en',
    reservation: 'Any bus that stands in has to have the lift. Without that in writing my yes to the first option is worth nothing to my daughter.',
  },
  { person: 'persons.nkem', marks: [2, 5, 7], cast: ago(28, 9) },
  { person: 'persons.eamon', marks: [3, 7, 4], cast: ago(28, 15) },
  {
    person: 'persons.glenn',
    marks: [3, 2, 4],
    cast: ago(28, 16),
    lang: 'en',
    reservation:
      'The longest West Bank ride goes from 38 to about 52 minutes. I can live with that for eight weeks if we count it every day and print the count.',
  },
  { person: 'persons.len', marks: [4, 4, 1], cast: ago(28, 18) },
  {
    person: 'persons.patrice',
    marks: [5, 3, 2],
    cast: ago(27, 11),
    lang: 'en',
    reservation: 'I have not heard enough from my side of the river to say yes or no. I will not stand in the way of a test with an end date.',
  },
  {
    person: 'persons.warren',
    marks: [7, 1, 4],
    cast: ago(27, 17),
    lang: 'en',
    reservation:
      'The later bell costs nothing and helps 600 students; the own bus costs a driver we do not have twice. I think we are choosing the harder road.',
  },
];

/** Marks: 1 approved, 0 not; in the order of the options. */
const wordBallots: readonly Ballot[] = [
  { person: 'persons.imelda', marks: [1, 1, 0, 1, 0], cast: ago(3, 10) },
  { person: 'persons.doreen', marks: [1, 1, 0, 0, 0], cast: ago(3, 11) },
  { person: 'persons.pahoua', marks: [0, 1, 0, 1, 0], cast: ago(3, 13) },
  { person: 'persons.teodora', marks: [1, 0, 1, 1, 0], cast: ago(3, 21) },
  {
    person: 'persons.kelsey',
    marks: [0, 1, 0, 0, 1],
    cast: ago(2, 6),
    lang: 'en',
    reservation: 'A text on the ridge comes at noon. Whatever wins, please keep the phone call for us.',
  },
  { person: 'persons.lupe', marks: [1, 1, 0, 1, 0], cast: ago(2, 9) },
  { person: 'persons.simone', marks: [1, 1, 1, 1, 0], cast: ago(2, 9, 30) },
  { person: 'persons.corazon', marks: [1, 1, 0, 0, 0], cast: ago(2, 14) },
  { person: 'persons.samira', marks: [0, 1, 0, 1, 0], cast: ago(2, 20) },
  { person: 'persons.winona', marks: [1, 0, 1, 0, 0], cast: ago(1, 8) },
  { person: 'persons.bashir', marks: [0, 1, 0, 1, 1], cast: ago(1, 12) },
  {
    person: 'persons.glenn',
    marks: [1, 0, 0, 0, 1],
    cast: ago(1, 13),
    lang: 'en',
    reservation: 'Every one of these starts at my desk at 5:45. I have one person at that desk.',
  },
  { person: 'persons.bev', marks: [0, 1, 0, 1, 0], cast: ago(1, 15) },
  { person: 'persons.caleb', marks: [1, 0, 1, 0, 0], cast: ago(1, 16) },
];

export const firstTest: Decision = {
  key: 'decisions.first-test',
  number: 1,
  lang: 'en',
  method: 'gradients',
  secrecy: 'named',
  threshold: 0.75,
  quorum: 0.6,
  question: 'Which change to Routes 7 and 12 do we try first, for eight weeks?',
  detail:
    'All three were drawn in the barn with drivers of both routes. We try one, count every day, and look again together. The two that are not chosen stay on the list.',
  created: ago(43, 10),
  createdBy: imelda,
  opened: { at: ago(33, 9), by: imelda },
  closes: ago(27, 20),
  closed: { at: ago(27, 20, 5), by: imelda },
  electors: ['core', 'advisors'],
  options: [
    {
      key: 'options.own-bus',
      number: 1,
      label: 'Route 12 gets its own bus',
      detail:
        'Routes 3 and 5 on the West Bank, each less than half full, become one run. The bus this sets free drives Route 12. No second run over the crossing.',
    },
    {
      key: 'options.later-bell',
      number: 2,
      label: 'Ropewalk Middle starts 20 minutes later',
      detail: 'One bus still makes both runs, with time to spare for a train. School ends 20 minutes later, and so do practices.',
    },
    {
      key: 'options.waiting-places',
      number: 3,
      label: 'Six lit waiting places with an adult',
      detail: 'Six places take the place of 19 corners. Fewer stops save 11 minutes. Nobody walks more than ten minutes.',
    },
  ],
  evidence: [
    {
      label: 'Four weeks of late buses, counted by drivers, offices and families',
      url: 'https://example.org/three-ferries/late-bus-count',
      created: ago(43, 10),
      createdBy: imelda,
    },
    {
      label: 'Seats taken on Routes 3 and 5, day by day',
      url: 'https://example.org/three-ferries/west-bank-seats',
      created: ago(43, 10),
      createdBy: 'persons.glenn',
    },
    { label: 'What the drivers voted in the barn', input: 'inputs.double-run', created: ago(37, 14), createdBy: imelda },
    { label: 'A mother on who decides at the corner', input: 'inputs.brother-decides', created: ago(38, 10), createdBy: imelda },
  ],
  ballots: firstTestBallots,
  record: {
    option: 'options.own-bus',
    lang: 'en',
    created: ago(26, 14),
    createdBy: imelda,
    outcome: 'For eight weeks Route 12 has its own bus. Routes 3 and 5 run as one. The later bell and the waiting places stay on the list for the review.',
    hypothesis:
      'If no bus makes a second run over the crossing, Route 12 comes within five minutes of its time on nine days of ten, even when a train stands there.',
    reopenWhen:
      'We reopen at once if a West Bank child rides more than 55 minutes three times in a week, if any driver loses a break, or if a bus without a lift is sent for a child who needs one.',
    measure:
      'Minutes late at the first and last stop of Routes 12, 7 and 3/5, written down by the driver each day and printed every Friday. Late-bus marks per school per week.',
    review: ahead(37),
    leader: 'persons.warren',
    leaderDisagreed: true,
    leaderCommitment:
      'I voted for the later bell and I still think it is right. This is what we decided, so it has my name under it: I found the money for the substitute driver, I ride Route 12 on the first and last day, and I will report the count to the board, whichever way it goes.',
  },
};

export const word: Decision = {
  key: 'decisions.word',
  number: 2,
  lang: 'en',
  method: 'approval',
  secrecy: 'secret',
  threshold: 0.5,
  quorum: 0.4,
  question: 'How should word reach families when a bus will be late?',
  detail:
    'Approve every way you could rely on. Each way that half or more approve goes into the plan; the dispatch desk says what each one needs. All of them come in English, Spanish, Arabic and Somali.',
  created: ago(8, 10),
  createdBy: imelda,
  opened: { at: ago(3, 9), by: imelda },
  closes: ahead(4, 20),
  electors: ['core', 'advisors', 'feedback'],
  options: [
    {
      key: 'options.text-evening',
      number: 1,
      label: 'A text, the evening before when we know, at 6:15 when we do not',
      detail: 'Names the route, never the child.',
    },
    {
      key: 'options.voice-call',
      number: 2,
      label: 'A call with a recorded voice in the family’s language',
      detail: 'Rings every number the family gave, landlines too.',
    },
    { key: 'options.live-map', number: 3, label: 'A map that shows the bus', detail: 'Only 9 of our 41 buses carry the device today.' },
    {
      key: 'options.stop-neighbour',
      number: 4,
      label: 'One neighbour at each stop who gets the call and tells the others',
      detail: 'A volunteer with a vest and a number that is answered.',
    },
    { key: 'options.radio', number: 5, label: 'The morning radio and the board at Crossing House', detail: 'Read out at 6:00, 6:20 and 6:40.' },
  ],
  evidence: [
    { label: 'What 23 night-shift families asked for', input: 'inputs.night-shift-23', created: ago(8, 10), createdBy: imelda },
    {
      label: 'What it takes at the dispatch desk, one page',
      url: 'https://example.org/three-ferries/dispatch-desk',
      created: ago(7, 16),
      createdBy: 'persons.glenn',
    },
  ],
  ballots: wordBallots,
};

export const benches: Decision = {
  key: 'decisions.benches',
  number: 3,
  lang: 'en',
  method: 'consent',
  secrecy: 'named',
  threshold: 1,
  quorum: 0.5,
  question: 'What should the first waiting place, beside the tire shop, look like?',
  detail: 'Students decide, within 4,000 dollars and the fire lane. The district builds what they choose.',
  created: ago(4, 15),
  createdBy: imelda,
  closes: ahead(30, 15),
  electors: ['groups.students'],
  options: [
    { key: 'options.roof-bench', number: 1, label: 'A roof, a bench and a light', detail: 'Room for eight, with space for a chair.' },
    { key: 'options.wind-wall', number: 2, label: 'A wall against the wind and a light', detail: 'Room for fourteen, standing.' },
  ],
  evidence: [],
  ballots: [],
};
