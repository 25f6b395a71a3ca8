import { ofIssue, through, type Tables } from './table.ts';

/** Decisions stand before promises and inputs because those refer to them; what was voted follows in `deciding.ts`. */
export const hearingTables: Tables = [
  {
    name: 'decisions', key: ['id'], within: ofIssue, about: 'Questions put to people with full votes.',
    columns: {
      question: 'The question.', detail: 'What goes with it.', method: 'gradients, consent, approval or majority.', secrecy: 'named or secret.',
      threshold: 'Share of counted ballots that an option needs, 0 to 1.', quorum: 'Share of the roll that has to vote, 0 to 1.', closes_at: 'When the ballots end.',
      scale_id: 'The scale it is voted by, in `frameworks`.', undecided_reason: 'Why it ended without a decision.', undecided_lang: 'Language of that reason.',
    },
  },
  {
    name: 'promises', key: ['id'], within: ofIssue, about: 'How much power each group was promised.', refersToOwn: true,
    columns: { level: 'inform, consult, collaborate or defer-to.', decision_id: 'The decision it is about; empty for the issue as a whole.', promised_at: 'When it was written.', promised_by: 'Who wrote it.', reason: 'Why it replaces an earlier one.', framework_id: 'The version of the spectrum whose words it froze with, in `frameworks`.' },
  },
  {
    name: 'inputs', key: ['id'], within: ofIssue, about: 'Everything people told us; statements of conversations are inputs too.',
    columns: {
      kind: 'remark or statement.', channel: 'How it reached us: web, phone, paper, in-person, mail or import.', group_id: 'The group that speaks, or that its author belongs to.',
      speaks: '`self`: one person. `asked`: a group, after asking people. `vote`: a group by its vote. `guess`: our guess about a group.', asked_count: 'How many were asked.',
      author_address: 'Where its author wants the answer.', author_locale: 'Language in which its author is written to.', recorded_by: 'Who wrote it down for somebody else.',
      moderated: '1 accepted, 0 not looked at, -1 hidden.', said_at: 'When it was said.', withdrawn_at: 'When its author took it back.',
    },
    sealed: { author_address: 'people gave it for the answer only, and were told that nobody sees it' },
  },
  { name: 'input_confirmations', key: ['input_id'], within: through('input_id', 'inputs'), about: 'Guesses that the group confirmed.' },
  {
    name: 'moderations', key: ['id'], within: through('input_id', 'inputs'), about: 'Every act of moderation.',
    columns: { verdict: '1 accepted, 0 shown again, -1 hidden.', rule: 'By which public rule.', reason: 'The reason its author was given.' },
  },
  {
    name: 'conversations', key: ['id'], within: ofIssue, about: 'Conversations by statements and votes.',
    columns: {
      topic: 'What it is about.', introduction: 'Words at its start.', opens_at: 'When voting begins.', closes_at: 'When it ends; empty when open.',
      reviewed_first: 'Whether statements wait until somebody looked at them.', imported_from: 'Where an imported conversation was held.',
    },
  },
  {
    name: 'statements', key: ['id'], within: through('conversation_id', 'conversations'), about: 'The statements of conversations; their text is in `inputs` under the same id.',
    columns: { number: 'Number in its conversation.', is_seed: 'Whether those who lead wrote it to start people off.', is_meta: 'Whether it tells about the person rather than the issue.' },
  },
  { name: 'votes', key: ['statement_id', 'participant_id'], within: through('conversation_id', 'conversations'), about: 'The present vote of each participant on each statement.', columns: { value: 'agree 1, pass 0, disagree -1.' } },
  {
    name: 'vote_casts', key: ['id'], within: through('conversation_id', 'conversations'), about: 'Every vote as it was cast, changed and taken back, in that order.',
    columns: { value: 'agree 1, pass 0, disagree -1; empty where it was taken back.' },
    hidden: { id: 'counts over all issues of the installation; the order of the lines says the same' },
  },
];
