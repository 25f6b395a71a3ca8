import { beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { getConversation } from './conversations.ts';
import { changeConversation, startConversation, type ConversationText } from './starting.ts';

const database = useDatabase();
const at = (day: number) => new Date(Date.UTC(2026, 2, day, 12));
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  app.setNow(at(10));
});

const convener = () => app.ctx(town.persons.convener);
const text = (over: Partial<ConversationText> = {}): ConversationText => ({
  topic: 'How should families hear?',
  introduction: null,
  lang: 'en',
  opensAt: null,
  closesAt: null,
  reviewedFirst: false,
  ...over,
});

async function started(over: Partial<ConversationText>): Promise<string> {
  const made = await startConversation(convener(), town.issue.id, text(over));
  if (!made.ok) throw new Error(made.reason);
  return made.value;
}

const opensAt = async (id: string) => (await getConversation(convener(), id)).opensAt;

test('a moment to open that is over means now', async () => {
  expect(await opensAt(await started({ opensAt: at(1) }))).toEqual(at(10));
});

test('it opens at another time until it has opened, and then no more', async () => {
  const id = await started({ opensAt: at(12) });
  await changeConversation(convener(), id, 1, text({ opensAt: at(14) }));
  expect(await opensAt(id)).toEqual(at(14));
  app.setNow(at(15));
  await changeConversation(convener(), id, 2, text({ topic: 'Who should tell them?', opensAt: at(20) }));
  expect(await getConversation(convener(), id)).toMatchObject({ topic: 'Who should tell them?', opensAt: at(14) });
});

test.each([
  ['before it opens', { opensAt: at(12), closesAt: at(11) }],
  ['as it opens', { opensAt: at(12), closesAt: at(12) }],
  ['before now', { closesAt: at(9) }],
])('one that would close %s is refused, new or changed', async (_, times) => {
  expect(await startConversation(convener(), town.issue.id, text(times))).toEqual({ ok: false, reason: 'closes-too-soon' });
  const id = await started({ opensAt: at(11) });
  expect(await changeConversation(convener(), id, 1, text({ topic: 'Another question?', ...times }))).toEqual({ ok: false, reason: 'closes-too-soon' });
  expect(await getConversation(convener(), id)).toMatchObject({ topic: 'How should families hear?', revision: 1 });
});

test('who sees the result stays as it was where nothing is said of it', async () => {
  const id = await started({ resultsShown: 'live', votesOpen: true });
  await changeConversation(convener(), id, 1, text());
  expect(await getConversation(convener(), id)).toMatchObject({ resultsShown: 'live', votesOpen: true });
});
