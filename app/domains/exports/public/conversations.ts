import { sql } from 'kysely';
import { isSmall, suppress } from '../../../engines/suppression/index.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Issue } from '../../issues/index.ts';
import { stateOf, tallyStatements, turnoutOf } from '../../conversations/index.ts';
import type { Row } from '../bundle.ts';
import type { InputNumbers, Part } from './part.ts';

/** Conversations and how people voted, statement by statement, once the voting is over. */
export async function conversationSheets(ctx: Ctx, issue: Issue, numbers: InputNumbers): Promise<Part> {
  const found = await conversationsOf(ctx, issue.id);
  const told: { about: Row; statements: Row[] }[] = [];
  for (const [at, conversation] of found.entries()) told.push(await tell(ctx, issue, numbers, conversation, at + 1));
  const open = told.filter(({ about }) => about['state'] !== 'closed').map(({ about }) => about['conversation']);
  return {
    sheets: [
      {
        name: 'conversations',
        about: 'Conversations by statements and votes.',
        columns: {
          conversation: 'Number in this export.',
          topic: 'What it is about.',
          introduction: 'Words at its start.',
          lang: 'Language of both.',
          state: 'coming, open or closed.',
          opens_on: 'First day.',
          closes_on: 'Last day; empty when open.',
          imported_from: 'Where an imported conversation was held.',
          statements: 'How many statements can be read.',
          voters: 'How many people voted; empty where few.',
        },
        rows: () => told.map(({ about }) => about),
      },
      {
        name: 'statements',
        about: 'The statements of conversations with their present votes.',
        columns: {
          conversation: 'Number of the conversation.',
          statement: 'Number in its conversation.',
          input: 'Number among the inputs.',
          body: 'The text.',
          lang: 'Its language.',
          votes: 'How many voted on it; empty where withheld.',
          agrees: 'How many agree.',
          disagrees: 'How many disagree.',
          passes: 'How many pass.',
        },
        rows: () => told.flatMap(({ statements }) => statements),
      },
    ],
    withheld: open.length > 0 ? [{ what: `votes in conversation ${open.join(', ')}`, why: 'people still vote, and nobody sees how others voted before' }] : [],
  };
}

interface Found {
  readonly id: string;
  readonly topic: string;
  readonly introduction: string | null;
  readonly lang: string;
  readonly opensAt: Date;
  readonly closesAt: Date | null;
  readonly importedFrom: string | null;
}

async function conversationsOf(ctx: Ctx, issueId: string): Promise<Found[]> {
  return ctx.db
    .selectFrom('conversations')
    .select(['id', 'topic', 'introduction', 'lang', 'opens_at as opensAt', 'closes_at as closesAt', 'imported_from as importedFrom'])
    .where('issue_id', '=', issueId)
    .orderBy('opens_at')
    .orderBy('id')
    .execute();
}

async function tell(ctx: Ctx, issue: Issue, numbers: InputNumbers, conversation: Found, number: number): Promise<{ about: Row; statements: Row[] }> {
  const state = stateOf(conversation, ctx.now);
  const all = await tallyStatements(ctx, conversation.id);
  const shown = all.filter((one) => numbers.has(one.id));
  // Not those of hidden statements too: the totals of the shown ones could be subtracted.
  const { voters } =
    shown.length === all.length
      ? await turnoutOf(ctx, conversation.id)
      : await votersOn(
          ctx,
          conversation.id,
          shown.map((one) => one.id),
        );
  const tallies = state === 'closed' ? suppress({ cells: shown.map((one) => [one.agrees, one.disagrees, one.passes]) }, issue.privacyThreshold) : null;
  const day = (at: Date | null) => at && localDay(at, ctx.timeZone);
  return {
    about: {
      conversation: number,
      topic: conversation.topic,
      introduction: conversation.introduction,
      lang: conversation.lang,
      state,
      opens_on: day(conversation.opensAt),
      closes_on: day(conversation.closesAt),
      imported_from: conversation.importedFrom,
      statements: shown.length,
      voters: isSmall(voters, issue.privacyThreshold) ? null : voters,
    },
    statements: shown.map((one, at): Row => {
      const [agrees = null, disagrees = null, passes = null] = tallies?.cells[at] ?? [];
      return {
        conversation: number,
        statement: one.number,
        input: numbers.get(one.id) ?? 0,
        body: one.body,
        lang: one.lang,
        votes: tallies?.rows[at] ?? null,
        agrees,
        disagrees,
        passes,
      };
    }),
  };
}

async function votersOn(ctx: Ctx, conversationId: string, statementIds: readonly string[]): Promise<{ voters: number }> {
  const { rows } = await sql<{ voters: number }>`
    select count(distinct participant_id)::int as voters from votes where conversation_id = ${conversationId} and statement_id = any(${[...statementIds]}::uuid[])`.execute(
    ctx.db,
  );
  return rows[0] ?? { voters: 0 };
}
