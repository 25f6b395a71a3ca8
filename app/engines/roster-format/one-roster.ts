import { unguard } from './formula.ts';
import type { Problem, Reason } from './reasons.ts';
import { cut, isEmail, oneLine, rosterRoles, type ChannelValue, type RosterRole } from './values.ts';

/** The columns of OneRoster 1.2 in its order. @source 1EdTech OneRoster 1.2.1, CSV Binding */
export const rosterColumns = {
  orgs: ['sourcedId', 'status', 'dateLastModified', 'name', 'type', 'identifier', 'parentSourcedId'],
  users: [
    'sourcedId',
    'status',
    'dateLastModified',
    'enabledUser',
    'username',
    'userIds',
    'givenName',
    'familyName',
    'middleName',
    'identifier',
    'email',
    'sms',
    'phone',
    'agentSourcedIds',
    'grades',
    'password',
    'userMasterIdentifier',
    'resourceSourcedIds',
    'preferredGivenName',
    'preferredMiddleName',
    'preferredFamilyName',
    'primaryOrgSourcedId',
    'pronouns',
  ],
  roles: ['sourcedId', 'status', 'dateLastModified', 'userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId', 'userProfileSourcedId'],
} as const;

export type RosterFile = keyof typeof rosterColumns;

const needed: Record<RosterFile, readonly string[]> = {
  orgs: ['sourcedId', 'name', 'type'],
  users: ['sourcedId', 'givenName', 'familyName'],
  roles: ['sourcedId', 'userSourcedId', 'role', 'orgSourcedId'],
};

const read: Record<RosterFile, readonly string[]> = {
  orgs: ['sourcedId', 'status', 'name', 'type', 'identifier', 'parentSourcedId'],
  users: ['sourcedId', 'status', 'givenName', 'familyName', 'email', 'sms', 'phone', 'agentSourcedIds'],
  roles: ['sourcedId', 'status', 'userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId'],
};

/** Whether we look at a column at all: not at passwords, grades, names for signing in and the like. */
export function isReadColumn(file: RosterFile, heading: string): boolean {
  return read[file].some((name) => name.toLowerCase() === heading.trim().toLowerCase());
}

/** Which of the three files has these headings, or null: no file of a roster that we read. */
export function rosterFileOf(headings: readonly string[]): RosterFile | null {
  const has = (name: string) => headings.some((heading) => heading.trim().toLowerCase() === name.toLowerCase());
  if (!has('sourcedId')) return null;
  if (has('userSourcedId') && has('role')) return 'roles';
  if (has('givenName') && has('familyName')) return 'users';
  return has('type') && has('name') ? 'orgs' : null;
}

export interface RosterOrg {
  readonly externalId: string;
  readonly remove: boolean;
  readonly name: string;
  readonly type: string;
  readonly identifier: string | null;
  readonly above: string | null;
}

export interface RosterUser {
  readonly externalId: string;
  readonly remove: boolean;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly channels: readonly ChannelValue[];
  /** Those the user answers to or looks after: parents of a student, students of a parent. */
  readonly agents: readonly string[];
}

export interface RosterRoleRow {
  readonly externalId: string;
  readonly remove: boolean;
  readonly user: string;
  readonly org: string;
  readonly role: RosterRole;
  readonly primary: boolean;
  /** `YYYY-MM-DD` or null. */
  readonly begins: string | null;
  readonly ends: string | null;
}

export type RosterRow = { orgs: RosterOrg; users: RosterUser; roles: RosterRoleRow };
export type ReadRoster<File extends RosterFile> =
  | { readonly ok: true; readonly row: RosterRow[File] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a row of one of the files. Every problem at once. Columns we do not keep, such as grades and passwords, are never looked at. Never throws. */
export function readRosterRow<File extends RosterFile>(file: File, columns: readonly string[], cells: readonly string[]): ReadRoster<File> {
  const at = new Map(columns.map((heading, place) => [heading.trim().toLowerCase(), place]));
  const problems: Problem[] = [];
  const of = (name: string) => unguard(cells[at.get(name.toLowerCase()) ?? -1] ?? '').trim();
  const wrong = (column: string, reason: Reason, more?: string) => void problems.push({ column, reason, ...(more ? { more: cut(more, 80) } : {}) });
  for (const name of needed[file]) if (of(name) === '') wrong(name, 'missing');
  if (of('sourcedId').length > 255) wrong('sourcedId', 'too-long', '255');
  const status = of('status').toLowerCase();
  if (!['', 'active', 'tobedeleted', 'inactive'].includes(status)) wrong('status', 'bad-status', status);
  const row = readers[file](of, wrong);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, row: { ...row, externalId: of('sourcedId'), remove: status === 'tobedeleted' } as unknown as RosterRow[File] };
}

type Of = (name: string) => string;
type Wrong = (column: string, reason: Reason, more?: string) => void;

/** Kinds of organizations in a roster, and the level that each has here. */
export const orgTypes: Readonly<Record<string, string>> = {
  department: 'partner',
  school: 'school',
  district: 'district',
  local: 'district',
  state: 'state',
  national: 'partner',
};

const readers = {
  orgs(of: Of, wrong: Wrong) {
    const type = of('type').toLowerCase();
    if (type !== '' && !orgTypes[type]) wrong('type', 'bad-type', of('type'));
    const name = oneLine(of('name'));
    if (name.length > 200) wrong('name', 'too-long', '200');
    return { name, type, identifier: cut(of('identifier'), 255) || null, above: of('parentSourcedId') || null };
  },
  users(of: Of, wrong: Wrong) {
    const [givenName, familyName] = [oneLine(of('givenName')), oneLine(of('familyName'))];
    if (givenName.length > 100) wrong('givenName', 'too-long', '100');
    if (familyName.length > 99) wrong('familyName', 'too-long', '99');
    const email = of('email').toLowerCase() || null;
    if (email && !isEmail(email)) wrong('email', 'bad-email', email);
    const values = { email: email ?? '', phone: of('phone'), text: of('sms') };
    const channels = Object.entries(values).flatMap(([kind, value]) => (value === '' ? [] : [{ kind, value: cut(value, 500) }]));
    const agents = [
      ...new Set(
        of('agentSourcedIds')
          .split(',')
          .map((id) => id.trim())
          .filter(Boolean),
      ),
    ];
    return { name: `${givenName} ${familyName}`.trim(), givenName, familyName, email, channels, agents };
  },
  roles(of: Of, wrong: Wrong) {
    const role = rosterRoles.find((one) => one.toLowerCase() === of('role').toLowerCase());
    if (of('role') !== '' && !role) wrong('role', 'bad-role', of('role'));
    const day = (name: string) => {
      if (of(name) !== '' && !isDay(of(name).slice(0, 10))) wrong(name, 'bad-date', of(name));
      return of(name).slice(0, 10) || null;
    };
    return {
      user: of('userSourcedId'),
      org: of('orgSourcedId'),
      role,
      primary: of('roleType').toLowerCase() !== 'secondary',
      begins: day('beginDate'),
      ends: day('endDate'),
    };
  },
};

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
