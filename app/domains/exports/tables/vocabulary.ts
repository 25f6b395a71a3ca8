import { sql } from 'kysely';
import { ofIssue, through, type Tables } from './table.ts';

const ofWords = through('word_id', 'words');

/** The shared vocabulary, and what the crosswalk adds to initiatives. */
export const vocabularyTables: Tables = [
  {
    name: 'initiative_groups',
    key: ['initiative_id', 'group_id'],
    within: through('initiative_id', 'initiatives'),
    about: 'Further groups that an initiative touches.',
    columns: { initiative_id: 'The initiative, in `initiatives`.' },
  },
  {
    name: 'main_initiatives',
    key: ['issue_id'],
    within: ofIssue,
    about: 'The initiative that the others are held against.',
    columns: { initiative_id: 'The initiative, in `initiatives`.' },
  },
  {
    name: 'words',
    key: ['id'],
    within: ofIssue,
    about: 'The shared vocabulary: one row for each word; what it is called stands in `wordings`.',
    columns: { meant: 'Whether the groups mean the same: same, different, or open where it was not asked.' },
  },
  {
    name: 'wordings',
    key: ['id'],
    within: ofWords,
    about: 'What one group calls it, and means by it.',
    columns: {
      word_id: 'The word, in `words`.',
      group_id: 'Whose wording it is, in `groups`; empty for those who convene.',
      term: 'What they call it.',
      spellings: 'How else it is written, one a line.',
      meaning: 'What they mean by it, in their words.',
    },
  },
  {
    name: 'wording_versions',
    key: ['wording_id', 'revision'],
    within: (issueId) => sql<boolean>`t.wording_id in (select w.id from wordings w join words o on o.id = w.word_id where o.issue_id = ${issueId}::uuid)`,
    about: 'Each wording as it was written, each time it was.',
    columns: {
      wording_id: 'The wording, in `wordings`.',
      revision: 'Which time.',
      term: 'What they called it.',
      spellings: 'How else it was written, one a line.',
      meaning: 'What they meant by it.',
    },
  },
  {
    name: 'word_explanations',
    key: ['id'],
    within: ofWords,
    about: 'Explanations in plain language, by those who lead. The newest of a language counts.',
    columns: { word_id: 'The word, in `words`.', body: 'The explanation; empty where it was taken back.' },
  },
  {
    name: 'wording_suggestions',
    key: ['id'],
    within: ofIssue,
    about: 'What participants said their people call it.',
    columns: {
      word_id: 'The word, in `words`; empty where it is a new one.',
      group_id: 'The group they belong to, as they say, in `groups`.',
      term: 'What they call it.',
      meaning: 'What they mean by it.',
      withdrawn_at: 'When its author took it back.',
    },
  },
  {
    name: 'suggestion_outcomes',
    key: ['suggestion_id'],
    within: through('suggestion_id', 'wording_suggestions'),
    about: 'What became of each suggestion.',
    columns: {
      suggestion_id: 'The suggestion, in `wording_suggestions`.',
      wording_id: 'What it became, in `wordings`; empty where it was not taken over.',
      reason: 'Why it was not.',
    },
  },
];
