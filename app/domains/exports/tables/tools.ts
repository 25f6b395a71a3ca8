import { ofIssue, through, type Tables } from './table.ts';

const sheet = { sheet_id: 'The sheet, in `sheets`.', step: 'The step of the tool.' };

/** Sheets, and what stands on them beside the records that are their rows. */
export const toolsTables: Tables = [
  {
    name: 'sheets',
    key: ['id'],
    within: ofIssue,
    about: 'Tools that were opened on the issue. Their rows are the records of the other tables.',
    columns: { tool: 'Which tool.', framework_id: 'Its words, in `frameworks`.', revisit_on: 'Day to come back to it.' },
  },
  {
    name: 'sheet_rounds',
    key: ['id'],
    within: through('sheet_id', 'sheets'),
    about: 'When each person listed alone, and when the lists were put together.',
    columns: {
      ...sheet,
      started_at: 'When it began.',
      started_by: 'Who began it.',
      merged_at: 'When the lists were put together.',
      merged_by: 'Who put them together.',
    },
  },
  {
    name: 'sheet_slips',
    key: ['id'],
    within: through('sheet_id', 'sheets'),
    about: 'What somebody wrote for a row that was no record yet.',
    columns: {
      ...sheet,
      round_id: 'The round in which it was listed alone, in `sheet_rounds`.',
      cells: 'What was written, by field.',
      writer: 'What somebody without an account calls themselves.',
      written_at: 'When it was written.',
      outcome: 'taken, set-aside or withdrawn; empty while it waits.',
      settled_at: 'When that was said.',
      settled_by: 'Who said so.',
      record_id: 'The record that it became.',
    },
    sealedWhole: 'a list that somebody makes alone is read by nobody else until the lists are put together',
  },
  { name: 'sheet_notes', key: ['id'], within: through('sheet_id', 'sheets'), about: 'What a step made people think.', columns: sheet },
  {
    name: 'sheet_visits',
    key: ['sheet_id', 'person_id'],
    within: through('sheet_id', 'sheets'),
    about: 'Who filled a sheet.',
    columns: { ...sheet, first_at: 'When they first opened it.', last_at: 'When they last did.' },
  },
  {
    name: 'trust_signals',
    key: ['id'],
    within: ofIssue,
    about: 'Small signals that we send, and how they may be read.',
    columns: { signal: 'The signal.', read_badly: 'How it may be read badly.', read_well: 'How it could be read well.' },
  },
  {
    name: 'group_values',
    key: ['id'],
    within: ofIssue,
    about: 'What taking part could be worth to a group.',
    columns: {
      professional: 'Worth in their work.',
      personal: 'Worth in their life.',
      cost: 'What it costs them.',
      strategy: 'How we make it worth it.',
    },
  },
];
