import { beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { closeConversation, reopenConversation } from './closing.ts';
import { stateOf } from './conversation.ts';
import { getConversation } from './conversations.ts';
import { startConversation } from './starting.ts';

const database = useDatabase();
const at = (day: number) => new Date(Date.UTC(2026, 2, day, 12));
let app: TestApp;
let town: Town;
let id: string;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  app.setNow(at(10));
  const text = { topic: 'How should families hear?', introduction: null, lang: 'en', opensAt: at(11), closesAt: at(20), reviewedFirst: false };
  const made = await startConversation(convener(), town.issue.id, text);
  if (!made.ok) throw new Error(made.reason);
  id = made.value;
});

const convener = () => app.ctx(town.persons.convener);

async function state(): Promise<string> {
  const ctx = convener();
  return stateOf(await getConversation(ctx, id), ctx.now);
}

test('what has not opened is not closed, and what is open is not opened again', async () => {
  await expect(closeConversation(convener(), id)).rejects.toMatchObject({ reason: 'conversations:denied.close' });
  app.setNow(at(12));
  await expect(reopenConversation(convener(), id)).rejects.toMatchObject({ reason: 'conversations:denied.reopen' });
  expect(await state()).toBe('open');
});

test('closed early and opened again, it waits for somebody to close it: the time it had is past', async () => {
  app.setNow(at(12));
  await closeConversation(convener(), id);
  expect(await state()).toBe('closed');
  await reopenConversation(convener(), id);
  app.setNow(at(25));
  expect(await state()).toBe('open');
});

test('each counts as a change, so that a form opened before is told so', async () => {
  app.setNow(at(12));
  await closeConversation(convener(), id);
  await reopenConversation(convener(), id);
  expect((await getConversation(convener(), id)).revision).toBe(3);
});
