import type { Field, Holds } from './fields.ts';
import { splitValues, unguard } from './formula.ts';
import { checkNces } from './nces.ts';
import type { Problem, Reason } from './reasons.ts';
import { cut, isEmail, languageTag, oneLine, readChannels, readLanguages, readLevel, readRole, type ChannelValue, type RosterRole } from './values.ts';

/** What is understood of a row of a file of the directory. Empty cells say nothing: null or empty lists. */
export interface DirectoryRow {
  readonly externalId: string | null;
  readonly name: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly about: string | null;
  readonly lang: string | null;
  readonly languages: readonly string[];
  readonly knows: string | null;
  readonly believes: string | null;
  readonly does: string | null;
  readonly level: string | null;
  /** Name, external id or NCES id of the organization above. */
  readonly above: string | null;
  readonly nces: string | null;
  readonly role: RosterRole | null;
  /** Name, external id or NCES id of the school. */
  readonly at: string | null;
  /** External ids of students. */
  readonly looksAfter: readonly string[];
  /** Of a student always empty: neither address nor phone is kept. */
  readonly channels: readonly ChannelValue[];
  /** The first e-mail address, by which a person is found again; of a student too, to keep a hash of it only. */
  readonly email: string | null;
}

const longest: Partial<Record<Field, number>> = {
  externalId: 255,
  name: 200,
  givenName: 100,
  familyName: 100,
  about: 1000,
  knows: 4000,
  believes: 4000,
  does: 4000,
  above: 255,
  at: 255,
  nces: 40,
};

/** Reads a row by its columns. Every problem at once, by heading. Never throws. */
export function readRow(
  holds: Holds,
  map: readonly (Field | null)[],
  columns: readonly string[],
  cells: readonly string[],
): { readonly ok: true; readonly row: DirectoryRow } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const heading = (field: Field) => columns[map.indexOf(field)] ?? null;
  const wrong = (field: Field, reason: Reason, more?: string) =>
    void problems.push({ column: heading(field), reason, ...(more ? { more: cut(more, 80) } : {}) });
  const text = (field: Field) =>
    unguard(cells[map.indexOf(field)] ?? '')
      .replaceAll(/\r\n?/g, '\n')
      .trim();
  for (const [field, most] of Object.entries(longest) as [Field, number][]) if (text(field).length > most) wrong(field, 'too-long', String(most));
  const some = (field: Field) => text(field) || null;
  const row = {
    ...readNames(text),
    ...readWords(text, wrong),
    ...readPlaces(text, wrong),
    externalId: some('externalId'),
    about: some('about'),
    knows: some('knows'),
    believes: some('believes'),
    does: some('does'),
  };
  if (row.name === '') problems.push({ column: heading('name') ?? heading('familyName') ?? heading('givenName'), reason: 'no-name' });
  if (row.name.length > 200 && text('name').length <= 200) wrong('familyName', 'too-long', '200');
  const channels = readChannels(text);
  for (const { kind, value } of channels) {
    if (kind === 'email' && !isEmail(value)) wrong('email', 'bad-email', value);
    if (value.length > 500) wrong(kind, 'too-long', '500');
  }
  if (problems.length > 0) return { ok: false, problems };
  const email = channels.find(({ kind }) => kind === 'email')?.value ?? null;
  const student = holds === 'persons' && row.role === 'student';
  return { ok: true, row: { ...row, channels: student ? [] : channels, about: student ? null : row.about, email: holds === 'persons' ? email : null } };
}

function readNames(text: (field: Field) => string) {
  const [given, family] = [oneLine(text('givenName')), oneLine(text('familyName'))];
  return { name: oneLine(text('name')) || [given, family].filter(Boolean).join(' '), givenName: given || null, familyName: family || null };
}

type Wrong = (field: Field, reason: Reason, more?: string) => void;

function readWords(text: (field: Field) => string, wrong: Wrong) {
  const languages = readLanguages(text('languages'));
  if (languages.wrong !== null) wrong('languages', 'bad-language', languages.wrong);
  const lang = text('lang') === '' ? null : languageTag(text('lang'));
  if (text('lang') !== '' && lang === null) wrong('lang', 'bad-language', text('lang'));
  return { lang, languages: languages.tags };
}

function readPlaces(text: (field: Field) => string, wrong: Wrong) {
  const level = text('level') === '' ? null : readLevel(text('level'));
  if (text('level') !== '' && level === null) wrong('level', 'bad-level', text('level'));
  const nces = text('nces') || null;
  const ncesProblem = nces === null ? null : checkNces(nces, level);
  if (ncesProblem) wrong('nces', ncesProblem, nces ?? undefined);
  const role = text('role') === '' ? null : readRole(text('role'));
  if (text('role') !== '' && role === null) wrong('role', 'bad-role', text('role'));
  return { level, above: text('above') || null, nces, role, at: text('at') || null, looksAfter: splitValues(text('looksAfter').replaceAll(/[;,]/g, '|')) };
}
