import { beforeAll, expect, test } from 'vitest';
import { overflows, useBrowser, type Reading } from './support/browser.ts';
import { codeIn, letterTo, pathOf, seeds, setUpHouse, type MadeHouse } from './support/house.ts';
import { useLongtable } from './support/server.ts';
import { said } from './support/words.ts';

const en = said('en');
const es = said('es');
const longtable = useLongtable();
const { read } = useBrowser(() => longtable().origin);
let convener: Reading;
let made: MadeHouse;

beforeAll(async () => {
  convener = await read();
  made = await setUpHouse(convener, longtable().adminLink);
});

const parent = () => read({ width: 360, script: false, language: 'es' });

test('the language is changed by a link, and stays', async () => {
  const reader = await read({ width: 360, script: false });
  await reader.go(made.issue);
  await reader.sees(en('pages:issue.take-part'));
  await reader.follow('Español');
  expect(pathOf(reader)).toBe(made.issue);
  await reader.sees(es('pages:issue.take-part'));
  await reader.go(`${made.issue}/say`);
  await reader.sees(es('inputs:say.title'));
  expect(await reader.page.locator('html').getAttribute('lang')).toBe('es');
});

test('somebody votes, changes the vote and takes it back', async () => {
  const voter = await parent();
  await voter.go(made.conversation);
  const statement = await voter.page.locator('.statement').innerText();
  await voter.press(es('conversations:vote.agree'));
  await voter.sees(es('conversations:last.agree'));
  expect(seeds).toContain(statement);
  await voter.follow(es('conversations:change'));
  await voter.sees(es('conversations:mine.agree'));
  await voter.press(es('conversations:vote.disagree'));
  await voter.sees(es('conversations:last.disagree'));
  await voter.follow(es('conversations:change'));
  await voter.press(es('conversations:take-back'));
  expect(await voter.page.getByText(es('conversations:last.disagree')).count()).toBe(0);
  await voter.sees(es('conversations:progress', { at: 1, total: seeds.length }));
});

test('votes are cast in the list too', async () => {
  const voter = await parent();
  await voter.go(`${made.conversation}/statements`);
  await voter.press(es('conversations:vote.pass'), { within: voter.page.locator('#s-2') });
  await voter.page.locator('#s-2').getByText(es('conversations:mine.pass')).waitFor();
});

test('somebody says something, takes it back after being asked once more, and brings it back', async () => {
  const speaker = await parent();
  await speaker.go(`${made.issue}/say`);
  await speaker.fill(es('inputs:say.body'), 'Mi hijo come en siete minutos.');
  await speaker.press(es('inputs:say.submit'));
  await speaker.sees(es('inputs:notice.said'));
  const said = pathOf(speaker);
  await speaker.press(es('inputs:withdraw'));
  await speaker.sees(es('inputs:withdraw.title'));
  await speaker.follow(es('ui:cancel'));
  expect(pathOf(speaker)).toBe(said);
  await speaker.press(es('inputs:withdraw'), { sure: es('inputs:withdraw') });
  await speaker.sees(es('inputs:notice.withdrawn'));
  await speaker.press(es('inputs:bring-back'));
  await speaker.sees(es('inputs:notice.brought-back'));
  expect(await overflows(speaker.page)).toEqual([]);
});

test('a form that needs another look keeps what was written', async () => {
  const speaker = await parent();
  await speaker.go(`${made.conversation}/statements/new`);
  await speaker.page
    .locator('form[method=post]')
    .last()
    .evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
  await speaker.press(es('conversations:new-statement.submit'));
  await speaker.sees(es('ui:problems', { count: 1 }));
  expect(await speaker.page.locator('#body').getAttribute('aria-invalid')).toBe('true');
});

test('somebody signs in with a code and signs out', async () => {
  const reader = await parent();
  await reader.go('/sign-in?back=%2Fme');
  await reader.fill(es('sign-in:email'), 'lucia.paredes@example.org');
  await reader.press(es('sign-in:send'));
  await reader.fill(es('sign-in:code'), codeIn(await letterTo(convener, made.outbox, 'lucia.paredes@example.org', 'sign-in')));
  await reader.press(es('sign-in:enter'));
  await reader.sees(es('pages:table.title'));
  await reader.page.locator('details.menu summary').click();
  await reader.press(es('ui:sign-out'));
  await reader.sees(es('sign-in:signed-out'));
});

test('a group confirms its context card on a phone, in Spanish and without an account', async () => {
  await convener.go(made.outbox.replace(/outbox$/, 'directory/groups/new'));
  await convener.fill(en('people:group.name'), 'Familias del turno de noche');
  await convener.press(en('directory:add.groups'));
  await convener.follow(en('directory:context-card'));
  await convener.fill(en('context-cards:line.body'), 'Duermen de ocho a dos.');
  await convener.tick(en('context-cards:line.said-by.guess'));
  await convener.press(en('context-cards:write.submit'));
  await convener.press(en('context-cards:link.submit'));
  const link = await convener.field(en('context-cards:link.address')).inputValue();

  const mother = await parent();
  await mother.go(new URL(link).pathname);
  await mother.sees('Duermen de ocho a dos.');
  await mother.press(es('context-cards:own.so'));
  await mother.sees(es('context-cards:own.said.so'));
  const add = mother.page.locator('#add');
  await mother.fill(es('context-cards:own.words'), 'Mejor por teléfono, después de las tres.', add);
  await mother.press(es('context-cards:own.add.submit'), { within: add });
  await mother.sees(es('context-cards:own.thanks'));
  expect(await overflows(mother.page)).toEqual([]);

  await convener.page.reload();
  await convener.sees('Mejor por teléfono, después de las tres.');
  expect(await convener.page.locator('.guess').count()).toBe(0);
});
