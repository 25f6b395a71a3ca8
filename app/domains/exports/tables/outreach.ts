import { sql } from 'kysely';
import { ofIssue, through, type Tables } from './table.ts';

const partner = { person_id: 'A person it is about, in `persons`.', who: 'Whom it is about, in words.' };
const untilYes = 'until they agree, it is known to who named them and to those who lead, on the page alone';

/** Whom those who lead asked, what they gave, and who is hard to reach. Private notes are in no export but their author's own. */
export const outreachTables: Tables = [
  {
    name: 'asks',
    key: ['id'],
    within: ofIssue,
    about: 'Requests to take part, to groups, persons or kinds of people.',
    columns: {
      ...partner,
      category_framework: 'The list of coverage that the kind of people stands in.',
      category_key: 'The kind of people, by its key.',
      category_subgroup: 'The part of it, by its key.',
      what: 'What is asked.',
      owner_id: 'Who does it, in `persons`.',
      by_on: 'By which day.',
      through: 'The channel, or who helps.',
      without_offer: 'Why nothing was given first.',
    },
  },
  {
    name: 'ask_attempts',
    key: ['id'],
    within: through('ask_id', 'asks'),
    about: 'Each time somebody was asked, and what came of it.',
    columns: {
      ask_id: 'The ask, in `asks`.',
      asked_on: 'On which day.',
      channel: 'How.',
      outcome: 'waiting, yes, not-now, no, unreachable or never.',
      next_on: 'When to ask or look again; empty after a yes and after never.',
    },
  },
  {
    name: 'offers',
    key: ['id'],
    within: ofIssue,
    about: 'What was given without conditions.',
    columns: {
      ...partner,
      they_try: 'What they are trying to do.',
      we_give: 'What we can give.',
      expected_back: 'What we had hoped to get back.',
      given_on: 'On which day; empty while it is planned.',
      followed: 'What followed.',
    },
  },
  {
    name: 'hard_relations',
    key: ['id'],
    within: ofIssue,
    about: 'Relations that are out of reach, adversarial or broken off.',
    columns: { ...partner, kind: 'out-of-reach, adversarial or broken-off.', blocks: 'What stands between us.' },
  },
  {
    name: 'hard_relation_steps',
    key: ['id'],
    within: through('hard_relation_id', 'hard_relations'),
    about: 'The next step of each, as it was set over time.',
    columns: {
      hard_relation_id: 'The relation, in `hard_relations`.',
      number: 'Counted from 1.',
      came_of: 'What came of the step before.',
      next_step: 'What is tried next.',
      owner_id: 'Who does it, in `persons`.',
      by_on: 'By which day.',
    },
  },
  {
    name: 'hard_relation_resolutions',
    key: ['id'],
    within: through('hard_relation_id', 'hard_relations'),
    about: 'That a relation got better, and what changed.',
    columns: {
      hard_relation_id: 'The relation, in `hard_relations`.',
      what_changed: 'What changed.',
      undone_at: 'When that was taken back; empty while it stands.',
      undone_by: 'Who took it back.',
    },
  },
  {
    name: 'nominations',
    key: ['id'],
    within: ofIssue,
    about: 'People whom trusted members named. A no, and a link that ran out, erased name and address. The links do not work elsewhere.',
    columns: {
      nominated_by: 'Who named them, in `persons`.',
      why: 'Why.',
      reach: 'How to reach them.',
      email: 'Address.',
      expires_at: 'Until when the link worked.',
      answer: 'agreed or declined; empty without an answer.',
      answered_at: 'When they answered.',
      withdrawn_at: 'When it was taken back.',
      erased_at: 'When name and address were erased.',
      ask_id: 'The ask that a yes became, in `asks`.',
    },
    hidden: { code_hash: 'with it a link could be recognized' },
    sealed: { name: untilYes, why: untilYes, reach: untilYes, email: untilYes },
    sealedAs: Object.fromEntries(
      ['name', 'why', 'reach', 'email'].map((column) => [column, sql`case when t.answer = 'agreed' then ${sql.ref(`t.${column}`)} end`]),
    ),
  },
];
