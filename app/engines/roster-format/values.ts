import { channelFields, type ChannelField } from './fields.ts';
import { splitValues } from './formula.ts';

/** Languages that people write by name; tags are taken as they are. */
const names = [
  'en',
  'es',
  'ar',
  'zh',
  'vi',
  'fr',
  'ht',
  'so',
  'ru',
  'pt',
  'ko',
  'tl',
  'hmn',
  'ps',
  'uk',
  'de',
  'it',
  'pl',
  'ja',
  'hi',
  'ur',
  'fa',
  'sw',
  'am',
  'ne',
  'bn',
  'my',
  'km',
  'lo',
  'th',
  'tr',
  'quc',
  'mam',
  'nv',
];
const byName = new Map<string, string>();
for (const inside of ['en', 'es']) {
  const display = new Intl.DisplayNames([inside], { type: 'language' });
  for (const tag of names) byName.set((display.of(tag) ?? tag).toLowerCase(), tag);
}
byName.set('mandarin', 'zh').set('cantonese', 'yue').set('haitian creole', 'ht').set('filipino', 'tl').set('castellano', 'es');

/** The tag of a language that is given by tag or by its English or Spanish name, or null. */
export function languageTag(word: string): string | null {
  const plain = word.trim().toLowerCase();
  const named = byName.get(plain);
  if (named) return named;
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})?$/.test(plain) ? plain : null;
}

export function readLanguages(cell: string): { tags: string[]; wrong: string | null } {
  const words = cell
    .split(/[|;,/]+/)
    .map((word) => word.trim())
    .filter(Boolean);
  const tags = words.map(languageTag);
  const wrong = words.find((_, at) => tags[at] === null) ?? null;
  return { tags: [...new Set(tags.filter((tag) => tag !== null))], wrong };
}

const levels: Record<string, string> = {
  state: 'state',
  estado: 'state',
  region: 'region',
  región: 'region',
  district: 'district',
  distrito: 'district',
  lea: 'district',
  local: 'district',
  school: 'school',
  escuela: 'school',
  partner: 'partner',
  aliado: 'partner',
  aliada: 'partner',
  socio: 'partner',
  department: 'partner',
  departamento: 'partner',
  agency: 'partner',
  nonprofit: 'partner',
};

/** The level of an organization; partner where nothing stands there, null where it is not known. */
export function readLevel(cell: string): string | null {
  const word = cell.trim().toLowerCase();
  return word === '' ? 'partner' : (levels[word] ?? null);
}

/** The roles of OneRoster 1.2, section 4.13.7 of its information model. */
export const rosterRoles = [
  'aide',
  'counselor',
  'districtAdministrator',
  'guardian',
  'parent',
  'principal',
  'proctor',
  'relative',
  'siteAdministrator',
  'student',
  'systemAdministrator',
  'teacher',
] as const;
export type RosterRole = (typeof rosterRoles)[number];

const roleWords: Record<string, RosterRole> = {
  administrator: 'siteAdministrator',
  admin: 'siteAdministrator',
  staff: 'aide',
  mother: 'parent',
  father: 'parent',
  caregiver: 'guardian',
  pupil: 'student',
  estudiante: 'student',
  alumno: 'student',
  alumna: 'student',
  madre: 'parent',
  padre: 'parent',
  tutor: 'guardian',
  tutora: 'guardian',
  cuidador: 'guardian',
  cuidadora: 'guardian',
  maestro: 'teacher',
  maestra: 'teacher',
  docente: 'teacher',
  profesor: 'teacher',
  profesora: 'teacher',
  director: 'principal',
  directora: 'principal',
  consejero: 'counselor',
  consejera: 'counselor',
  familiar: 'relative',
  auxiliar: 'aide',
};

/** A role by its name in OneRoster or in plain English or Spanish, or null. */
export function readRole(cell: string): RosterRole | null {
  const word = cell.trim().toLowerCase();
  return rosterRoles.find((role) => role.toLowerCase() === word) ?? roleWords[word] ?? null;
}

export interface ChannelValue {
  readonly kind: ChannelField;
  readonly value: string;
}

/** An address that could be one; whether it exists only a letter tells. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"().]{2,}$/.test(text);
}

/** The channels in a row, e-mail addresses in lower case. */
export function readChannels(of: (field: ChannelField) => string): ChannelValue[] {
  const seen = new Set<string>();
  return channelFields.flatMap((kind) =>
    splitValues(of(kind))
      .map((value) => ({ kind, value: kind === 'email' ? value.replace(/^mailto:/i, '').toLowerCase() : value }))
      .filter(({ value }) => {
        const key = `${kind} ${value.toLowerCase()}`;
        return seen.has(key) ? false : seen.add(key);
      }),
  );
}

/** Line breaks and other control signs become spaces: names go into lists and letters. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Z}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

/** The beginning of a text, never half of a letter. */
export function cut(text: string, most: number): string {
  return text.slice(0, most).toWellFormed();
}
