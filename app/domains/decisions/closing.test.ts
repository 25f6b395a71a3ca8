import { openVote } from '#test/decisions.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { localDay } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import { countDecisions } from './loop.ts';
import { listTried } from './records.ts';
import { castBallot } from './voting.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const voters = ['convener', 'core', 'advisor'] as const;

async function voteAll(vote: { id: string; options: { id: string }[] }, marks: readonly number[], words: string | null = null) {
  for (const [at, mark] of marks.entries()) {
    const who = voters[at] ?? 'core';
    const given = Object.fromEntries(vote.options.map((option) => [option.id, mark]));
    const cast = await castBallot(app.ctx(town.persons[who]), vote.id, {
      marks: given,
      words: words ?? (mark === 8 ? 'It does harm' : null),
      lang: 'en',
      signed: false,
    });
    expect(cast.ok).toBe(true);
  }
}

function record(vote: { options: { id: string }[] }, over: Record<string, string> = {}) {
  const later = localDay(new Date(app.ctx().now.getTime() + 60 * 86_400_000), app.ctx().timeZone);
  return {
    ending: 'provisional',
    optionId: vote.options[0]?.id ?? '',
    outcome: 'The bus leaves at 6:50.',
    hypothesis: 'Fewer miss the first hour.',
    reopenWhen: 'If riders drop out.',
    measure: 'Late arrivals a week',
    reviewOn: later,
    lang: 'en',
    _confirmed: '1',
    ...over,
  };
}

function as(who: string, locale: 'en' | 'es' = 'en') {
  return app.browser({ locale }).signIn(`${who}@example.org`);
}

describe('closing', () => {
  test('the convener sees the result and writes the record; then everybody reads what was decided', async () => {
    await database.db.updateTable('memberships').set({ has_authority: true }).where('person_id', '=', town.persons.advisor).execute();
    const vote = await openVote(app, town);
    await voteAll(vote, [1, 2, 3], 'Please mind the snow');
    app.setNow(vote.closesAt);
    const browser = await as('convener');
    const form = await browser.get(`${vote.url}/closing`);
    expect(form.status).toBe(200);
    expect(form.text).toContain('3 of 3 ballots support it: 100%');
    expect(form.text).toContain('Please mind the snow');
    const fields = record(vote, { leaderId: town.persons.advisor, commitment: 'I will sign the new plan.', disagreed: '1' });
    expect((await browser.post(`${vote.url}/closing`, { ...fields, _confirmed: '' })).text).toContain('Close this decision for good?');
    expect((await browser.post(`${vote.url}/closing`, fields)).location).toBe(vote.url);

    const member = (await (await as('core')).get(vote.url)).text;
    for (const text of [
      'The bus leaves at 6:50.',
      'Fewer miss the first hour.',
      'Would have decided otherwise, and stands by it',
      'I will sign the new plan.',
      'Who voted what',
      'Please mind the snow',
    ])
      expect(member).toContain(text);
    const [tried] = await listTried(app.ctx(), town.issue.id);
    expect(tried).toMatchObject({ reviewDue: false, record: { reviewOn: fields.reviewOn, leaderDisagreed: true } });
    expect((await browser.get(`${vote.url}/closing`)).status).toBe(403);
  });

  test('the public reads outcome and record; figures only when enough people voted', async () => {
    const vote = await openVote(app, town);
    await voteAll(vote, [1, 1, 3], 'Words of few');
    app.setNow(vote.closesAt);
    expect((await app.browser().get(vote.url)).text).not.toContain('The bus leaves at 6:50.');
    await (await as('convener')).post(`${vote.url}/closing`, record(vote));
    const few = (await app.browser({ locale: 'es' }).get(vote.url)).text;
    expect(few).toContain('Votaron menos de 10 personas');
    expect(few).toContain('The bus leaves at 6:50.');
    for (const hidden of ['Words of few', 'boletas: 100', '3 personas', 'core person', 'Quién votó qué']) expect(few).not.toContain(hidden);
  });

  test('with enough ballots the public sees figures and words, without names', async () => {
    const people = Array.from({ length: 9 }, () => newId());
    await database.db
      .insertInto('persons')
      .values(people.map((id, at) => ({ id, name: `Voter ${at}`, created_at: app.ctx().now })))
      .execute();
    await database.db
      .insertInto('memberships')
      .values(people.map((person_id) => ({ id: newId(), issue_id: town.issue.id, person_id, ring: 'core', joined_at: app.ctx().now })))
      .execute();
    const vote = await openVote(app, town);
    await voteAll(vote, [1, 1, 3], 'Words of many');
    for (const person of people)
      await castBallot(app.ctx(person), vote.id, { marks: { [vote.options[0]?.id ?? '']: 5 }, words: null, lang: 'en', signed: true });
    app.setNow(vote.closesAt);
    await (await as('convener')).post(`${vote.url}/closing`, { ending: 'undecided', reason: 'We talk again in May.', undecidedLang: 'en', _confirmed: '1' });
    const page = (await app.browser().get(vote.url)).text;
    for (const shown of ['3 of 12 ballots support it: 25%', 'Words of many', 'We talk again in May.', 'We do not show the rings apart'])
      expect(page).toContain(shown);
    for (const hidden of ['Voter 1', 'core person']) expect(page).not.toContain(hidden);
    expect((await (await as('listener')).get(vote.url)).text).toContain('Voter 1');
  });

  test.each([
    ['without a review date', { reviewOn: '' }, 'Choose the day on which you will look at it again.'],
    ['with a review date that is over', { reviewOn: '2020-01-01' }, 'Choose a review day after today.'],
    ['without a hypothesis', { hypothesis: '' }, 'Fill this in.'],
    ['with an option of elsewhere', { optionId: '01a2b3c4-0000-7000-8000-000000000000' }, 'Choose one of the options that passed.'],
    ['with a leader who has no authority', { leaderId: 'core', commitment: 'Yes' }, 'Choose a present member with authority.'],
    ['with a leader who commits to nothing', { leaderId: 'advisor' }, 'Write down what this person commits to do.'],
  ])('%s it is no provisional decision; what was typed comes back', async (_, wrong: Record<string, string>, sentence) => {
    await database.db.updateTable('memberships').set({ has_authority: true }).where('person_id', '=', town.persons.advisor).execute();
    const vote = await openVote(app, town);
    await voteAll(vote, [1, 1, 1]);
    app.setNow(vote.closesAt);
    const leader = wrong['leaderId'] === 'core' ? { leaderId: town.persons.core } : wrong['leaderId'] === 'advisor' ? { leaderId: town.persons.advisor } : {};
    const page = await (await as('convener')).post(`${vote.url}/closing`, record(vote, { ...wrong, ...leader }));
    expect(page.status).toBe(422);
    expect(page.text).toContain(sentence);
    expect(page.text).toContain('The bus leaves at 6:50.');
    expect(await database.db.selectFrom('provisional_records').select('decision_id').execute()).toEqual([]);
    expect((await database.db.selectFrom('decisions').select('closed_at').executeTakeFirst())?.closed_at).toBeNull();
  });

  test('an option that did not pass cannot be recorded as decided; the decision can end without one', async () => {
    const vote = await openVote(app, town);
    await voteAll(vote, [1, 8, 8]);
    app.setNow(vote.closesAt);
    const browser = await as('convener');
    const form = (await browser.get(`${vote.url}/closing`)).text;
    expect(form).toContain('No option has what it needed');
    expect(form).toContain('To talk about first');
    expect((await browser.post(`${vote.url}/closing`, record(vote))).status).toBe(422);
    expect((await browser.post(`${vote.url}/closing`, { ending: 'undecided', reason: '', undecidedLang: 'en' })).status).toBe(422);
    expect(
      (await browser.post(`${vote.url}/closing`, { ending: 'undecided', reason: 'Two people see harm; we meet on it.', undecidedLang: 'en', _confirmed: '1' }))
        .status,
    ).toBe(303);
    expect((await app.browser().get(vote.url)).text).toContain('Two people see harm; we meet on it.');
  });

  describe('by who asks', () => {
    let vote: Awaited<ReturnType<typeof openVote>>;
    beforeEach(async () => {
      vote = await openVote(app, town);
      await voteAll(vote, [1, 1]);
    });

    permissionsInTown(
      'who may close',
      `
      who      | open the form while people vote | open it after the end | close
      stranger | refused                         | refused               | refused
      advisor  | refused                         | refused               | refused
      core     | refused                         | refused               | refused
      convener | refused                         | opens                 | yes
      admin    | refused                         | opens                 | yes
    `,
      () => app,
      {
        'open the form while people vote': (browser) => browser.get(`${vote.url}/closing`),
        'open it after the end': (browser) => {
          app.setNow(vote.closesAt);
          return browser.get(`${vote.url}/closing`);
        },
        close: (browser) => browser.post(`${vote.url}/closing`, record(vote)),
      },
    );
  });
});

describe('ending early', () => {
  test('only when everybody voted, and only after being asked once more', async () => {
    const vote = await openVote(app, town);
    await voteAll(vote, [1, 1]);
    const browser = await as('convener');
    expect((await browser.post(`${vote.url}/ending`, { _confirmed: 1 })).status).toBe(403);
    await voteAll(vote, [1, 1, 1]);
    expect((await (await as('core')).post(`${vote.url}/ending`, { _confirmed: 1 })).status).toBe(403);
    expect((await browser.post(`${vote.url}/ending`)).text).toContain('End voting now?');
    expect((await browser.post(`${vote.url}/ending`, { _confirmed: 1 })).location).toBe(`${vote.url}/closing`);
    expect((await browser.post(`${vote.url}/ballots`, { [`mark-${vote.options[0]?.id}`]: 8, words: 'Late', lang: 'en' })).status).toBe(403);
  });
});

test('the loop counts what waits', async () => {
  const vote = await openVote(app, town);
  const ctx = app.ctx(town.persons.convener);
  expect(await countDecisions(ctx, town.issue.id)).toMatchObject({ draft: 0, open: 1, ended: 0, closed: 0, closesSoonest: vote.closesAt });
  await voteAll(vote, [1, 1, 1]);
  app.setNow(vote.closesAt);
  expect(await countDecisions(app.ctx(), town.issue.id)).toMatchObject({ open: 0, ended: 1, closesSoonest: null });
  await (await as('convener')).post(`${vote.url}/closing`, record(vote));
  expect(await countDecisions(app.ctx(), town.issue.id)).toMatchObject({ closed: 1, tried: 1, reviewDue: 0 });
  app.setNow(new Date(vote.closesAt.getTime() + 90 * 86_400_000));
  expect(await countDecisions(app.ctx(), town.issue.id)).toMatchObject({ reviewDue: 1 });
});
