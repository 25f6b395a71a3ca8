import { sql, type RawBuilder } from 'kysely';

/** How one table stands in a full export. */
export interface Table {
  readonly name: string;
  /** Columns that name a row and give its order; unique, never null unless `few`. */
  readonly key: readonly string[];
  /** SQL over `t`: the rows that belong to the issue. */
  readonly within: (issueId: string, now: Date) => RawBuilder<boolean>;
  readonly about: string;
  /** What its columns hold, where `usual` does not say it. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Columns that never leave the installation, and why. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Columns that are empty in the copy for conveners, and why. */
  readonly sealed?: Readonly<Record<string, string>>;
  /** What stands in a sealed column instead of nothing, as SQL over `t`. */
  readonly sealedAs?: Readonly<Record<string, RawBuilder<unknown>>>;
  /** Why the copy for conveners leaves the whole table out. */
  readonly sealedWhole?: string;
  /** Has a column that refers to another row of the same table: written in one statement. */
  readonly refersToOwn?: true;
  /** Read at once: its key may hold nulls. */
  readonly few?: true;
}

export type Tables = readonly Table[];

/** Rows that carry the id of the issue. */
export function ofIssue(issueId: string): RawBuilder<boolean> {
  return sql<boolean>`t.issue_id = ${issueId}::uuid`;
}

/** Rows that refer by `column` to a row of `parent` that carries the id of the issue. */
export function through(column: string, parent: string): Table['within'] {
  return (issueId) => sql<boolean>`${sql.ref(`t.${column}`)} in (select p.id from ${sql.table(parent)} p where p.issue_id = ${issueId}::uuid)`;
}

/** What columns of these names hold in every table. */
export const usual: Readonly<Record<string, string>> = {
  id: 'Identifier of the row.',
  issue_id: 'The issue.',
  organization_id: 'The organization, in `organizations`.',
  person_id: 'The person, in `persons`.',
  participant_id: 'Who took part, in `participants`.',
  group_id: 'The group, in `groups`.',
  decision_id: 'The decision, in `decisions`.',
  conversation_id: 'The conversation, in `conversations`.',
  statement_id: 'The statement, in `statements`.',
  input_id: 'The input, in `inputs`.',
  mandate_id: 'The mandate, in `mandates`.',
  reading_id: 'The reading, in `readings`.',
  ring: 'The ring: core, advisors, feedback or dissemination.',
  lang: 'Language of the text.',
  locale: 'Language in which they are spoken to.',
  revision: 'How often it was changed, plus one.',
  name: 'Name.',
  number: 'Number, counted within the issue.',
  note: 'A note in their own words.',
  reason: 'The reason given.',
  body: 'The text.',
  said_by: '`group`: the group said so. `guess`: our guess about it.',
  at: 'When.',
  by: 'Who did it, in `persons`.',
  created_at: 'When the row was made.',
  created_by: 'Who made it, in `persons`.',
  removed_at: 'When it was taken out; empty while it stands.',
  removed_by: 'Who took it out.',
  ended_at: 'When it ended; empty while it lasts.',
  ended_by: 'Who ended it.',
  opened_at: 'When it was opened; empty for a draft.',
  opened_by: 'Who opened it.',
  closed_at: 'When it was closed; empty before.',
  closed_by: 'Who closed it.',
  added_by: 'Who added them.',
  replaces_id: 'The row of this table that it replaces.',
  imported_as: 'Number in the export of the system it came from.',
};
