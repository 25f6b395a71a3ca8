import { sql } from 'kysely';
import { ofIssue, through, type Table, type Tables } from './table.ts';

const whyOpen = 'nobody sees ballots before the vote has ended; in a secret vote, before it is closed';

/** Ballots of votes that have ended. Those of a secret vote lie in the order they came until it is closed, which mixes them. */
const ended: Table['within'] = (issueId, now) => sql<boolean>`t.decision_id in (
  select d.id from decisions d where d.issue_id = ${issueId}::uuid
    and (d.closed_at is not null or (d.secrecy = 'named' and d.opened_at is not null and d.closes_at <= ${now})))`;

/** What a full export leaves out because it is still sealed to everybody. */
export const sealedToAll: readonly { what: string; why: string }[] = [
  {
    what: 'ballots, ballot_receipts, ballot_marks, reservations of votes under way',
    why: `${whyOpen}. Who is on the roll can vote again where the issue is brought in`,
  },
  { what: 'placements of readings that are open', why: 'nobody sees placements before the reading is closed' },
];

export const decidingTables: Tables = [
  {
    name: 'decision_electors',
    key: ['decision_id', 'ring', 'group_id'],
    few: true,
    within: through('decision_id', 'decisions'),
    about: 'Which rings and groups may vote.',
  },
  {
    name: 'options',
    key: ['id'],
    within: through('decision_id', 'decisions'),
    about: 'What can be voted for.',
    columns: { number: 'Place among the options.', label: 'The option.', detail: 'What goes with it.', input_id: 'The statement it came from, in `inputs`.' },
  },
  {
    name: 'decision_evidence',
    key: ['id'],
    within: through('decision_id', 'decisions'),
    about: 'What the options rest on.',
    columns: { label: 'What it is.', url: 'Where it is.', input_id: 'An input of the issue, in `inputs`.' },
  },
  {
    name: 'decision_roll',
    key: ['decision_id', 'person_id'],
    within: through('decision_id', 'decisions'),
    about: 'Who may vote, fixed when it opened.',
    columns: { ring: 'Their ring then, or `mandate`.' },
  },
  { name: 'ballot_receipts', key: ['decision_id', 'person_id'], within: ended, about: 'Who has voted. In a secret vote nothing leads from here to a ballot.' },
  {
    name: 'ballots',
    key: ['id'],
    within: ended,
    about: 'Ballots. A secret one has neither person nor time.',
    columns: {
      person_id: 'Who voted; empty in a secret vote.',
      cast_at: 'When; empty in a secret vote.',
      ring: 'The ring it counts under; several joined by + where few voted.',
      speaks: '`self`: the voter. `asked`: a group, after asking people. `vote`: a group by its vote. It is no weight.',
      asked_count: 'How many were asked.',
    },
  },
  {
    name: 'ballot_marks',
    key: ['ballot_id', 'option_id'],
    about: 'What a ballot says of each option.',
    within: (
      issueId,
      now,
    ) => sql<boolean>`t.ballot_id in (select b.id from ballots b where b.decision_id in (select d.id from decisions d where d.issue_id = ${issueId}::uuid
      and (d.closed_at is not null or (d.secrecy = 'named' and d.opened_at is not null and d.closes_at <= ${now}))))`,
    columns: { ballot_id: 'The ballot, in `ballots`.', option_id: 'The option, in `options`.', mark: 'The mark on the scale of the decision.' },
  },
  {
    name: 'reservations',
    key: ['id'],
    within: ended,
    about: 'What voters want remembered, in their own words.',
    columns: { ballot_id: 'The ballot it came with.', person_id: 'Who says so, where they chose to stand by it with their name.' },
  },
  {
    name: 'provisional_records',
    key: ['decision_id'],
    within: through('decision_id', 'decisions'),
    about: 'What was decided for now.',
    columns: {
      option_id: 'The option chosen.',
      outcome: 'What was decided.',
      hypothesis: 'What it is hoped to change.',
      reopen_when: 'What would make us reopen it.',
      measure: 'How we will know.',
      review_on: 'When it is looked at again.',
      leader_id: 'Who commits to carry it out.',
      leader_commitment: 'To what.',
      leader_disagreed: 'Whether they had disagreed.',
    },
  },
  {
    name: 'answers',
    key: ['id'],
    within: through('input_id', 'inputs'),
    about: 'What became of each input.',
    refersToOwn: true,
    columns: {
      verdict: 'used, adapted or not-used.',
      reason: 'Why.',
      author_reason: "The same in the author's language.",
      link: 'Where to read on.',
      given_at: 'When.',
      given_by: 'By whom.',
    },
  },
  {
    name: 'readings',
    key: ['id'],
    within: ofIssue,
    about: 'Rubrics read by a group at a date.',
    columns: {
      framework_id: 'The rubric, in `frameworks`.',
      ring: 'The ring that read it; empty for all members.',
      basis: '`placements`: each member placed privately. `entered`: counted on paper.',
      read_on: 'The day it is about.',
      counted: 'How many people stand behind a reading counted on paper.',
    },
  },
  {
    name: 'placements',
    key: ['reading_id', 'person_id', 'idea'],
    about: 'Where each member placed each big idea, in shares of 100.',
    within: (issueId) => sql<boolean>`t.reading_id in (select r.id from readings r where r.issue_id = ${issueId}::uuid and r.closed_at is not null)`,
    columns: {
      idea: 'The big idea, by its key in the rubric.',
      informing: 'Share at informing.',
      networking: 'Share at networking.',
      collaborating: 'Share at collaborating.',
      transforming: 'Share at transforming.',
      placed_at: 'When.',
    },
    sealedWhole: 'members place privately, and nobody else sees where',
  },
  {
    name: 'agreed_readings',
    key: ['reading_id', 'idea'],
    within: through('reading_id', 'readings'),
    about: 'What the group agreed on, or what was counted on paper.',
    columns: {
      idea: 'The big idea, by its key in the rubric.',
      informing: 'Share at informing; empty where it could not be read.',
      networking: 'Share at networking.',
      collaborating: 'Share at collaborating.',
      transforming: 'Share at transforming.',
      agreed_at: 'When.',
      agreed_by: 'Who wrote it down.',
    },
  },
  {
    name: 'events',
    key: ['id'],
    within: ofIssue,
    about: 'The history of the issue, in order.',
    columns: { kind: 'What happened.', person_id: 'Who did it, in `persons`.', subject_id: 'What it happened to.', particulars: 'More of it, as JSON.' },
    hidden: { id: 'counts over all issues of the installation; the order of the lines says the same' },
    sealed: { person_id: 'kept for conveners; of others it would tell who said, voted or placed what' },
    sealedAs: {
      person_id: sql`case when t.participant_id is null and t.person_id in (
        select m.person_id from memberships m where m.issue_id = t.issue_id and m.role = 'convener') then t.person_id end`,
    },
  },
];
