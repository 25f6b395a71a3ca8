import type { Organization, StaffMember } from './types.ts';

export const organizations: readonly Organization[] = [
  { key: 'organizations.tamarack', level: 'state', name: 'Tamarack Department of Education', lang: 'en', accent: '#274a78', privacyThreshold: 10, answerDays: 15 },
  { key: 'organizations.three-ferries', parent: 'organizations.tamarack', level: 'district', name: 'Three Ferries Public Schools', lang: 'en', accent: '#14606b', privacyThreshold: 10, answerDays: 10 },
  { key: 'organizations.landing-street', parent: 'organizations.three-ferries', level: 'school', name: 'Landing Street Elementary School', lang: 'es', accent: '#8a3b12', privacyThreshold: 10, answerDays: 10 },
  { key: 'organizations.kiln-hill', parent: 'organizations.three-ferries', level: 'school', name: 'Kiln Hill Elementary School', lang: 'en', accent: '#7a2e4d', privacyThreshold: 10, answerDays: 10 },
  { key: 'organizations.ropewalk', parent: 'organizations.three-ferries', level: 'school', name: 'Ropewalk Middle School', lang: 'en', accent: '#365a1f', privacyThreshold: 10, answerDays: 10 },
  { key: 'organizations.three-ferries-high', parent: 'organizations.three-ferries', level: 'school', name: 'Three Ferries High School', lang: 'en', accent: '#4b3f8f', privacyThreshold: 10, answerDays: 10 },
  { key: 'organizations.crossing-house', parent: 'organizations.three-ferries', level: 'partner', name: 'Crossing House Community Center', lang: 'en', accent: '#6b4a00', privacyThreshold: 10, answerDays: 10 },
];

export const staff: readonly StaffMember[] = [
  { organization: 'organizations.tamarack', person: 'persons.adaeze', role: 'administrator' },
  { organization: 'organizations.tamarack', person: 'persons.marcus', role: 'staff' },
  { organization: 'organizations.three-ferries', person: 'persons.tomasz', role: 'administrator' },
  { organization: 'organizations.three-ferries', person: 'persons.imelda', role: 'staff' },
  { organization: 'organizations.three-ferries', person: 'persons.glenn', role: 'staff' },
  { organization: 'organizations.three-ferries', person: 'persons.nkem', role: 'staff' },
  { organization: 'organizations.landing-street', person: 'persons.beatriz', role: 'administrator' },
  { organization: 'organizations.landing-street', person: 'persons.imelda', role: 'staff' },
  { organization: 'organizations.ropewalk', person: 'persons.doreen', role: 'staff' },
  { organization: 'organizations.crossing-house', person: 'persons.simone', role: 'administrator' },
];
