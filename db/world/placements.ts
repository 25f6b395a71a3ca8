import type { CoverageConsent, ListKey, Placement } from './types.ts';
import { ago } from './moments.ts';

const nine: ListKey = 'categories.shared-ownership';
const four: ListKey = 'categories.swift';

/** Which kinds of people the groups of the district are. Libraries, colleges and the students who learn differently have no group yet. */
export const placements: readonly Placement[] = [
  { list: nine, kind: 'leaders.staff', groups: ['groups.drivers', 'groups.local', 'groups.teachers', 'groups.front-offices'] },
  { list: nine, kind: 'students', groups: ['groups.students'] },
  { list: nine, kind: 'families', groups: ['groups.east-bank', 'groups.west-bank'] },
  { list: nine, kind: 'families.grandparents', groups: ['groups.kin-foster'] },
  { list: nine, kind: 'families.foster', groups: ['groups.kin-foster'] },
  { list: nine, kind: 'families.siblings', groups: ['groups.siblings'] },
  { list: nine, kind: 'families.language', groups: ['groups.spanish', 'groups.newcomers', 'groups.hmong'] },
  { list: nine, kind: 'families.disability', groups: ['groups.disability'] },
  { list: nine, kind: 'families.hours', groups: ['groups.night-shift'] },
  { list: nine, kind: 'families.far', groups: ['groups.ridge'] },
  { list: nine, kind: 'agencies.transportation', groups: ['groups.railroad'] },
  { list: nine, kind: 'nonprofits.services', groups: ['groups.motel'] },
  { list: nine, kind: 'business', groups: ['groups.employers'] },
  { list: nine, kind: 'community.faith', groups: ['groups.neighbours'] },
  { list: four, kind: 'students.councils', groups: ['groups.students'] },
  {
    list: four,
    kind: 'families',
    groups: [
      'groups.east-bank',
      'groups.west-bank',
      'groups.spanish',
      'groups.newcomers',
      'groups.disability',
      'groups.kin-foster',
      'groups.night-shift',
      'groups.ridge',
    ],
  },
  { list: four, kind: 'families.unheard', groups: ['groups.siblings', 'groups.motel', 'groups.hmong'] },
  { list: four, kind: 'community.business', groups: ['groups.employers'] },
  { list: four, kind: 'community.faith', groups: ['groups.neighbours'] },
  { list: four, kind: 'staff.school', groups: ['groups.teachers', 'groups.front-offices'] },
  { list: four, kind: 'staff.district', groups: ['groups.drivers', 'groups.local'] },
];

/** Landing Street shows its district who is missing; the other schools have not said that they want to. */
export const coverageConsents: readonly CoverageConsent[] = [
  {
    organization: 'organizations.landing-street',
    to: 'organizations.three-ferries',
    shares: 'numbers',
    withPrivate: false,
    given: ago(41, 14),
    givenBy: 'persons.beatriz',
    lang: 'es',
    note: 'Para que el distrito vea a qué familias tampoco llega nuestra escuela.',
  },
];
