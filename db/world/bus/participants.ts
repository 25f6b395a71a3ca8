import { chance } from '../chance.ts';
import { ago } from '../moments.ts';
import type { Attitude, GroupKey, Lang, Participant, ParticipantKey, PersonKey } from '../types.ts';

type Row = readonly [name: string, locale: Lang, attitude: Attitude, joinedDaysAgo: number, group?: GroupKey];

/** Persons of the world who took part; those of the inputs came before the conversation opened. */
const known: readonly Row[] = [
  ['marisol', 'es', 'stop', 39, 'groups.spanish'],
  ['jerome', 'en', 'word', 38, 'groups.night-shift'],
  ['yolanda', 'en', 'whole', 37, 'groups.drivers'],
  ['amara', 'en', 'whole', 36, 'groups.students'],
  ['dwayne', 'en', 'stop', 36, 'groups.disability'],
  ['efrain', 'es', 'word', 35, 'groups.spanish'],
  ['caleb', 'en', 'word', 35, 'groups.ridge'],
  ['kelsey', 'en', 'stop', 35, 'groups.ridge'],
  ['doreen', 'en', 'word', 34, 'groups.front-offices'],
  ['samira', 'ar', 'stop', 34, 'groups.newcomers'],
  ['bev', 'en', 'stop', 33, 'groups.kin-foster'],
  ['len', 'en', 'whole', 32, 'groups.employers'],
  ['althea', 'en', 'stop', 19, 'groups.neighbours'],
  ['eamon', 'en', 'whole', 17, 'groups.teachers'],
  ['delroy', 'en', 'whole', 8, 'groups.local'],
  ['noor', 'en', 'word', 8, 'groups.students'],
  ['yusuf', 'ar', 'word', 6, 'groups.newcomers'],
  ['pahoua', 'en', 'stop', 7, 'groups.east-bank'],
  ['hector', 'es', 'whole', 8, 'groups.drivers'],
  ['lupe', 'es', 'stop', 7, 'groups.disability'],
  ['diego', 'es', 'stop', 6, 'groups.students'],
  ['winona', 'en', 'whole', 8, 'groups.teachers'],
  ['teodora', 'en', 'stop', 7, 'groups.kin-foster'],
  ['thanh', 'en', 'whole', 5, 'groups.front-offices'],
];

function named([name, locale, attitude, joinedDaysAgo, group]: Row): Participant {
  const person: PersonKey = `persons.${name}`;
  return {
    key: `participants.bus-${name}`,
    person,
    locale,
    attitude,
    joined: ago(joinedDaysAgo, 6),
    ...(group === undefined ? {} : { group }),
  };
}

const attitudes: readonly Attitude[] = ['word', 'stop', 'whole', 'word', 'stop', 'word'];
const locales: readonly Lang[] = ['en', 'en', 'es', 'en', 'es', 'en', 'en', 'es', 'en'];
const groups: readonly (GroupKey | undefined)[] = [
  'groups.east-bank',
  'groups.spanish',
  undefined,
  'groups.west-bank',
  'groups.east-bank',
  'groups.night-shift',
  undefined,
  'groups.students',
];

/** Someone without a name or an account: what the cookie knows, and no more. */
function walkIn(place: number, share: number): Participant {
  const number = String(place + 1).padStart(2, '0');
  const key: ParticipantKey = `participants.bus-walk-in-${number}`;
  const group = groups[place % groups.length];
  return {
    key,
    locale: locales[place % locales.length] ?? 'en',
    attitude: attitudes[place % attitudes.length] ?? 'word',
    joined: ago(2 + Math.floor(share * 7), 6 + (place % 16), (place * 7) % 60),
    ...(group === undefined ? {} : { group }),
  };
}

const next = chance(1207);

/** Walk-ins who also wrote something, by number: the days ago on which they came, and the group they named. */
const writers: ReadonlyMap<number, readonly [number, GroupKey]> = new Map([
  [3, [3, 'groups.east-bank']],
  [4, [4, 'groups.west-bank']],
  [7, [6, 'groups.east-bank']],
  [12, [6, 'groups.students']],
  [34, [30, 'groups.west-bank']],
]);

function writer(participant: Participant, number: number): Participant {
  const wrote = writers.get(number);
  return wrote === undefined ? participant : { ...participant, joined: ago(wrote[0], 6), group: wrote[1] };
}

/** Sixty: those with a name first. */
export const participants: readonly Participant[] = [
  ...known.map(named),
  ...Array.from({ length: 36 }, (_, place) => writer(walkIn(place, next()), place + 1)),
];
