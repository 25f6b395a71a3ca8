import { ago, type Moment } from '../moments.ts';
import type { ElementKey, GroupKey, Lang, MapElement, MapRelation, PersonKey, Perspective, SystemMap } from '../types.ts';

// Drawn on three evenings: the first sketch, after the count of late buses, and after the first test.
const first = ago(194, 19);
const afterCount = ago(121, 18);
const afterTest = ago(19, 19);

interface More {
  about?: string;
  group?: GroupKey;
  lang?: Lang;
  tags?: readonly string[];
  byHand?: true;
  drawn?: Moment;
  drawnBy?: PersonKey;
}

function element(
  name: string,
  kind: MapElement['kind'],
  label: string,
  at: MapElement['at'],
  { lang = 'en', drawn = first, drawnBy = 'persons.imelda', ...more }: More = {},
): MapElement {
  return { key: `elements.bus-${name}`, kind, name: label, at, lang, drawn, drawnBy, ...more };
}

function group(name: string, label: string, at: MapElement['at'], more: More = {}): MapElement {
  return element(name, 'group', label, at, { group: `groups.${name}`, ...more });
}

const elements: readonly MapElement[] = [
  group('east-bank', 'Families on Routes 7 and 12', [-156, 30]),
  group('night-shift', 'Night-shift families', [154, 42]),
  group('spanish', 'Familias que hablan español', [-63, 198], { lang: 'es' }),
  group('newcomers', 'Arabic- and Somali-speaking families', [-85, 309], { drawn: afterCount, drawnBy: 'persons.ayaan' }),
  group('disability', 'Families of students with disabilities', [-148, -82]),
  group('kin-foster', 'Grandparents and foster carers', [-183, 403]),
  group('ridge', 'Families on Ridge Road', [307, -231], { drawn: afterCount }),
  group('west-bank', 'Families on the West Bank', [411, 319], { tags: ['to be asked'] }),
  group('students', 'Students in grades 6 to 12', [330, 62]),
  group('drivers', 'Bus drivers and aides', [3, -22], { byHand: true }),
  group('local', 'Transport workers’ local', [129, -218]),
  group('teachers', 'First-period teachers', [493, -26]),
  group('front-offices', 'Front offices and school nurses', [270, -43]),
  group('neighbours', 'Faith and community leaders', [-212, 136]),
  group('employers', 'Employers with early shifts', [106, 236], { drawn: afterCount, drawnBy: 'persons.simone' }),
  element('crossing-house', 'organization', 'Crossing House', [-234, 247], {
    about: 'Where the East Bank eats, votes, sews and argues. Open on Thursdays until ten.',
    byHand: true,
  }),
  element('sewing-circle', 'group', 'Women’s sewing circle', [-335, 343], { drawn: afterCount, drawnBy: 'persons.ayaan' }),
  element('dispatch', 'organization', 'Dispatch at the bus barn', [121, -106], { about: 'One radio and one phone, staffed from 5:15 in the morning.' }),
  element('superintendent', 'organization', 'Superintendent’s office', [-265, -327]),
  element('board', 'organization', 'School board', [-87, -272]),
  element('contractors', 'organization', 'Contract van company', [71, -324], {
    about: 'Three vans with lifts. Its drivers are not in the local, and hear of changes last.',
    drawn: afterCount,
  }),
  element('county', 'organization', 'County road office', [-474, -254]),
  element('railroad', 'organization', 'Railroad', [-365, -136], { drawn: afterCount }),
  element('supervisor', 'person', 'Transportation supervisor', [-206, -188]),
  element('interpreter', 'person', 'Interpreter', [215, 148], { drawn: afterCount }),
  element('thermos', 'initiative', 'Thermos corner', [-379, 96], { drawn: afterCount }),
  element('own-bus', 'initiative', 'A bus of its own for Route 12', [-307, -30], { about: 'The first test: twelve weeks.', drawn: afterTest }),
  element('whiteboard', 'initiative', 'The whiteboard at Ropewalk', [384, -130]),
  element('trains', 'thing', 'Trains standing across Kiln Road', [-30, -166]),
  element('open-jobs', 'thing', 'Four open drivers’ jobs', [-7, 92]),
];

interface Told {
  guess?: true;
  strength?: 1 | 2 | 3;
  way?: MapRelation['direction'];
  word?: string;
  note?: string;
  drawn?: Moment;
  drawnBy?: PersonKey;
  removed?: NonNullable<MapRelation['removed']>;
}

function relation(from: string, kind: MapRelation['kind'], to: string, { guess, strength = 2, way, ...told }: Told = {}): MapRelation {
  const both = kind === 'works-with' || kind === 'in-tension';
  const ends = { from: `elements.bus-${from}`, to: `elements.bus-${to}` } satisfies Record<string, ElementKey>;
  return {
    ...ends,
    kind,
    direction: way ?? (both ? 'mutual' : 'directed'),
    strength,
    saidBy: guess ? 'guess' : 'group',
    drawn: first,
    drawnBy: 'persons.imelda',
    ...told,
  };
}

const relations: readonly MapRelation[] = [
  relation('superintendent', 'decides-over', 'supervisor', { strength: 3 }),
  relation('board', 'decides-over', 'superintendent', { strength: 3 }),
  relation('board', 'funds', 'dispatch'),
  relation('board', 'in-tension', 'local', { note: 'Over the contract of last fall. Both say that it is getting better.' }),
  relation('supervisor', 'decides-over', 'dispatch', { strength: 3 }),
  relation('supervisor', 'works-with', 'drivers'),
  relation('dispatch', 'informs', 'drivers', { strength: 3 }),
  relation('drivers', 'informs', 'dispatch', { note: 'By radio, when a train stands. Not by text while driving.' }),
  relation('dispatch', 'informs', 'front-offices', { strength: 1, note: 'Often only after the bus should have come.' }),
  relation('dispatch', 'informs', 'contractors', { strength: 1, guess: true, drawn: afterCount }),
  relation('local', 'own', 'drivers', { word: 'speaks for', strength: 3 }),
  relation('local', 'in-tension', 'contractors', { guess: true, drawn: afterCount }),
  relation('contractors', 'own', 'disability', { word: 'drives the children of', drawn: afterCount }),
  relation('front-offices', 'informs', 'east-bank', { way: 'mutual' }),
  relation('front-offices', 'works-with', 'teachers'),
  relation('front-offices', 'works-with', 'whiteboard', { strength: 3 }),
  relation('whiteboard', 'informs', 'dispatch', { guess: true, strength: 1 }),
  relation('teachers', 'trusts', 'students'),
  relation('students', 'in-tension', 'teachers', {
    strength: 1,
    note: 'About late marks, until this winter.',
    removed: { at: ago(24, 9), by: 'persons.amara' },
  }),
  relation('students', 'works-with', 'drivers', { strength: 1, guess: true }),
  relation('east-bank', 'trusts', 'crossing-house', { strength: 3 }),
  relation('east-bank', 'in-tension', 'dispatch', { note: 'Nobody picks up at 6:50.' }),
  relation('night-shift', 'works-with', 'east-bank'),
  relation('night-shift', 'own', 'spanish', { word: 'shares a call list with', way: 'undirected', drawn: afterCount }),
  relation('spanish', 'trusts', 'crossing-house', { strength: 3 }),
  relation('interpreter', 'informs', 'spanish', { strength: 3, drawn: afterCount }),
  relation('front-offices', 'own', 'interpreter', { word: 'calls for help', strength: 1, drawn: afterCount }),
  relation('newcomers', 'trusts', 'sewing-circle', { strength: 3, drawn: afterCount, drawnBy: 'persons.ayaan' }),
  relation('sewing-circle', 'own', 'crossing-house', { word: 'meets at', drawn: afterCount, drawnBy: 'persons.ayaan' }),
  relation('newcomers', 'trusts', 'neighbours', { drawn: afterCount, drawnBy: 'persons.ayaan' }),
  relation('neighbours', 'works-with', 'crossing-house', { strength: 3 }),
  relation('neighbours', 'works-with', 'thermos', { strength: 3, drawn: afterCount }),
  relation('thermos', 'own', 'east-bank', { word: 'keeps company with', drawn: afterCount }),
  relation('kin-foster', 'own', 'crossing-house', { word: 'meets at' }),
  relation('disability', 'trusts', 'neighbours', { guess: true, strength: 1 }),
  relation('ridge', 'informs', 'dispatch', { strength: 1, drawn: afterCount, note: 'By landline. Kelsey calls for the others.' }),
  relation('employers', 'informs', 'crossing-house', { strength: 1, guess: true, drawn: afterCount, drawnBy: 'persons.simone' }),
  relation('employers', 'decides-over', 'night-shift', { strength: 3, drawn: afterCount, drawnBy: 'persons.simone' }),
  relation('county', 'works-with', 'superintendent', { strength: 1, guess: true }),
  relation('county', 'in-tension', 'railroad', { guess: true, drawn: afterCount }),
  relation('railroad', 'own', 'trains', { word: 'runs', strength: 3, drawn: afterCount }),
  relation('trains', 'own', 'drivers', { word: 'hold up', strength: 3 }),
  relation('open-jobs', 'own', 'drivers', { word: 'weigh on', strength: 3 }),
  relation('own-bus', 'own', 'east-bank', { word: 'is for', strength: 3, drawn: afterTest }),
  relation('supervisor', 'works-with', 'own-bus', { drawn: afterTest }),
  relation('drivers', 'works-with', 'own-bus', { strength: 3, drawn: afterTest, drawnBy: 'persons.yolanda' }),
  relation('dispatch', 'informs', 'night-shift', { drawn: afterTest, note: 'By a text before six, since the test began.' }),
];

const perspectives: readonly Perspective[] = [
  {
    element: 'elements.bus-night-shift',
    saidBy: 'group',
    lang: 'en',
    written: ago(110, 4),
    writtenBy: 'persons.jerome',
    outlook: 'From the road home it is half an hour in which nobody in the family knows where the child is.',
    stance: 'We do not need a perfect bus. We need word before we lose a night’s pay over it.',
    sharedInterest: 'Drivers want fewer angry calls. A text at six would give both of us that.',
    needs: 'Meetings in the break room, and a person on the phone at six.',
  },
  {
    element: 'elements.bus-drivers',
    saidBy: 'guess',
    lang: 'en',
    written: ago(140, 15),
    writtenBy: 'persons.imelda',
    confirmed: { at: ago(136, 12), by: 'persons.yolanda' },
    outlook: 'Two routes in the time of one, a train that nobody answers for, and the face at the window is theirs.',
    stance: 'They will drive what can be driven. They will not be blamed for the rest.',
    sharedInterest: 'Children on time and awake, and a route that a long bus can turn.',
    needs: 'To be in the room, on paid time, before a line is drawn.',
  },
  {
    element: 'elements.bus-spanish',
    saidBy: 'guess',
    lang: 'es',
    written: ago(100, 17),
    writtenBy: 'persons.elvira',
    outlook: 'El aviso llega tarde y en inglés; creemos que muchas ya no lo esperan.',
    stance: 'Creemos que temen que una falta por el bus cuente contra sus hijos.',
    needs: 'Una voz por teléfono, en español, a la misma hora que los demás.',
  },
  {
    element: 'elements.bus-employers',
    saidBy: 'guess',
    lang: 'en',
    written: ago(106, 10),
    writtenBy: 'persons.simone',
    outlook: 'We think they see people clock in late and do not see why.',
    sharedInterest: 'Shifts that start with everybody there.',
  },
  {
    element: 'elements.bus-west-bank',
    saidBy: 'guess',
    lang: 'en',
    written: ago(48, 14),
    writtenBy: 'persons.imelda',
    outlook: 'Their buses are on time. We think they fear longer rides if a bus moves across the river.',
    needs: 'To hear it from one of their own, and to see the ride times every week.',
  },
];

/** The system map of the bus issue: one group to which nobody is linked, one house through which many ways lead. */
export const map: SystemMap = {
  elements,
  relations,
  perspectives,
  namings: [
    { element: 'elements.bus-supervisor', person: 'persons.glenn', asked: ago(190), askedBy: 'persons.imelda', agreed: ago(189) },
    { element: 'elements.bus-interpreter', person: 'persons.elvira', asked: ago(9), askedBy: 'persons.imelda' },
  ],
  snapshots: [
    { name: 'The first sketch', taken: ago(193, 9), takenBy: 'persons.imelda', lang: 'en' },
    { name: 'Before the first test', taken: ago(44, 16), takenBy: 'persons.imelda', lang: 'en' },
  ],
};
