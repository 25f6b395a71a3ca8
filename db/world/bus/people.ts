import { ago, ahead } from '../moments.ts';
import type { Mandate, Membership, PersonKey, Ring } from '../types.ts';

interface Power {
  authority?: boolean;
  influence?: boolean;
}

function member(person: PersonKey, ring: Ring, joinedDaysAgo: number, power: Power = {}): Membership {
  return {
    person,
    role: 'member',
    ring,
    hasAuthority: power.authority ?? false,
    hasInfluence: power.influence ?? false,
    joined: ago(joinedDaysAgo, 17),
  };
}

export const memberships: readonly Membership[] = [
  { person: 'persons.imelda', role: 'convener', ring: 'core', hasAuthority: false, hasInfluence: true, joined: ago(236, 9) },
  member('persons.glenn', 'core', 230, { authority: true }),
  member('persons.delroy', 'core', 230, { influence: true }),
  member('persons.simone', 'core', 228, { influence: true }),
  member('persons.winona', 'core', 226),
  member('persons.nkem', 'core', 221, { authority: true }),
  member('persons.teodora', 'core', 214),
  member('persons.bev', 'core', 160),
  member('persons.warren', 'advisors', 224, { authority: true, influence: true }),
  member('persons.patrice', 'advisors', 190, { authority: true }),
  member('persons.jerome', 'advisors', 212, { influence: true }),
  member('persons.ayaan', 'advisors', 205, { influence: true }),
  member('persons.samira', 'advisors', 131),
  member('persons.yolanda', 'advisors', 218, { influence: true }),
  member('persons.hector', 'advisors', 203),
  member('persons.doreen', 'advisors', 199),
  member('persons.corazon', 'advisors', 199),
  member('persons.eamon', 'advisors', 140),
  member('persons.amara', 'advisors', 188, { influence: true }),
  member('persons.dwayne', 'advisors', 176),
  member('persons.kelsey', 'advisors', 152),
  member('persons.len', 'advisors', 118),
  member('persons.bashir', 'advisors', 149, { influence: true }),
  member('persons.marisol', 'feedback', 96),
  member('persons.efrain', 'feedback', 61),
  member('persons.yusuf', 'feedback', 58),
  member('persons.pahoua', 'feedback', 74),
  member('persons.lupe', 'feedback', 90),
  member('persons.diego', 'feedback', 66),
  member('persons.noor', 'feedback', 66),
  member('persons.caleb', 'feedback', 102),
  member('persons.thanh', 'feedback', 84),
  member('persons.ilse', 'feedback', 84),
  member('persons.althea', 'dissemination', 180, { influence: true }),
  member('persons.elvira', 'dissemination', 172),
  member('persons.rosalind', 'dissemination', 109, { influence: true }),
  member('persons.beatriz', 'dissemination', 200, { authority: true }),
  member('persons.adaeze', 'dissemination', 165),
  {
    ...member('persons.marcus', 'dissemination', 165, { authority: true }),
    ended: { at: ago(52, 15), by: 'persons.imelda', reason: 'Marcus now looks after other districts. Adaeze carries word to the state in his place.' },
  },
];

export const mandates: readonly Mandate[] = [
  {
    key: 'mandates.jerome-night-shift',
    person: 'persons.jerome',
    group: 'groups.night-shift',
    given: ago(209),
    until: ahead(96),
    lang: 'en',
    howGiven: 'Named by 19 people in the break room at 2 a.m. and by 6 more on the phone. Nobody else stood.',
    reports: [
      { direction: 'out', on: ago(40), lang: 'en', note: 'Read the three options aloud in the break room, both nights.' },
      { direction: 'back', on: ago(38), lang: 'en', note: 'Asked 23 people. They want the bus of its own, and a person on the phone at six.' },
      {
        direction: 'out',
        on: ago(25),
        lang: 'en',
        note: 'Told them what was decided and that the superintendent had voted against it and will still do it. That got quiet, then some nods.',
      },
    ],
  },
  {
    key: 'mandates.yolanda-drivers',
    person: 'persons.yolanda',
    group: 'groups.drivers',
    given: ago(206),
    lang: 'en',
    howGiven: 'Show of hands in the barn, 24 to 3.',
    reports: [
      { direction: 'back', on: ago(37), lang: 'en', note: 'Vote on the double run: 27 to 2 to end it.' },
      { direction: 'out', on: ago(24), lang: 'en', note: 'Posted the decision by the key board and stood beside it at noon for questions.' },
    ],
  },
  {
    key: 'mandates.delroy-local',
    person: 'persons.delroy',
    group: 'groups.local',
    given: ago(228),
    until: ahead(137),
    lang: 'en',
    howGiven: 'Elected by the local for this issue at its spring meeting.',
    reports: [{ direction: 'back', on: ago(8), lang: 'en', note: 'The local voted on rest breaks, 19 to 7. Entered as an input.' }],
  },
  {
    key: 'mandates.amara-students',
    person: 'persons.amara',
    group: 'groups.students',
    given: ago(186),
    until: ahead(17),
    lang: 'en',
    howGiven: 'Student council vote, 14 of 17. Runs out when the new council is chosen.',
    reports: [
      { direction: 'back', on: ago(36), lang: 'en', note: 'Asked 48 people at lunch over three days, with tally marks.' },
      { direction: 'out', on: ago(20), lang: 'en', note: 'Told the council that later bell did not win, and why.' },
    ],
  },
  {
    key: 'mandates.dwayne-disability',
    person: 'persons.dwayne',
    group: 'groups.disability',
    given: ago(170),
    lang: 'en',
    howGiven: 'The first-Tuesday parent circle asked him. Nine families were in the room.',
    reports: [{ direction: 'back', on: ago(33), lang: 'en', note: 'The circle will not accept waiting places that a chair cannot reach.' }],
  },
  {
    key: 'mandates.kelsey-ridge',
    person: 'persons.kelsey',
    group: 'groups.ridge',
    given: ago(148),
    lang: 'en',
    howGiven: 'She phoned all 22 households. Sixteen said yes, six did not pick up.',
    reports: [{ direction: 'back', on: ago(35), lang: 'en', note: 'Called eleven houses about the waiting places.' }],
  },
  {
    key: 'mandates.ayaan-newcomers',
    person: 'persons.ayaan',
    group: 'groups.newcomers',
    given: ago(201),
    lang: 'en',
    howGiven: 'Asked by the sewing circle and by the imam. Samira speaks beside her for Arabic-speaking families.',
    reports: [{ direction: 'out', on: ago(72), lang: 'en', note: 'Explained the issue after Friday prayer. I have not asked again since.' }],
  },
  {
    key: 'mandates.teodora-kin-foster',
    person: 'persons.teodora',
    group: 'groups.kin-foster',
    given: ago(210),
    until: ahead(60),
    lang: 'en',
    howGiven: 'Kinship circle at Crossing House, twelve present, all agreed.',
    reports: [
      { direction: 'back', on: ago(29), lang: 'en', note: 'No child’s name in any message. Confirmed with the circle.' },
      { direction: 'out', on: ago(12), lang: 'en', note: 'Shared the new late-bus mark and how to have old marks put right.' },
    ],
  },
  {
    key: 'mandates.doreen-front-offices',
    person: 'persons.doreen',
    group: 'groups.front-offices',
    given: ago(196),
    lang: 'en',
    howGiven: 'The four secretaries and four nurses agreed by e-mail.',
    reports: [{ direction: 'back', on: ago(34), lang: 'en', note: 'Counted the calls in all four offices for one week.' }],
  },
];
