import { ago, ahead } from '../moments.ts';
import type { IssueCoverage, ListKey } from '../types.ts';

const nine: ListKey = 'categories.shared-ownership';
const four: ListKey = 'categories.swift';

/** Whom the issue of the buses needs, and what was done so far about those who are missing. */
export const coverage: IssueCoverage = {
  chosenBy: 'persons.imelda',
  chosen: ago(120, 9),
  lists: [nine, four],
  needs: [
    { list: nine, kind: 'leaders' },
    { list: nine, kind: 'leaders.staff', target: 3 },
    { list: nine, kind: 'students', target: 2, reason: 'They stand at the corner. Nobody else sees it every morning.' },
    { list: nine, kind: 'students.learning', reason: '19 students have a ride written into their plan.' },
    { list: nine, kind: 'families' },
    { list: nine, kind: 'families.grandparents' },
    { list: nine, kind: 'families.siblings', reason: 'At eleven corners a brother or sister of twelve or thirteen waits with the small ones.' },
    { list: nine, kind: 'families.foster' },
    { list: nine, kind: 'families.language' },
    { list: nine, kind: 'families.disability' },
    { list: nine, kind: 'families.hours', target: 2 },
    { list: nine, kind: 'families.far' },
    { list: nine, kind: 'postsecondary', notNeeded: 'Nobody rides these buses to a college. Ask again when the evening routes change.' },
    { list: nine, kind: 'agencies' },
    { list: nine, kind: 'agencies.transportation', reason: 'The train that stands on Kiln Road is theirs.' },
    { list: nine, kind: 'culture.libraries', reason: 'The branch on Ferry Square opens at seven. Children could wait there.' },
    { list: nine, kind: 'nonprofits.services', reason: 'Children at the Harbor motel ride Route 12, and their stop moves with the week.' },
    { list: nine, kind: 'business' },
    { list: nine, kind: 'community' },
    { list: four, kind: 'students' },
    { list: four, kind: 'families' },
    { list: four, kind: 'families.unheard' },
    { list: four, kind: 'community' },
    { list: four, kind: 'staff' },
  ],
  calls: [
    { list: nine, kind: 'families.siblings' },
    { list: nine, kind: 'culture.libraries' },
  ],
  population: [
    {
      list: nine,
      source: 'Enrollment of October and the count of bus passes, Three Ferries Public Schools',
      counts: {
        leaders: 148,
        'leaders.staff': 131,
        students: 2960,
        'students.learning': 212,
        families: 2150,
        'families.grandparents': 190,
        'families.siblings': 64,
        'families.foster': 7,
        'families.language': 412,
        'families.disability': 204,
        'families.hours': 260,
        'families.far': 22,
      },
    },
  ],
  asks: [
    {
      list: nine,
      kind: 'families.siblings',
      group: 'groups.siblings',
      what: 'Ask the brothers and sisters who wait with the small ones what a good corner looks like, and whether one of them would sit with us.',
      owner: 'persons.simone',
      by: ago(70),
      through: 'The homework table at Crossing House',
      attempts: [
        { on: ago(68), next: ago(50), channel: 'in-person', outcome: 'not-now', note: 'Four of them listened. They have practice on Thursdays.' },
        { on: ago(47), next: ahead(9), channel: 'text', outcome: 'unreachable', note: 'Two of the numbers were their mothers’. Nobody came on the Saturday.' },
      ],
    },
    {
      list: nine,
      kind: 'agencies.transportation',
      group: 'groups.railroad',
      what: 'Ask the railroad for one person who can say when a train will stand, and may change it.',
      owner: 'persons.glenn',
      by: ago(90),
      attempts: [
        { on: ago(88), next: ago(60), channel: 'letter', outcome: 'unreachable', note: 'No answer.' },
        { on: ago(58), next: ago(30), channel: 'phone', outcome: 'no', note: 'The dispatcher is in another state and may not come to meetings.' },
        { on: ago(28), next: ahead(32), channel: 'mail', outcome: 'not-now', note: 'After the winter timetable, says their office.' },
      ],
    },
  ],
};
