import { ofIssue, through, type Tables } from './table.ts';

const kind = {
  list_key: 'The list of categories: a `key` in `frameworks`.',
  category: 'Key of the category in its list.',
  subgroup: 'Key of the sub-group; empty for the category as a whole.',
} as const;

/** Which kinds of people the issue needs, and what was done about those who are missing. */
export const coverageTables: Tables = [
  {
    name: 'issue_category_lists',
    key: ['id'],
    within: ofIssue,
    about: 'Which lists of categories the issue uses.',
    columns: { list_key: kind.list_key, chosen_at: 'Since when.', chosen_by: 'Who chose it.' },
  },
  {
    name: 'category_needs',
    key: ['id'],
    within: ofIssue,
    about: 'Which kinds of people the issue needs, and which it does not.',
    columns: {
      ...kind,
      is_needed: 'Whether they are needed.',
      target: 'How many members one would like to have from there.',
      said_at: 'When it was said.',
      said_by: 'Who said it.',
    },
  },
  {
    name: 'category_calls',
    key: ['id'],
    within: ofIssue,
    about: 'Kinds of people whom the issue calls for in public.',
    columns: { ...kind, called_at: 'Since when.', called_by: 'Who called.' },
  },
  {
    name: 'population_tables',
    key: ['id'],
    within: ofIssue,
    about: 'Figures of how many people there are of each kind, every version.',
    columns: { list_key: kind.list_key, source: 'Where the figures come from.', taken_at: 'When they were taken in.', taken_by: 'Who did it.' },
  },
  {
    name: 'population_counts',
    key: ['population_table_id', 'category', 'subgroup'],
    within: through('population_table_id', 'population_tables'),
    about: 'How many people there are of each kind.',
    columns: { population_table_id: 'The version, in `population_tables`.', category: kind.category, subgroup: kind.subgroup, count: 'How many people.' },
    few: true,
  },
];
