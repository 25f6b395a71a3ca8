import type { Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import type { Conversation, Input, Issue } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

export async function loadParticipants(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  if (issue.participants.length === 0) return;
  await db
    .insertInto('participants')
    .values(
      issue.participants.map((one) => ({
        id: idOf(one.key),
        issue_id: idOf(issue.key),
        person_id: one.person ? idOf(one.person) : null,
        group_id: one.group ? idOf(one.group) : null,
        locale: one.locale,
        created_at: calendar.at(one.joined),
      })),
    )
    .execute();
}

/** Remarks; statements come with their conversation. Answers follow the decisions they link to. */
export async function loadInputs(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  await insertInputs(db, issue, issue.inputs, 'remark', calendar);
}

async function insertInputs(db: Kysely<DB>, issue: Issue, inputs: readonly Input[], kind: 'remark' | 'statement', calendar: Calendar): Promise<void> {
  if (inputs.length === 0) return;
  await db
    .insertInto('inputs')
    .values(
      inputs.map((one) => ({
        id: idOf(one.key),
        issue_id: idOf(issue.key),
        kind,
        body: one.body,
        lang: one.lang,
        channel: one.channel,
        participant_id: one.participant ? idOf(one.participant) : null,
        group_id: one.group ? idOf(one.group) : null,
        mandate_id: one.mandate ? idOf(one.mandate) : null,
        speaks: one.speaks,
        asked_count: one.askedCount ?? null,
        author_address: one.authorAddress ?? null,
        author_locale: one.authorLocale,
        recorded_by: one.recordedBy ? idOf(one.recordedBy) : null,
        moderated: moderated(one),
        said_at: calendar.at(one.said),
        created_at: calendar.at(one.said),
      })),
    )
    .execute();
  const confirmations = inputs.flatMap((one) =>
    one.confirmed ? [{ input_id: idOf(one.key), at: calendar.at(one.confirmed.at), by: idOf(one.confirmed.by) }] : [],
  );
  if (confirmations.length > 0) await db.insertInto('input_confirmations').values(confirmations).execute();
  const moderations = inputs.flatMap((one) =>
    one.moderation
      ? [
          {
            id: idOf(`${one.key} moderation`),
            input_id: idOf(one.key),
            verdict: moderated(one),
            rule: one.moderation.rule ?? null,
            reason: one.moderation.reason ?? null,
            lang: one.moderation.lang,
            at: calendar.at(one.moderation.at),
            by: idOf(one.moderation.by),
          },
        ]
      : [],
  );
  if (moderations.length > 0) await db.insertInto('moderations').values(moderations).execute();
}

function moderated(input: Input): -1 | 0 | 1 {
  if (!input.moderation) return 0;
  return input.moderation.verdict === 'hidden' ? -1 : 1;
}

export async function loadConversations(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  for (const conversation of issue.conversations) {
    await db
      .insertInto('conversations')
      .values({
        id: idOf(conversation.key),
        issue_id: idOf(issue.key),
        topic: conversation.topic,
        introduction: conversation.introduction,
        lang: conversation.lang,
        opens_at: calendar.at(conversation.opens),
        closes_at: calendar.at(conversation.closes),
        created_at: calendar.at(conversation.opens),
        created_by: idOf(conversation.createdBy),
        results_shown: conversation.isOpenToAll ? 'live' : 'closing',
        votes_open: conversation.isOpenToAll,
      })
      .execute();
    await insertInputs(db, issue, conversation.statements, 'statement', calendar);
    await db
      .insertInto('statements')
      .values(
        conversation.statements.map((one, at) => ({
          id: idOf(one.key),
          conversation_id: idOf(conversation.key),
          number: at + 1,
          is_seed: one.isSeed,
          is_meta: one.isMeta,
        })),
      )
      .execute();
    await loadVotes(db, conversation, calendar);
  }
}

async function loadVotes(db: Kysely<DB>, conversation: Conversation, calendar: Calendar): Promise<void> {
  const votes = conversation.votes.map((one) => ({
    conversation_id: idOf(conversation.key),
    statement_id: idOf(one.statement),
    participant_id: idOf(one.participant),
    value: one.value,
    at: calendar.at(one.at),
  }));
  const inOrder = votes.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  for (let from = 0; from < inOrder.length; from += 1000) {
    await db
      .insertInto('votes')
      .values(inOrder.slice(from, from + 1000))
      .execute();
    await db
      .insertInto('vote_casts')
      .values(inOrder.slice(from, from + 1000))
      .execute();
  }
}
