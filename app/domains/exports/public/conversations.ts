import type { Ctx } from '../../../platform/ctx.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Issue } from '../../issues/index.ts';
import { listConversations, statementsOf, stateOf, type Conversation } from '../../conversations/index.ts';
import { closedResult } from '../../opinions/index.ts';
import type { Row } from '../bundle.ts';
import type { InputNumbers, Part } from './part.ts';

/** Conversations and how people voted, statement by statement, once the voting is over. */
export async function conversationSheets(ctx: Ctx, issue: Issue, numbers: InputNumbers): Promise<Part> {
  const found = (await listConversations(ctx, issue.id)).toReversed();
  const told: { about: Row; statements: Row[] }[] = [];
  for (const [at, conversation] of found.entries()) told.push(await tell(ctx, numbers, conversation, at + 1));
  const open = told.filter(({ about }) => about['state'] !== 'closed').map(({ about }) => about['conversation']);
  const untold = told.filter(({ about }) => about['state'] === 'closed' && about['told'] === null).map(({ about }) => about['conversation']);
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
          voters: 'How many people voted; empty where few, and while people vote.',
          told: '`exact`: figures are as they are. `steps`: rounded down to multiples of the threshold, so that 0 says fewer than it. Empty while nothing is told.',
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
    withheld: [
      ...withheldFrom(open, 'people still vote; it is told when voting has closed'),
      ...withheldFrom(untold, 'fewer people voted than the threshold, or the result is still being worked out'),
    ],
  };
}

function withheldFrom(conversations: readonly unknown[], why: string): Part['withheld'] {
  return conversations.length > 0 ? [{ what: `votes in conversation ${conversations.join(', ')}`, why }] : [];
}

/** What the result of the conversation tells, and nothing beside it: other figures of the same votes could be subtracted from it. */
async function tell(ctx: Ctx, numbers: InputNumbers, conversation: Conversation, number: number): Promise<{ about: Row; statements: Row[] }> {
  const shown = (await statementsOf(ctx, conversation.id)).filter((one) => numbers.has(one.id));
  const result = await closedResult(ctx, conversation);
  const told = new Map(result?.statements.map((one) => [one.id, one.all]));
  const day = (at: Date | null) => at && localDay(at, ctx.timeZone);
  return {
    about: {
      conversation: number,
      topic: conversation.topic,
      introduction: conversation.introduction,
      lang: conversation.lang,
      state: stateOf(conversation, ctx.now),
      opens_on: day(conversation.opensAt),
      closes_on: day(conversation.closesAt),
      imported_from: conversation.importedFrom,
      statements: shown.length,
      voters: result?.voters ?? null,
      told: result?.manner ?? null,
    },
    statements: shown.map((one): Row => {
      const votes = told.get(one.id);
      return {
        conversation: number,
        statement: one.number,
        input: numbers.get(one.id) ?? 0,
        body: one.body,
        lang: one.lang,
        votes: votes?.total ?? null,
        agrees: votes?.agrees ?? null,
        disagrees: votes?.disagrees ?? null,
        passes: votes?.passes ?? null,
      };
    }),
  };
}
