import { ago, ahead } from './moments.ts';
import type { Issue, Membership, PersonKey, Ring } from './types.ts';

const imelda = 'persons.imelda';

function member(person: PersonKey, ring: Ring, daysAgo: number): Membership {
  return { person, role: 'member', ring, hasAuthority: false, hasInfluence: false, joined: ago(daysAgo, 17) };
}

/**
 * Before its beginning: not public, and nobody outside the core team was asked anything. Its feedback network was sent two notices only,
 * which raises the alarm of its ring, and the mandate for the drivers ran out.
 */
export const crossingIssue: Issue = {
  key: 'issues.crossing',
  organization: 'organizations.kiln-hill',
  slug: 'a-guard-where-kiln-road-meets-the-tracks',
  level: 'school',
  statement: 'Children who walk need a grown-up where Kiln Road meets the tracks',
  why: 'On mornings when the train stands, some children climb through between the cars. The crossing guard was cut two years ago, when fewer children walked.',
  lang: 'en',
  answerDays: 14,
  created: ago(160, 10),
  createdBy: imelda,
  memberships: [
    { person: imelda, role: 'convener', ring: 'core', hasAuthority: false, hasInfluence: true, joined: ago(160, 10) },
    { ...member('persons.glenn', 'core', 158), hasAuthority: true },
    member('persons.yolanda', 'advisors', 150),
    member('persons.kelsey', 'feedback', 120),
    member('persons.dwayne', 'feedback', 118),
    member('persons.caleb', 'feedback', 110),
  ],
  mandates: [
    {
      key: 'mandates.crossing-yolanda-drivers',
      person: 'persons.yolanda',
      group: 'groups.drivers',
      given: ago(148),
      until: ago(9),
      lang: 'en',
      howGiven: 'The barn asked her to speak for half a year, and then to come back and ask.',
      reports: [{ direction: 'back', on: ago(60), lang: 'en', note: 'They will slow down for a guard. They will not be the guard.' }],
    },
  ],
  stakes: [
    {
      group: 'groups.drivers',
      saidBy: 'group',
      lang: 'en',
      created: ago(147),
      createdBy: 'persons.yolanda',
      reason: 'They see who climbs through, and cannot leave the bus.',
    },
  ],
  initiatives: [],
  sharedWorks: [],
  ties: [],
  foundingDocuments: [],
  promises: [],
  participants: [],
  inputs: [],
  conversations: [],
  decisions: [],
  readings: [],
  members: {
    moves: [],
    wanted: [],
    rhythms: [
      {
        ring: 'feedback',
        everyDays: 45,
        asks: 'Tell us what you see at the crossing, once before each break.',
        timeNeeded: 'Five minutes',
        channel: 'Text, and a reply to it',
        linker: imelda,
        at: ago(119, 10),
      },
    ],
    dispatches: [
      { ring: 'core', way: 'asked', on: ago(30), what: 'Who could pay a guard until June?', channel: 'Phone' },
      { ring: 'feedback', way: 'sent', on: ago(75), what: 'What the railroad answered, in four lines', channel: 'Text' },
      { ring: 'feedback', way: 'sent', on: ago(20), what: 'Until there is a guard: please use the bridge at Levee Road', channel: 'Text' },
    ],
    tests: [],
    ranges: [],
    values: [],
    expectations: [],
    welcomed: [],
    terms: [{ person: 'persons.glenn', until: ahead(200), reason: 'Until the end of the next school year.' }],
    successors: [],
    channels: [],
  },
};
