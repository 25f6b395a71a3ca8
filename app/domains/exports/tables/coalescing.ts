import { sql } from 'kysely';
import { ofIssue, through, type Tables } from './table.ts';

const changed = { changed_at: 'belongs to the history of the directory', changed_by: 'leads to people outside the issue' };

/** What an issue stands on beyond itself. Found here again by what they are, rather than made twice, when an issue is brought in. */
export const groundTables: Tables = [
  {
    name: 'organizations',
    key: ['id'],
    within: (issueId) => sql<boolean>`t.id in (
      with recursive line as (
        select o.id, o.parent_id from organizations o where o.id in (
          select organization_id from issues where id = ${issueId}::uuid
          union select organization_id from groups g where ${groupsOf(issueId)}
          union select organization_id from frameworks f where ${frameworksOf(issueId)}
          union select organization_id from events where issue_id = ${issueId}::uuid)
        union select above.id, above.parent_id from organizations above join line on above.id = line.parent_id
      ) select id from line)`,
    about: 'The organizations that the issue and its groups belong to, and those above them.',
    refersToOwn: true,
    columns: {
      parent_id: 'The organization above it.',
      level: 'state, region, district, school or partner.',
      accent: 'Its colour.',
      privacy_threshold: 'The threshold that new issues start with: no figure about fewer people is shown to everybody.',
      answer_days: 'Days within which an input is answered, unless an issue says otherwise.',
    },
    hidden: changed,
  },
  {
    name: 'persons',
    key: ['id'],
    within: () => sql<boolean>`false`,
    about: 'Everybody whom another table of this export names by id.',
    columns: { email: 'E-mail address.' },
    hidden: { about: 'belongs to the person, not to the issue', created_by: 'leads to people outside the issue' },
  },
  {
    name: 'groups',
    key: ['id'],
    within: (issueId) => sql<boolean>`t.id in (select g.id from groups g where ${groupsOf(issueId)})`,
    about: 'The stakeholder groups that the issue refers to.',
    columns: { about: 'Who they are.' },
    hidden: { created_by: 'leads to people outside the issue', ...changed },
  },
  {
    name: 'frameworks',
    key: ['id'],
    within: (issueId) => sql<boolean>`t.id in (select f.id from frameworks f where ${frameworksOf(issueId)})`,
    about: 'The rubrics and scales by which the issue was read and decided, in the version used, and its own lists of categories.',
    columns: {
      key: 'Which framework.',
      version: 'Its version.',
      kind: 'spectrum, rubric, scale, rule, categories, tool or welcome.',
      organization_id: 'Whose wording it is; empty for what Longtable ships.',
      content: 'All of it, as JSON.',
      source: 'Where it comes from.',
      rights: 'Who holds the rights.',
    },
    hidden: { created_by: 'leads to people outside the issue' },
  },
];

const groupSources = [
  'stakes',
  'initiatives',
  'ties',
  'promises',
  'mandates',
  'participants',
  'inputs',
  'invitations',
  'map_elements',
  'wanted_places',
  'asks',
  'offers',
  'hard_relations',
  'nominations',
  'wording_suggestions',
  'commitments',
  'group_values',
];

function groupsOf(issueId: string) {
  const direct = groupSources.map((table) => sql`select group_id from ${sql.table(table)} where issue_id = ${issueId}::uuid`);
  return sql<boolean>`g.id in (${sql.join(direct, sql` union `)}
    union select e.group_id from decision_electors e join decisions d on d.id = e.decision_id where d.issue_id = ${issueId}::uuid
    union select w.group_id from wordings w join words o on o.id = w.word_id where o.issue_id = ${issueId}::uuid
    union select l.group_id from initiative_groups l join initiatives i on i.id = l.initiative_id where i.issue_id = ${issueId}::uuid)`;
}

function frameworksOf(issueId: string) {
  return sql<boolean>`f.id in (select framework_id from readings where issue_id = ${issueId}::uuid union select scale_id from decisions where issue_id = ${issueId}::uuid union select framework_id from promises where issue_id = ${issueId}::uuid union select framework_id from sheets where issue_id = ${issueId}::uuid)
    or (f.organization_id is not null and f.key in (select list_key from issue_category_lists where issue_id = ${issueId}::uuid))`;
}

/** The issue, its people and what they coalesced around. */
export const coalescingTables: Tables = [
  {
    name: 'issues',
    key: ['id'],
    within: (issueId) => sql<boolean>`t.id = ${issueId}::uuid`,
    about: 'The issue itself; one row.',
    columns: {
      slug: 'Its address.',
      level: 'state, region, district or school.',
      statement: 'What it is, in one sentence.',
      why: 'Why it matters.',
      answer_days: 'Days within which every input is promised an answer.',
      privacy_threshold: 'No figure about fewer people than this is shown to everybody.',
      earlier_thresholds: 'Those that held before, oldest first.',
    },
  },
  { name: 'issue_publications', key: ['issue_id'], within: ofIssue, about: 'Since when the issue is public; no row while it is private.' },
  {
    name: 'memberships',
    key: ['id'],
    within: ofIssue,
    about: 'Who sits in which ring of the issue.',
    columns: {
      role: 'convener or member.',
      has_authority: 'Whether they can decide on what is at issue.',
      has_influence: 'Whether others follow them on it.',
      joined_at: 'Since when.',
      ended_reason: 'Why it ended.',
    },
  },
  {
    name: 'mandates',
    key: ['id'],
    within: ofIssue,
    about: 'Who speaks for which group.',
    columns: {
      given_on: 'First day.',
      until_on: 'Last day; empty when open.',
      how_given: 'How the group gave it.',
      channel: 'How word travels.',
      every_days: 'Word is due at least once in so many days.',
    },
  },
  {
    name: 'mandate_reports',
    key: ['id'],
    within: through('mandate_id', 'mandates'),
    about: 'Each time word was carried out to a group or brought back.',
    columns: { direction: '`out`: to the group. `back`: from it.', reported_on: 'On which day.' },
  },
  {
    name: 'invitations',
    key: ['id'],
    within: ofIssue,
    about: 'Invitations by mail or link. Their links do not work after the issue was brought in elsewhere.',
    columns: {
      email: 'Address, for one person.',
      name: 'Name, for one person.',
      expires_at: 'Until when.',
      revoked_at: 'When it was taken back.',
      revoked_by: 'Who took it back.',
    },
    hidden: { token_hash: 'with it a link could be recognized' },
  },
  {
    name: 'invitation_acceptances',
    key: ['invitation_id', 'person_id'],
    within: through('invitation_id', 'invitations'),
    about: 'Who accepted an invitation.',
    columns: { invitation_id: 'The invitation, in `invitations`.' },
  },
  {
    name: 'participants',
    key: ['id'],
    within: ofIssue,
    about: 'Everybody who took part, with or without an account.',
    columns: { group_id: 'The group they say they belong to.' },
    sealed: { person_id: 'people were told that their name does not stand with what they say and vote' },
  },
  { name: 'stakes', key: ['id'], within: ofIssue, about: 'First question: who has a stake, and why.', columns: { reason: 'Why they have a stake.' } },
  {
    name: 'initiatives',
    key: ['id'],
    within: ofIssue,
    about: 'Second question: what is already under way.',
    columns: {
      led_by: 'Who leads it.',
      their_words: 'What they call it.',
      worth: 'What it is worth to them.',
      goal: 'What it is after.',
      funded_by: 'Who pays for it, one a line.',
      promoted_by: 'Who carries it forward.',
      key_points: 'What must be said of it.',
      alignment: 'How its goal goes with ours: same, along or apart; empty where it is not known.',
      alignment_words: 'The same in words.',
      alignment_said_by: 'Who says so: `group`, or `guess` for us.',
      cells_said: 'Who said a cell, where that differs from `said_by`.',
    },
  },
  {
    name: 'shared_works',
    key: ['id'],
    within: ofIssue,
    about: 'Third question: what could be done together.',
    columns: {
      kind: 'What kind of work.',
      description: 'What it is.',
      value_for_groups: 'Its worth for single groups.',
      value_for_all: 'Its worth for all.',
      cells_said: 'Who said a cell, where that differs from `said_by`.',
    },
  },
  {
    name: 'ties',
    key: ['id'],
    within: ofIssue,
    about: 'Fourth question: who supports whom.',
    columns: {
      we_support: 'How we support their work.',
      they_support: 'How they support ours.',
      cells_said: 'Who said a cell, where that differs from `said_by`.',
    },
  },
  {
    name: 'founding_documents',
    key: ['id'],
    within: ofIssue,
    about: 'Mission, principles and ground rules, every version.',
    columns: { kind: 'mission, principles or ground-rules.', number: 'Version, counted from 1.' },
  },
  {
    name: 'consents',
    key: ['founding_document_id', 'person_id'],
    within: through('founding_document_id', 'founding_documents'),
    about: 'What members say to a founding document.',
    columns: { founding_document_id: 'The document, in `founding_documents`.', stance: 'consent or concern.' },
  },
];
