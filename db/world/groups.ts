import type { Group } from './types.ts';

const organization = 'organizations.three-ferries';

export const groups: readonly Group[] = [
  {
    key: 'groups.east-bank',
    organization,
    lang: 'en',
    name: 'Families on Routes 7 and 12',
    about:
      'About 140 households between the river and Kiln Road. Most parents leave for work before the bus comes. Reached best by text before 9 in the evening, or at Crossing House on Thursdays.',
  },
  {
    key: 'groups.night-shift',
    organization,
    lang: 'en',
    name: 'Night-shift families',
    about:
      'Parents who work nights at the packing plant, the county home and the warehouse. They sleep when offices are open. Jerome Battles keeps a call list; the break room at 2 a.m. is the best meeting room.',
  },
  {
    key: 'groups.spanish',
    organization,
    lang: 'es',
    name: 'Familias que hablan español',
    about:
      'Unas 310 familias, la mayoría en el lado este. Muchas usan un solo teléfono para toda la casa. Prefieren la voz al papel, y la cocina de Crossing House al auditorio.',
  },
  {
    key: 'groups.newcomers',
    organization,
    lang: 'en',
    name: 'Arabic- and Somali-speaking families',
    about:
      'Around 60 families who came in the last six years. The mosque by the landing and the women’s sewing circle are the places to ask. Written notices in English do not arrive.',
  },
  {
    key: 'groups.disability',
    organization,
    lang: 'en',
    name: 'Families of students with disabilities',
    about: 'Families of the 212 students with an IEP, 19 of whom have a ride written into it. A small parent circle meets on the first Tuesday.',
  },
  {
    key: 'groups.kin-foster',
    organization,
    lang: 'en',
    name: 'Grandparents and foster carers',
    about: 'People raising children who are not their own by birth. They often wait months for papers that say they may sign. Ask before using a child’s name.',
  },
  {
    key: 'groups.ridge',
    organization,
    lang: 'en',
    name: 'Families on Ridge Road',
    about: 'Twenty-two households along nine miles without sidewalk and with little signal. A phone call works; a text may come at noon.',
  },
  {
    key: 'groups.west-bank',
    organization,
    lang: 'en',
    name: 'Families on the West Bank',
    about: 'Families on Routes 1 to 6. Their buses are on time, and they feel any change made for the other side.',
  },
  {
    key: 'groups.students',
    organization,
    lang: 'en',
    name: 'Students in grades 6 to 12',
    about: 'The student councils of Ropewalk and Three Ferries High, and students who would never run for a council. Lunch is when they talk.',
  },
  {
    key: 'groups.drivers',
    organization,
    lang: 'en',
    name: 'Bus drivers and aides',
    about: '37 drivers and 12 aides. Free between 9 and 1. They meet in the barn, standing up.',
  },
  {
    key: 'groups.local',
    organization,
    lang: 'en',
    name: 'Transport workers’ local',
    about: 'The union of drivers, aides and mechanics. It speaks for conditions of work; it does not speak for each driver’s view of a route.',
  },
  {
    key: 'groups.teachers',
    organization,
    lang: 'en',
    name: 'First-period teachers',
    about: 'Teachers who start the day with empty chairs. About 70 in the four schools.',
  },
  {
    key: 'groups.front-offices',
    organization,
    lang: 'en',
    name: 'Front offices and school nurses',
    about: 'Secretaries and nurses of the four schools. They hear first and are asked last.',
  },
  {
    key: 'groups.neighbours',
    organization,
    lang: 'en',
    name: 'Faith and community leaders',
    about: 'Pastors, the imam, Crossing House, the food pantry. They have keys, vans, coffee and trust.',
  },
  {
    key: 'groups.employers',
    organization,
    lang: 'en',
    name: 'Employers with early shifts',
    about: 'The packing plant, the county home, the warehouse and some twenty small shops on Kiln Road.',
  },
  {
    key: 'groups.hmong',
    organization,
    lang: 'en',
    name: 'Hmong-speaking families',
    about: 'Nineteen families on Route 7, most of them related. The older ones ask the younger ones, and the younger ones are at work.',
  },
  {
    key: 'groups.siblings',
    organization,
    lang: 'en',
    name: 'Older brothers and sisters who bring the little ones',
    about: 'Twelve to seventeen years old. They wait at eleven corners with somebody small by the hand, and are late themselves. Never in public by name.',
  },
  {
    key: 'groups.motel',
    organization,
    lang: 'en',
    name: 'Families without a lasting home',
    about: 'Most of them stay at the Harbor motel or with relatives. Their bus stop changes with the week. The food pantry knows when they move.',
  },
  {
    key: 'groups.railroad',
    organization,
    lang: 'en',
    name: 'Tamarack & Western Railroad',
    about: 'Its freight trains stand across Kiln Road. The dispatcher sits two states away.',
  },
];
