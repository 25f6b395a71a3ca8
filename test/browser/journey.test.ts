import { afterEach, describe, expect, test } from 'vitest';
import gradients from '#app/domains/frameworks/content/scale.gradients.json' with { type: 'json' };
import spectrum from '#app/domains/frameworks/content/spectrum.participation.json' with { type: 'json' };
import { film, useBrowser, type Reading } from './support/browser.ts';
import { codeIn, house, letterTo, pathOf, seeds, statement } from './support/house.ts';
import { useLongtable } from './support/server.ts';
import { said } from './support/words.ts';

const en = said('en');
const es = said('es');

const group = 'Families of Alder Fork';
const added = 'Mi hija guarda su comida para el camino a casa.';
const remark = 'Mi hijo come en siete minutos. ¿Puede empezar antes la fila de los más pequeños?';
const question = 'How do we give every child twenty minutes to eat?';
const options = ['A third lunch period', 'Recess before lunch'];
const reasonEnglish = 'The youngest children go first from January on, as you asked.';
const reasonSpanish = 'Desde enero los más pequeños pasan primero a la fila, como usted lo pidió.';
const ana = 'ana.reyes@example.org';
const bo = 'bo.lindgren@example.org';

const longtable = useLongtable();
const { read } = useBrowser(() => longtable().origin);

/** One turn of the loop on an empty installation; every step stands on the one before. */
describe('once round the loop', () => {
  let broken = false;
  let convener: Reading;
  let parent: Reading;
  let first: Reading;
  let second: Reading;
  const at = { issue: '', conversation: '', decision: '', outbox: '', anaInvitation: '', link: '', said: '' };

  afterEach(({ task }) => {
    broken ||= task.result?.state === 'fail';
  });
  const step = (name: string, work: () => Promise<void>) =>
    test(name, async ({ skip }) => {
      if (broken) skip('an earlier step failed');
      await work();
    });

  async function askForCode(member: Reading, address: string, path: string): Promise<void> {
    await member.go(path);
    await member.follow(en('people:invitation.sign-in'));
    await member.fill(en('sign-in:email'), address);
    await member.press(en('sign-in:send'));
  }

  async function joinWithCode(member: Reading, address: string): Promise<void> {
    await member.fill(en('sign-in:code'), codeIn(await letterTo(convener, at.outbox, address, 'sign-in')));
    await member.press(en('sign-in:enter'));
    await member.press(en('people:invitation.submit'));
    await member.sees(en('people:notice.joined'));
  }

  async function vote(member: Reading, steps: readonly string[], words: string): Promise<void> {
    await member.go(at.decision);
    for (const [index, option] of options.entries()) {
      const name = gradients.content.steps.find((one) => one.key === steps[index])?.name.en ?? '';
      await member.page.getByRole('group', { name: option }).getByRole('radio', { name, exact: true }).check();
    }
    await member.fill(en('decisions:words'), words);
    await member.press(en('decisions:ballot.cast'));
    await member.sees(en('decisions:notice.voted'));
  }

  step('the one-time link makes the first administrator', async () => {
    convener = await read();
    expect(longtable().adminLink).toMatch(/^http/);
    await convener.go(longtable().adminLink ?? '');
    await film(convener, '01-first');
    await convener.fill(en('sign-in:first-organization'), house);
    await convener.fill(en('sign-in:first-name'), 'Maren Okafor');
    await convener.fill(en('sign-in:first-email'), 'maren.okafor@example.org');
    await convener.press(en('sign-in:first-submit'));
    await convener.sees(en('sign-in:first-done'));
    await film(convener, '02-my-table');
    await convener.follow(house, convener.page.locator('main'));
    await film(convener, '03-organization');
    at.outbox = `${pathOf(convener)}/outbox`;
    await convener.go(longtable().adminLink ?? '');
    await convener.sees(en('sign-in:first-gone'));
  });

  step('she creates an issue', async () => {
    await convener.go('/me');
    await convener.follow(en('pages:issues.start'));
    await convener.fill(en('issues:statement'), statement);
    await convener.fill(
      en('issues:why'),
      'By the time the last child sits down, the first are sent out. The nurse sees stomach aches at two. Families, lunchroom staff and teachers each see a part of it.',
    );
    await film(convener, '04-new-issue');
    await convener.press(en('issues:new.submit'));
    at.issue = pathOf(convener).replace(/\/(desk|tools).*/, '');
  });

  step('four questions: a sheet, and on it a stake with a new group', async () => {
    await convener.press(en('tools:open'));
    const form = convener.page.locator('#add-stakes');
    await convener.fill(en('issues:group.new'), group, form);
    await convener.fill('Why they care', 'Their children come home hungry.', form);
    await convener.tick(en('issues:said-by.guess'), form);
    await convener.press(en('tools:row.save'), { within: form });
    await convener.sees('Their children come home hungry.');
    await film(convener, '05-questions');
  });

  step('a promise to them, opened', async () => {
    await convener.go(`${at.issue}/desk/promise`);
    const level = spectrum.content.levels.find((one) => one.key === 'collaborate');
    await convener.choose(group, `${level?.name.en}: ${level?.verb.en}`);
    await convener.press(en('issues:promise.drafts.save'));
    await convener.press(en('issues:promise.open', { count: 1 }), { sure: en('issues:promise.open.do') });
    await convener.sees(en('issues:notice.opened'));
    await film(convener, '06-promise');
  });

  step('invitations: a letter, read in the outbox, and a link', async () => {
    await convener.go(`${at.issue}/desk/people`);
    await convener.unfold(en('people:invite.letter.title'));
    const letter = convener.page.locator('#letter');
    await convener.fill(en('people:person.email'), ana, letter);
    await convener.fill(en('people:person.name'), 'Ana Reyes', letter);
    await convener.choose(en('people:ring'), en('people:ring.core'), letter);
    await film(convener, '07-invite');
    await convener.press(en('people:invite.letter.submit'), { within: letter });
    await convener.unfold(en('people:invite.link.title'));
    await convener.press(en('people:invite.link.submit'), { within: convener.page.locator('#link') });
    at.link = await convener.field(en('people:invitation.link')).inputValue();
    await film(convener, '08-people');
    at.anaInvitation = /http\S+/.exec(await letterTo(convener, at.outbox, ana, 'invitation'))?.[0] ?? '';
    await film(convener, '09-letter');
    expect(at.link).toContain('/invitation/');
    expect(at.anaInvitation).toContain('/invitation/');
  });

  step('the issue becomes public', async () => {
    parent = await read({ width: 360, script: false, language: 'es' });
    await parent.go(at.issue);
    await parent.sees(es('errors:404.title'));
    await convener.go(`${at.issue}/desk`);
    await film(convener, '10-desk');
    await convener.press(en('issues:publish'));
    await convener.sees(en('issues:notice.published'));
  });

  step('a conversation begins with pasted statements', async () => {
    await convener.go(`${at.issue}/desk/hear`);
    await convener.follow(en('conversations:panel.new'));
    await convener.fill(en('conversations:form.topic'), 'What would make lunch long enough?');
    await convener.fill(en('conversations:form.introduction'), 'Say how you see each sentence. It takes about a minute.');
    await convener.press(en('conversations:form.submit'));
    at.conversation = pathOf(convener).replace(/\/desk$/, '');
    await convener.fill(en('conversations:seeds.lines'), seeds.join('\n'));
    await convener.press(en('conversations:seeds.submit'));
    for (const seed of seeds) await convener.sees(seed);
    await film(convener, '11-conversation-desk');
  });

  step('a parent votes: in Spanish, on a phone, without script and account', async () => {
    await parent.go('/');
    await parent.follow(statement);
    await film(parent, '12-issue-es');
    await parent.follow(es('conversations:take-part'));
    await film(parent, '13-vote-es');
    for (const way of ['agree', 'disagree', 'pass'] as const) await parent.press(es(`conversations:vote.${way}`));
    await parent.sees(es('conversations:all-done', { count: seeds.length }));
    await film(parent, '14-all-done-es');
  });

  step('the parent adds a statement and keeps its link', async () => {
    await parent.follow(es('conversations:add'));
    await parent.fill(es('conversations:new-statement.body'), added);
    await parent.press(es('conversations:new-statement.submit'));
    await parent.sees(es('conversations:added'));
    await film(parent, '15-statement-added-es');
    expect(await parent.field(es('conversations:added.link')).inputValue()).toContain('/said/');
  });

  step('the parent says something and keeps the private link', async () => {
    await parent.go(`${at.issue}/say`);
    await parent.fill(es('inputs:say.body'), remark);
    await parent.choose(es('inputs:say.group'), group);
    await film(parent, '16-say-es');
    await parent.press(es('inputs:say.submit'));
    await parent.sees(es('inputs:notice.said'));
    at.said = await parent.field(es('inputs:said.link')).inputValue();
    await film(parent, '17-said-es');
  });

  step('members sign in with a code and accept', async () => {
    first = await read();
    await first.go(at.anaInvitation);
    await film(first, '18-invitation');
    await askForCode(first, ana, at.anaInvitation);
    second = await read({ width: 360 });
    await askForCode(second, bo, at.link);
    await joinWithCode(first, ana);
    await film(first, '19-issue-member');
    await joinWithCode(second, bo);
  });

  step('a decision with steps of agreement opens', async () => {
    await convener.go(`${at.issue}/desk/decide`);
    await convener.follow(en('decisions:new.go'));
    await convener.fill(en('decisions:question'), question);
    await convener.fill(en('decisions:option', { n: 1 }), options[0] ?? '');
    await convener.fill(en('decisions:option', { n: 2 }), options[1] ?? '');
    await convener.fill(en('decisions:closes'), '2099-05-01T18:00');
    await convener.tick(en('decisions:ring.feedback'));
    await film(convener, '20-new-decision');
    await convener.press(en('decisions:new.submit'));
    await convener.press(en('decisions:open'), { sure: en('decisions:open') });
    await convener.sees(en('decisions:notice.opened'));
    at.decision = pathOf(convener);
  });

  step('members and convener vote', async () => {
    await first.go('/me');
    await film(first, '21-asked');
    await first.go(at.decision);
    await film(first, '22-ballot');
    await vote(first, ['endorse', 'abstain'], 'I will carry trays if somebody shows me how.');
    await vote(second, ['minor-point', 'endorse'], '');
    await vote(convener, ['endorse', 'minor-point'], '');
  });

  step('everybody has voted: it closes early, with a provisional record', async () => {
    await convener.go(at.decision);
    await convener.press(en('decisions:end'), { sure: en('decisions:end') });
    await film(convener, '23-closing');
    const record = convener.page.locator('#record');
    if ((await record.getByLabel(en('decisions:closing.option')).inputValue()) === '')
      await convener.choose(en('decisions:closing.option'), options[0] ?? '', record);
    await convener.fill(en('decisions:outcome'), 'From January there are three lunch periods.', record);
    await convener.fill(en('decisions:hypothesis'), 'If fewer children eat at a time, each has twenty minutes.', record);
    await convener.fill(en('decisions:measure'), 'Minutes at the table, twice a week.', record);
    await convener.fill(en('decisions:reopen'), 'A child still has less than fifteen minutes in March.', record);
    await convener.fill(en('decisions:review'), '2099-06-01', record);
    await convener.press(en('decisions:close'), { within: record, sure: en('decisions:close') });
    await convener.sees(en('decisions:notice.closed'));
    await film(convener, '24-decided');
  });

  step('the convener answers the parent, also in Spanish', async () => {
    await convener.go(`${at.issue}/desk/answer`);
    await film(convener, '25-waiting');
    await convener.follow(en('answers:panel.answer-one'), convener.page.locator('.quote').filter({ hasText: remark }));
    await convener.tick(en('answers:verdict.used'));
    await convener.fill(en('answers:reason'), reasonEnglish);
    await convener.fill(en('answers:reason-in', { language: 'Spanish' }), reasonSpanish);
    await convener.choose(en('answers:link-decision'), `1. ${question}`);
    await film(convener, '26-answer');
    await convener.press(en('answers:new.submit', { count: 1 }));
    await convener.sees(en('answers:notice.given'));
  });

  step('the parent opens the link and reads the answer; so does everybody', async () => {
    const phone = await read({ width: 360, script: false, language: 'es' });
    await phone.go(at.said);
    await phone.sees(reasonSpanish);
    await phone.sees(es('answers:verdict.used'));
    await film(phone, '27-answered-es');
    await phone.go(`${at.issue}/changed`);
    await phone.sees(remark);
    await phone.sees(reasonSpanish);
    await film(phone, '28-changed-es');
    await first.go(`${at.issue}/changed`);
    await first.sees(reasonEnglish);
    await film(first, '29-changed');
  });
});
