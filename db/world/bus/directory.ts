import { ago, ahead } from '../moments.ts';
import type { Directory, Encounter, GroupKnowledge, OrganizationKey, PersonKey, PersonKnowledge } from '../types.ts';

const groups: readonly GroupKnowledge[] = [
  {
    group: 'groups.east-bank',
    languages: ['en', 'es', 'so'],
    reach: [
      { kind: 'text', value: '555-0147', note: 'Before 9 in the evening.' },
      { kind: 'meeting', value: 'Crossing House, Thursdays at 6' },
    ],
    knows: 'Which stops flood, and which corner the bus skips when it runs late.',
    believes: 'That a call to the office changes nothing.',
    does: 'Drivers wait a minute longer where somebody waves.',
    saidBy: 'group',
  },
  {
    group: 'groups.night-shift',
    languages: ['en', 'es'],
    reach: [{ kind: 'meeting', value: 'Break room of the packing plant, 2 a.m.', note: 'Jerome Battles opens it.' }],
    knows: 'Who sleeps when, and that a note sent home at noon is read at ten at night.',
    does: 'Teachers stopped calling before four.',
    saidBy: 'group',
  },
  {
    group: 'groups.spanish',
    languages: ['es', 'quc'],
    reach: [
      { kind: 'chat', value: 'Familias del este', note: 'Avisar a Marisol antes de escribir.' },
      { kind: 'meeting', value: 'Cocina de Crossing House, jueves 18:00' },
    ],
    knows: 'Qué familias comparten un teléfono, y quién lee los avisos en voz alta.',
    believes: 'Que la voz vale más que el papel.',
    saidBy: 'guess',
  },
  {
    group: 'groups.newcomers',
    languages: ['ar', 'so'],
    reach: [{ kind: 'meeting', value: 'The mosque by the landing, after Friday prayer' }],
    believes: 'That a letter in English is not meant for them.',
    saidBy: 'guess',
  },
  {
    group: 'groups.disability',
    languages: ['en', 'es'],
    reach: [{ kind: 'meeting', value: 'Parent circle, first Tuesday at 5:30, library of Kiln Hill' }],
    knows: 'What the ride in an IEP means on a morning with ice.',
    does: 'Case managers put the ride at the top of the agenda.',
    saidBy: 'group',
  },
  {
    group: 'groups.kin-foster',
    languages: ['en'],
    reach: [{ kind: 'phone', value: '555-0166', note: 'Mornings. Never leave a child’s name on the machine.' }],
    saidBy: 'guess',
  },
  {
    group: 'groups.ridge',
    languages: ['en'],
    reach: [{ kind: 'phone', value: '555-0182', note: 'Call; a text may come at noon.' }],
    knows: 'Where the road ices first.',
    saidBy: 'guess',
  },
  {
    group: 'groups.students',
    languages: ['en', 'es', 'ar'],
    reach: [{ kind: 'meeting', value: 'Student council of the high school, Mondays at lunch' }],
    knows: 'Who is late because of the bus, and who says so because it is easier.',
    saidBy: 'group',
  },
  {
    group: 'groups.drivers',
    languages: ['en', 'es'],
    reach: [
      { kind: 'meeting', value: 'The barn, between 9 and 1', note: 'Standing up. Bring nothing to sign.' },
      { kind: 'phone', value: '555-0121' },
    ],
    knows: 'How long a wheelchair lift takes in the cold: four minutes, not one.',
    believes: 'That routes are drawn by people who have never driven them.',
    does: 'New drivers learn the real times from the old ones, not from the sheet.',
    saidBy: 'group',
  },
  {
    group: 'groups.local',
    languages: ['en'],
    reach: [{ kind: 'email', value: 'local@example.com' }],
    believes: 'That a change of start times is a change of contract.',
    saidBy: 'guess',
  },
  {
    group: 'groups.front-offices',
    languages: ['en', 'es'],
    reach: [{ kind: 'phone', value: '555-0110', note: 'Not between 7:30 and 8:30.' }],
    knows: 'Which families stopped calling.',
    does: 'They mark a child present by 8:15 when they know the bus.',
    saidBy: 'group',
  },
  {
    group: 'groups.neighbours',
    languages: ['en', 'ar', 'so'],
    reach: [{ kind: 'meeting', value: 'Breakfast of the pastors, second Wednesday, Mill Street' }],
    believes: 'That they are asked when it is decided.',
    saidBy: 'guess',
  },
];

const school = {
  landing: 'organizations.landing-street',
  kiln: 'organizations.kiln-hill',
  ropewalk: 'organizations.ropewalk',
  high: 'organizations.three-ferries-high',
} as const satisfies Record<string, OrganizationKey>;

function person(name: string, languages: readonly string[], role?: PersonKnowledge['role'], reach: PersonKnowledge['reach'] = []): PersonKnowledge {
  const key: PersonKey = `persons.${name}`;
  return { person: key, languages, reach, ...(role ? { role } : {}) };
}

const persons: readonly PersonKnowledge[] = [
  person('marisol', ['es'], { role: 'parent', at: school.landing }, [{ kind: 'text', value: '555-0131', note: 'Duerme de 8 a 2.' }]),
  person('jerome', ['en'], { role: 'parent', at: school.ropewalk }, [{ kind: 'phone', value: '555-0132', note: 'After 3 in the afternoon.' }]),
  person('ayaan', ['so', 'ar', 'en'], { role: 'parent', at: school.landing }, [{ kind: 'chat', value: '555-0133' }]),
  person('samira', ['ar', 'en'], { role: 'parent', at: school.kiln }),
  person('yusuf', ['ar'], { role: 'parent', at: school.high }, [{ kind: 'phone', value: '555-0134' }]),
  person('bev', ['en'], { role: 'guardian', at: school.kiln }, [{ kind: 'phone', value: '555-0135' }]),
  person('teodora', ['en'], { role: 'guardian', at: school.landing }),
  person('lupe', ['es'], { role: 'parent', at: school.landing }, [{ kind: 'text', value: '555-0136' }]),
  person('efrain', ['es'], { role: 'parent', at: school.kiln }, [{ kind: 'phone', value: '555-0137', note: 'Después de oscurecer.' }]),
  person('pahoua', ['hmn', 'en'], { role: 'parent', at: school.landing }),
  person('kelsey', ['en'], { role: 'parent', at: school.high }, [{ kind: 'phone', value: '555-0138' }]),
  person('dwayne', ['en'], { role: 'parent', at: school.kiln }),
  person('amara', ['en'], { role: 'student', at: school.high }),
  person('diego', ['es', 'en'], { role: 'student', at: school.ropewalk }),
  person('noor', ['ar', 'en'], { role: 'student', at: school.high }),
  person('caleb', ['en'], { role: 'student', at: school.high }),
  person('winona', ['en'], { role: 'teacher', at: school.ropewalk }),
  person('eamon', ['en'], { role: 'teacher', at: school.high }),
  person('ilse', ['en'], { role: 'teacher', at: school.landing }),
  person('beatriz', ['es', 'en'], { role: 'principal', at: school.landing }),
  person('doreen', ['en'], { role: 'aide', at: school.ropewalk }),
  person('althea', ['en'], undefined, [{ kind: 'phone', value: '555-0151' }]),
  person('bashir', ['ar', 'so', 'en'], undefined, [{ kind: 'phone', value: '555-0152', note: 'Not on Friday at noon.' }]),
  person('simone', ['en', 'es'], undefined, [{ kind: 'phone', value: '555-0153' }]),
  person('len', ['en'], undefined, [{ kind: 'meeting', value: 'The tire shop, from six' }]),
  person('rosalind', ['en']),
  person('delroy', ['en'], undefined, [{ kind: 'phone', value: '555-0154' }]),
  person('hector', ['es']),
  person('yolanda', ['en']),
];

const issue = 'issues.bus';

const encounters: readonly Encounter[] = [
  {
    with: 'groups.night-shift',
    by: 'persons.imelda',
    on: ago(212, 2),
    channel: 'in-person',
    lang: 'en',
    issue,
    about: 'Went to the break room at 2 a.m. with Jerome. Eleven people talked, four wrote. They asked why every meeting is at six.',
    next: { step: 'Come back with what we heard, on paper and read aloud.', until: ago(190, 2) },
  },
  {
    with: 'groups.drivers',
    by: 'persons.glenn',
    on: ago(160, 10),
    channel: 'meeting',
    lang: 'en',
    issue,
    about: 'Stood in the barn for twenty minutes. They timed the lift for us: four minutes in the cold.',
  },
  {
    with: 'groups.newcomers',
    by: 'persons.imelda',
    on: ago(133, 14),
    channel: 'in-person',
    lang: 'en',
    issue,
    about: 'Tea after prayer with Bashir Elmi. Nobody had seen the notice; he read it out, and six families stayed to ask.',
    next: { step: 'Bring the next notice in Arabic and Somali before it is printed.', until: ago(118, 14) },
  },
  {
    with: 'persons.marisol',
    by: 'persons.imelda',
    on: ago(97, 16),
    channel: 'phone',
    lang: 'es',
    issue,
    about: 'Llamó porque el mensaje llegó de noche. Dice que el grupo de la cocina contesta más que el correo.',
  },
  {
    with: 'groups.ridge',
    by: 'persons.nkem',
    on: ago(40, 11),
    channel: 'phone',
    lang: 'en',
    issue,
    about: 'Called four of the twenty-two households. Two did not know that the route may change.',
    next: { step: 'Call the other eighteen.', until: ahead(6, 11) },
  },
  {
    with: 'persons.len',
    by: 'persons.imelda',
    on: ago(21, 6),
    channel: 'in-person',
    lang: 'en',
    about: 'He offers his heated waiting room from six, if somebody with a key opens it with him.',
    next: { step: 'Ask the insurance whether that is possible.', until: ahead(3, 9) },
  },
];

/** What the district keeps of those whom the buses touch. */
export const directory: Directory = {
  organization: 'organizations.three-ferries',
  keeper: 'persons.imelda',
  groups,
  persons,
  encounters,
  doubles: [{ of: 'persons.bashir', name: 'Basheer Elmi', reach: [{ kind: 'phone', value: '(555) 0152' }] }],
  nces: [
    { organization: 'organizations.three-ferries', id: '2900413' },
    { organization: 'organizations.landing-street', id: '290041300017' },
    { organization: 'organizations.kiln-hill', id: '290041300021' },
    { organization: 'organizations.ropewalk', id: '290041300034' },
    { organization: 'organizations.three-ferries-high', id: '290041300048' },
  ],
};
