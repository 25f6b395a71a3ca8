import { openVote } from '#test/decisions.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { beforeEach, expect, test } from 'vitest';
import { addWord } from '../../vocabulary/index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

test('a word is explained in the question; in options only to those who do not vote, and voters have the way to the words above all of them', async () => {
  const says = { groupId: town.groups.drivers, spellings: null, meaning: 'It has no seats yet', lang: 'en', saidBy: 'group' } as const;
  await addWord(app.ctx(town.persons.convener), town.issue.id, { ...says, term: 'deadhead' });
  await addWord(app.ctx(town.persons.convener), town.issue.id, { ...says, term: 'paired route' });
  const options = [
    { label: 'A paired route', detail: 'Nobody else has a paired route' },
    { label: 'Nothing', detail: null },
  ];
  const { url } = await openVote(app, town, { question: 'How do we end the deadhead?', options });
  const marks = (html: string) => [...html.matchAll(/<a class="word"[^>]*>([^<]*)/g)].map(([, word]) => word);
  const visitor = (await app.browser().get(url)).text;
  expect(marks(visitor)).toEqual(['deadhead', 'paired route', 'paired route']);
  expect(visitor).not.toContain('Look up a word that stands here');
  const voter = (await (await app.browser().signIn('core@example.org')).get(url)).text;
  expect(marks(voter)).toEqual(['deadhead']);
  expect(voter).toContain('<a href="/issues/late-buses/vocabulary">Look up a word that stands here</a>');
  expect(voter).toMatch(/class="on-paper"[^]*It has no seats yet/);
});
