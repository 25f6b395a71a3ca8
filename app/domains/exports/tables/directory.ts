import { through, type Tables } from './table.ts';

/** What the directory adds to an issue. The directory itself belongs to the organization. */
export const directoryTables: Tables = [
  {
    name: 'input_holds',
    key: ['input_id'],
    within: through('input_id', 'inputs'),
    about: 'Inputs of students, which wait for an adult before they are shown.',
  },
];

const organizations = 'belongs to the directory of the organization, not to the issue';

export const directoryLeftOut: Readonly<Record<string, string>> = {
  entries: organizations,
  channels: `${organizations}; holds addresses`,
  encounters: `${organizations}; only its keepers read it`,
  roster_roles: organizations,
  carers: organizations,
  adult_moderations: `${organizations}; tells who is a student`,
  external_ids: organizations,
  merges: organizations,
  unlike_pairs: organizations,
  directory_changes: organizations,
  roster_imports: organizations,
  import_chunks: 'files that wait to be taken in',
  import_rows: 'rows of files that wait to be taken in',
  import_entries: organizations,
  import_undos: organizations,
  import_remnants: organizations,
  ended_external_ids: organizations,
};
