import { ago } from '../moments.ts';
import type { FoundingDocument, Initiative, SharedWork, Stake, Tie } from '../types.ts';

const createdBy = 'persons.imelda';

export const stakes: readonly Stake[] = [
  { group: 'groups.east-bank', saidBy: 'group', lang: 'en', created: ago(216), createdBy, reason: 'Their children stand and wait. They lose pay when they stay to wait with them, and sleep when they do not.' },
  { group: 'groups.night-shift', saidBy: 'group', lang: 'en', created: ago(209), createdBy, reason: 'They are on the road home when the bus is due. For half an hour nobody in the family knows where the child is.' },
  { group: 'groups.spanish', saidBy: 'group', lang: 'es', created: ago(203), createdBy, reason: 'Los avisos llegan tarde y en inglés. Cuando por fin alguien los traduce, el bus ya pasó o ya no viene.' },
  { group: 'groups.newcomers', saidBy: 'group', lang: 'en', created: ago(131), createdBy: 'persons.ayaan', reason: 'They do not know whom to call, and they fear that a late mark will be held against them.' },
  { group: 'groups.disability', saidBy: 'group', lang: 'en', created: ago(170), createdBy, reason: 'When the bus with the lift is swapped, their child does not go to school at all that day.' },
  { group: 'groups.kin-foster', saidBy: 'group', lang: 'en', created: ago(210), createdBy, reason: 'They already answer to a court and a caseworker. A child marked late is one more thing to explain.' },
  { group: 'groups.ridge', saidBy: 'group', lang: 'en', created: ago(150), createdBy, reason: 'If the bus misses them there is no second way down the ridge.' },
  { group: 'groups.drivers', saidBy: 'group', lang: 'en', created: ago(206), createdBy, reason: 'They run two routes in the time of one, and they are the face that people shout at.' },
  { group: 'groups.local', saidBy: 'group', lang: 'en', created: ago(220), createdBy, reason: 'Four open jobs are covered by people giving up their breaks.' },
  { group: 'groups.students', saidBy: 'group', lang: 'en', created: ago(186), createdBy, reason: 'First period counts for credit. Being late for someone else’s reason still costs them the grade.' },
  { group: 'groups.teachers', saidBy: 'group', lang: 'en', created: ago(198), createdBy, reason: 'They teach the first twenty minutes twice, or to half a room.' },
  { group: 'groups.front-offices', saidBy: 'group', lang: 'en', created: ago(196), createdBy, reason: 'The phone rings from 6:50 and they know no more than the caller.' },
  { group: 'groups.west-bank', saidBy: 'guess', lang: 'en', created: ago(190), createdBy, reason: 'Their buses are on time now. We think they will worry about longer rides if a bus moves across the river.' },
  { group: 'groups.employers', saidBy: 'guess', lang: 'en', created: ago(190), createdBy: 'persons.simone', reason: 'We think they see people clock in late and do not see why.' },
];

export const initiatives: readonly Initiative[] = [
  { group: 'groups.neighbours', saidBy: 'group', lang: 'en', created: ago(180), createdBy, name: 'Thermos corner', ledBy: 'Deacons on Mill Street', theirWords: 'We do not supervise. We keep company.', worth: 'Two adults at the busiest stop since November, at no cost, known by name.' },
  { group: 'groups.drivers', saidBy: 'group', lang: 'en', created: ago(204), createdBy, name: 'Driver bonus for bringing a driver', ledBy: 'Transportation office and the local', theirWords: 'Each one bring one.', worth: 'Two of the four open jobs were filled this way.' },
  { group: 'groups.front-offices', saidBy: 'group', lang: 'en', created: ago(195), createdBy, name: 'The whiteboard', ledBy: 'Doreen Mapps, Ropewalk Middle', theirWords: 'We write the bus number, the time and who called.', worth: 'Five months of late buses by hand: the only record that had the reasons in it.' },
  { saidBy: 'guess', lang: 'en', created: ago(192), createdBy, name: 'Crossing study', ledBy: 'County road office', theirWords: 'Grade crossing delay survey.', worth: 'Counts the minutes that trains stand across Kiln Road. We think we can have the numbers if we ask.' },
  { group: 'groups.employers', saidBy: 'group', lang: 'en', created: ago(107), createdBy: 'persons.simone', name: 'Ten-minute grace at the plant', ledBy: 'Shift planning, packing plant', theirWords: 'Grace on the clock, with a note from school.', worth: 'No lost pay for a late bus, where the parent knows to ask for the note.' },
];

export const sharedWorks: readonly SharedWork[] = [
  { kind: 'inquiry', saidBy: 'group', lang: 'en', created: ago(194), createdBy, description: 'Count every late bus for four weeks: drivers, offices and families each write down the same four things.', valueForGroups: 'Drivers get the train on record. Families get proof that they were on time.', valueForAll: 'One set of numbers that nobody has to defend.' },
  { kind: 'information-exchange', saidBy: 'group', lang: 'en', created: ago(193), createdBy, description: 'Ride along: a parent, a teacher and a board member each ride Routes 7 and 12 once.', valueForGroups: 'People who decide feel the turn at the crossing. Drivers are seen doing their work.', valueForAll: 'The same picture in every head when we talk.' },
  { kind: 'problem-solving', saidBy: 'group', lang: 'en', created: ago(150), createdBy, description: 'Redraw the two routes on paper in the barn, drivers holding the pencil.', valueForGroups: 'Drivers shape the route they will drive. Glenn learns which turns a long bus cannot make.', valueForAll: 'Three options that can really be driven.' },
  { kind: 'boundary-work', saidBy: 'guess', lang: 'en', created: ago(120), createdBy, description: 'One letter to the railroad from families, the district, the county and the plant.', valueForGroups: 'The plant loses trucks at the same crossing; the county wants the counts.', valueForAll: 'A letter that is harder to put aside than four.' },
];

export const ties: readonly Tie[] = [
  { group: 'groups.night-shift', saidBy: 'group', lang: 'en', created: ago(188), createdBy, weSupport: 'We come to the break room at 2 a.m. twice a season, and bring what was decided in print.', theySupport: 'They tell us the same morning when a bus has not come.' },
  { group: 'groups.drivers', saidBy: 'group', lang: 'en', created: ago(188), createdBy, weSupport: 'No change of a route without a driver of that route in the room, on paid time.', theySupport: 'They keep the count of standing trains for us.' },
  { group: 'groups.spanish', saidBy: 'group', lang: 'es', created: ago(172), createdBy: 'persons.elvira', weSupport: 'Todo aviso sale en español a la misma hora que en inglés.', theySupport: 'Las mamás de la cocina de Crossing House pasan la voz a quien no usa mensajes.' },
  { group: 'groups.neighbours', saidBy: 'group', lang: 'en', created: ago(180), createdBy, weSupport: 'Vests, a phone number that is answered, and a background check paid by the district.', theySupport: 'Two adults at Mill Street every school day.' },
  { group: 'groups.west-bank', saidBy: 'guess', lang: 'en', created: ago(110), createdBy, weSupport: 'We publish the West Bank ride times every week of the test.' },
  { group: 'groups.employers', saidBy: 'guess', lang: 'en', created: ago(107), createdBy: 'persons.simone', theySupport: 'They may let us put a notice beside the time clock.' },
];

export const foundingDocuments: readonly FoundingDocument[] = [
  {
    key: 'documents.bus-mission', kind: 'mission', number: 1, lang: 'en', created: ago(205, 18), createdBy,
    body: 'By the end of the school year, a child on Routes 7 and 12 reaches the first bell as surely as a child on any other route, and the family knows where that child is while it happens.',
    consents: [
      { person: 'persons.imelda', stance: 'consent', at: ago(205, 19) },
      { person: 'persons.glenn', stance: 'concern', at: ago(205, 19), lang: 'en', note: '“As surely” is a promise I cannot keep while trains stand on Kiln Road. I would write “as often as we can make it”.' },
      { person: 'persons.delroy', stance: 'consent', at: ago(204, 12) },
      { person: 'persons.simone', stance: 'consent', at: ago(204, 20) },
      { person: 'persons.winona', stance: 'consent', at: ago(203, 16) },
      { person: 'persons.teodora', stance: 'consent', at: ago(203, 21) },
      { person: 'persons.jerome', stance: 'consent', at: ago(202, 5), lang: 'en', note: 'Keep the second half. The second half is why I came.' },
    ],
  },
  {
    key: 'documents.bus-principles', kind: 'principles', number: 1, lang: 'en', created: ago(205, 18, 30), createdBy,
    body: '- The person at the stop knows something that the person at the desk does not.\n- We count before we argue.\n- No child pays for a late bus: not with a mark, a meal or a lesson.\n- What helps one bank of the river may not be taken quietly from the other.\n- Whoever spoke hears back, good news or bad.',
    consents: [
      { person: 'persons.imelda', stance: 'consent', at: ago(205, 19) },
      { person: 'persons.glenn', stance: 'consent', at: ago(205, 19) },
      { person: 'persons.delroy', stance: 'consent', at: ago(204, 12) },
      { person: 'persons.simone', stance: 'consent', at: ago(204, 20) },
      { person: 'persons.winona', stance: 'consent', at: ago(203, 16) },
      { person: 'persons.yolanda', stance: 'consent', at: ago(203, 11) },
    ],
  },
  {
    key: 'documents.bus-ground-rules-1', kind: 'ground-rules', number: 1, lang: 'en', created: ago(205, 19), createdBy,
    body: '- Meetings start at 6 in the evening, with supper and child care.\n- One person speaks at a time.\n- We talk about the run, not about the driver.\n- An interpreter is there before we begin.',
    consents: [
      { person: 'persons.imelda', stance: 'consent', at: ago(205, 19, 30) },
      { person: 'persons.glenn', stance: 'consent', at: ago(205, 19, 30) },
      { person: 'persons.jerome', stance: 'concern', at: ago(202, 5), lang: 'en', note: 'At 6 in the evening I am asleep or leaving. This rule keeps out the people it is about.' },
    ],
  },
  {
    key: 'documents.bus-ground-rules-2', kind: 'ground-rules', number: 2, lang: 'en', created: ago(118, 9), createdBy,
    body: '- We meet twice for each question: once at 6 in the evening, once at 7:30 in the morning after the night shift. Nothing is settled in only one of them.\n- Supper or breakfast, child care and an interpreter are there before we begin.\n- One person speaks at a time, and nobody speaks twice before everyone has spoken once.\n- We talk about the run, not about the driver.\n- Drivers, aides and students are paid or given hours for their time here.',
    consents: [
      { person: 'persons.imelda', stance: 'consent', at: ago(118, 10) },
      { person: 'persons.glenn', stance: 'consent', at: ago(117, 14) },
      { person: 'persons.delroy', stance: 'consent', at: ago(117, 12) },
      { person: 'persons.simone', stance: 'consent', at: ago(117, 20) },
      { person: 'persons.winona', stance: 'consent', at: ago(116, 16) },
      { person: 'persons.nkem', stance: 'consent', at: ago(116, 8) },
      { person: 'persons.teodora', stance: 'consent', at: ago(116, 21) },
      { person: 'persons.bev', stance: 'consent', at: ago(115, 11) },
      { person: 'persons.jerome', stance: 'consent', at: ago(115, 8), lang: 'en', note: 'Thank you for moving the clock and not only the words.' },
      { person: 'persons.yolanda', stance: 'consent', at: ago(115, 10) },
      { person: 'persons.amara', stance: 'consent', at: ago(114, 15) },
      { person: 'persons.warren', stance: 'concern', at: ago(112, 17), lang: 'en', note: 'Two meetings for each question slow us down. I will come to both all the same.' },
    ],
  },
];
