/** The tables of a full export, each after those that it refers to. */
import { coalescingTables, groundTables } from './coalescing.ts';
import { coverageTables } from './coverage.ts';
import { commitmentTables } from './commitments.ts';
import { decidingTables } from './deciding.ts';
import { directoryLeftOut, directoryTables } from './directory.ts';
import { hearingTables } from './hearing.ts';
import { mapTables } from './maps.ts';
import { memberTables } from './members.ts';
import { outreachTables } from './outreach.ts';
import { toolsTables } from './tools.ts';
import type { Tables } from './table.ts';
import { vocabularyTables } from './vocabulary.ts';

export { groundTables };
export { sealedToAll } from './deciding.ts';
export { usual, type Table, type Tables } from './table.ts';

export const issueTables: Tables = [
  ...coalescingTables,
  ...memberTables,
  ...hearingTables,
  ...directoryTables,
  ...decidingTables,
  ...mapTables,
  ...outreachTables,
  ...coverageTables,
  ...vocabularyTables,
  ...commitmentTables,
  ...toolsTables,
];

/** Tables that are in no export, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  secrets: 'with them private links could be forged',
  accounts: 'how a person signs in belongs to the person',
  sessions: 'with them somebody could act as another',
  identities: 'how a person signs in belongs to the person',
  verifications: 'with them somebody could sign in as another',
  staff: 'belongs to the organization, not to the issue',
  mails: 'letters hold private links',
  statement_priorities: 'worked out anew from the votes',
  analyses: 'worked out anew from the votes',
  releases: 'told anew where the issue lives on',
  group_names: 'belong to an analysis, which is worked out anew',
  analysis_leases: 'say which program is at work',
  card_links: 'they open a card of this installation; elsewhere new ones are made',
  card_voices: 'belong to the group and its directory, not to one issue',
  card_lines: 'belong to the group and its directory, not to one issue; the card is printed by itself',
  card_answers: 'belong to the group and its directory, not to one issue',
  private_notes: 'only their author reads them, and takes them out on a page of their own',
  declined_namings: 'nobody is to know who said no; only this installation can tell the address again, when it is named again',
  private_note_shares: 'belong to private notes',
  group_categories: 'say what groups of the directory are, for every issue',
  voice_releases: 'told anew where the issue lives on',
  coverage_consents: 'belong to the organizations, not to the issue',
  sheet_doors: 'they lead onto a sheet of this installation; elsewhere new ones are made',
  join_codes: 'they lead into a conversation of this installation; elsewhere new ones are made',
  ...directoryLeftOut,
};
