import { foundingDocuments, initiatives, sharedWorks, stakes, ties } from './bus/coalescing.ts';
import { commitments } from './bus/commitments.ts';
import { suggestions, words } from './bus/words.ts';
import { conversation } from './bus/conversation.ts';
import { coverage } from './bus/coverage.ts';
import { benches, firstTest, word } from './bus/decisions.ts';
import { answeredInputs } from './bus/inputs-answered.ts';
import { waitingInputs } from './bus/inputs-waiting.ts';
import { outreach } from './bus/outreach.ts';
import { participants } from './bus/participants.ts';
import { members } from './bus/members.ts';
import { map } from './bus/map.ts';
import { mandates, memberships } from './bus/people.ts';
import { promises } from './bus/promises.ts';
import { readings } from './bus/readings.ts';
import { groupValues, sheets, signals } from './bus/sheets.ts';
import { ago } from './moments.ts';
import type { Issue } from './types.ts';

/** Far along the loop: one decision is being tried, another is open, most inputs are answered. */
export const busIssue: Issue = {
  key: 'issues.bus',
  organization: 'organizations.three-ferries',
  slug: 'east-bank-by-first-bell',
  level: 'district',
  statement: 'When a train stands on Kiln Road, 61 children stand too: getting the East Bank to school by the first bell',
  why: 'Four drivers’ jobs were open last fall, so the bus of Route 7 made its run, turned round and made Route 12 as well. Two or three mornings a week a freight train stands across Kiln Road just then. On those mornings Route 12 came 20 to 35 minutes late, and 61 children waited, some of them six years old, some of them in the dark.\n\nIn the first term one student in eight on these routes missed part of first period at least once a week. On the West Bank it was one in forty. They missed breakfast, they missed quizzes, and until this winter they were marked late for it.\n\nDrivers see the crossing, families see the corner, offices hear the phone, teachers see the empty chairs. No one of them sees all of it. That is why we sit down together.',
  lang: 'en',
  answerDays: 10,
  created: ago(236, 9),
  createdBy: 'persons.imelda',
  published: { at: ago(229, 10), by: 'persons.imelda' },
  memberships,
  members,
  mandates,
  stakes,
  initiatives,
  sharedWorks,
  ties,
  foundingDocuments,
  promises,
  participants,
  inputs: [...answeredInputs, ...waitingInputs],
  conversations: [conversation(participants)],
  decisions: [firstTest, word, benches],
  readings,
  outreach,
  words,
  suggestions,
  commitments,
  sheets,
  signals,
  groupValues,
  coverage,
  map,
};
