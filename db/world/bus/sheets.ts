import { ago, ahead } from '../moments.ts';
import type { GroupValue, Sheet, TrustSignal } from '../types.ts';

const created = { createdBy: 'persons.imelda', lang: 'en' } as const;

export const sheets: readonly Sheet[] = [
  {
    key: 'sheets.bus-questions-first',
    tool: 'four-questions',
    opened: ago(235, 18),
    openedBy: 'persons.imelda',
    revisit: ago(145),
    closed: { at: ago(226, 20), by: 'persons.imelda' },
    visits: [
      { person: 'persons.imelda', first: ago(235, 18), last: ago(226, 20) },
      { person: 'persons.delroy', first: ago(230, 18, 5), last: ago(230, 19, 40) },
      { person: 'persons.glenn', first: ago(230, 18, 10), last: ago(230, 19, 35) },
    ],
    round: { step: 'stakes', started: ago(230, 18, 12), merged: ago(230, 18, 31) },
    notes: [
      {
        step: 'stakes',
        body: 'Eleven of us wrote alone first. Seven names stood on every list, and the night shift on one.',
        lang: 'en',
        at: ago(230, 18, 40),
        by: 'persons.delroy',
      },
    ],
  },
  {
    key: 'sheets.bus-questions',
    tool: 'four-questions',
    opened: ago(20, 18),
    openedBy: 'persons.imelda',
    revisit: ahead(40),
    visits: [
      { person: 'persons.imelda', first: ago(20, 18), last: ago(1, 16) },
      { person: 'persons.delroy', first: ago(20, 18, 4), last: ago(20, 19, 20) },
      { person: 'persons.simone', first: ago(20, 18, 6), last: ago(20, 19, 25) },
      { person: 'persons.teodora', first: ago(20, 18, 15), last: ago(13, 21) },
    ],
    notes: [
      {
        step: 'missing',
        body: 'We guess for the West Bank and for the plants. Althea asks the first, Len the second.',
        lang: 'en',
        at: ago(20, 19, 10),
        by: 'persons.simone',
      },
      {
        step: 'surprise',
        body: 'The whiteboard in the office has held five months of late buses, and none of us had asked to see it.',
        lang: 'en',
        at: ago(20, 19, 15),
        by: 'persons.delroy',
      },
    ],
    slips: [
      {
        step: 'stakes',
        cells: {
          groupName: 'Crossing guards',
          reason: 'They hold sixty children back from a road with trucks, and nobody tells them when the bus is late.',
          saidBy: 'guess',
        },
        lang: 'en',
        by: 'persons.teodora',
        at: ago(13, 21, 2),
      },
      {
        step: 'ties',
        cells: { weSupport: 'Ir a la cocina de Crossing House un viernes al mes y contar lo que se decidió.', saidBy: 'group' },
        group: 'groups.spanish',
        lang: 'es',
        by: 'persons.marisol',
        at: ago(4, 20, 30),
      },
    ],
  },
  {
    key: 'sheets.bus-seeds',
    tool: 'seeds-of-trust',
    opened: ago(41, 17),
    openedBy: 'persons.imelda',
    revisit: ago(2),
    visits: [
      { person: 'persons.imelda', first: ago(41, 17), last: ago(6, 12) },
      { person: 'persons.glenn', first: ago(41, 17, 8), last: ago(9, 7) },
      { person: 'persons.nkem', first: ago(41, 17, 8), last: ago(41, 18) },
    ],
    notes: [
      {
        step: 'plenary',
        body: 'Good: a mother answered the text in a minute because it was in Spanish. Bad: the same text at 6:50 tells a child on the corner nothing.',
        lang: 'en',
        at: ago(41, 17, 50),
        by: 'persons.glenn',
      },
    ],
  },
  {
    key: 'sheets.bus-worth',
    tool: 'whats-in-it',
    opened: ago(30, 9),
    openedBy: 'persons.imelda',
    revisit: ahead(60),
    visits: [{ person: 'persons.imelda', first: ago(30, 9), last: ago(30, 9, 40) }],
  },
];

export const signals: readonly TrustSignal[] = [
  {
    ...created,
    key: 'signals.bus-locked-door',
    signal: 'The side door of the school is locked until 7:45',
    readBadly: 'They would rather have the children in the cold than in the hall.',
    readWell: 'Somebody looks after who comes in.',
    created: ago(41, 17, 20),
    change: { what: 'Doreen opens the side door on mornings with a train', who: 'Doreen Mapps', person: 'persons.doreen', due: ago(30), kept: ago(33) },
  },
  {
    ...created,
    key: 'signals.bus-late-mark',
    signal: 'A child from Route 12 walks in at 8:20 and signs the late book first',
    readBadly: 'The child did something wrong.',
    readWell: 'We count every late bus, so that it stops.',
    created: ago(41, 17, 26),
    change: { what: 'The bus signs the book: one line for Route 12, no line for a child', who: 'Nkem Adeyemi-Ross', person: 'persons.nkem', due: ahead(9) },
  },
  {
    ...created,
    key: 'signals.bus-front-seats',
    signal: 'At meetings the district sits behind the table and families sit in rows',
    readBadly: 'It is decided already.',
    created: ago(41, 17, 31),
    createdBy: 'persons.delroy',
  },
];

export const groupValues: readonly GroupValue[] = [
  {
    ...created,
    group: 'groups.drivers',
    professional: 'A say in the route before it is drawn, and the crossing minutes in writing.',
    personal: 'Not being shouted at for a train.',
    cost: 'A meeting between two runs is the only break of the day.',
    strategy: 'Paid time in the barn, with the pencil in their hand.',
    saidBy: 'group',
    created: ago(30, 9, 10),
  },
  {
    ...created,
    group: 'groups.night-shift',
    personal: 'Knowing from the break room whether the child is on the bus.',
    cost: 'Two hours of sleep.',
    strategy: 'We come at 2 a.m.; they do not come at six.',
    saidBy: 'guess',
    created: ago(30, 9, 18),
  },
  {
    ...created,
    group: 'groups.employers',
    professional: 'People who clock in on time.',
    cost: 'A shift plan with ten minutes of grace.',
    strategy: 'One page of numbers a month, no meeting.',
    saidBy: 'guess',
    created: ago(30, 9, 24),
  },
];
