import { openVote } from '#test/decisions.ts';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { readTables } from '../../platform/db/backup-tables.ts';
import { newId } from '../../platform/ids.ts';
import { closeUndecided } from './closing.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

/** Every row of every table as one text. */
async function everything(): Promise<Map<string, string[]>> {
  const tables = new Map<string, string[]>();
  for (const { name } of await readTables(database.db)) {
    const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(database.db);
    tables.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return tables;
}

/** The fields of a secret ballot and a yes to the question whether it is final. */
function final(optionId: string | undefined, mark: number, words = '') {
  return { [`mark-${optionId}`]: mark, words, lang: 'en', _confirmed: 1 };
}

async function voters(): Promise<Map<string, TestBrowser>> {
  const browsers = new Map<string, TestBrowser>();
  for (const who of ['core', 'advisor', 'convener']) browsers.set(who, await app.browser().signIn(`${who}@example.org`));
  return browsers;
}

describe('a secret ballot', () => {
  test('leaves a receipt, and nothing in any table that ties it to its voter or to a time', async () => {
    const {
      url,
      options: [option],
    } = await openVote(app, town, { secrecy: 'secret' });
    const browsers = await voters();
    const before = await everything();
    await browsers.get('core')?.post(`${url}/ballots`, final(option?.id, 8, 'It would harm the little ones'));
    await browsers.get('advisor')?.post(`${url}/ballots`, final(option?.id, 1));
    const after = await everything();

    const grown = [...after]
      .filter(([name, rows]) => rows.length !== before.get(name)?.length)
      .map(([name, rows]) => [name, rows.length - (before.get(name)?.length ?? 0)]);
    expect(Object.fromEntries(grown)).toEqual({ ballots: 2, ballot_marks: 2, ballot_receipts: 2, reservations: 1 });
    for (const [name, rows] of after)
      if (!['ballots', 'ballot_marks', 'ballot_receipts', 'reservations'].includes(name)) expect(rows, name).toEqual(before.get(name));

    const written = ['ballots', 'ballot_marks', 'reservations'].flatMap((name) => after.get(name) ?? []);
    for (const row of written) {
      for (const personId of Object.values(town.persons)) expect(row).not.toContain(personId);
      expect(row).not.toMatch(/\d{4}-\d\d-\d\dT/);
    }
    const ballots = await database.db.selectFrom('ballots').selectAll().execute();
    const words = await database.db.selectFrom('reservations').selectAll().execute();
    for (const row of ballots) expect(row).toMatchObject({ person_id: null, cast_at: null });
    for (const { id } of [...ballots, ...words]) expect(id[14], 'an id without a time in it').toBe('4');
    for (const row of after.get('ballot_receipts') ?? []) expect(Object.keys(JSON.parse(row)).sort()).toEqual(['decision_id', 'person_id']);
    for (const { id } of ballots)
      for (const [name, rows] of after) {
        if (!['ballots', 'ballot_marks', 'reservations'].includes(name)) expect(rows.join(), name).not.toContain(id);
      }
  });

  test('asks once more, then cannot be changed, shown again or cast twice', async () => {
    const {
      url,
      options: [option],
    } = await openVote(app, town, { secrecy: 'secret' });
    const browser = await app.browser().signIn('core@example.org');
    const asked = await browser.post(`${url}/ballots`, { ...final(option?.id, 1), _confirmed: '' });
    expect([asked.status, asked.text.includes('Cast this ballot for good?')]).toEqual([200, true]);
    expect(asked.text).toContain(`name="mark-${option?.id}" value="1"`);
    expect(await database.db.selectFrom('ballots').select('id').execute()).toEqual([]);
    expect((await browser.post(`${url}/ballots`, final(option?.id, 1))).status).toBe(303);
    const again = await browser.post(`${url}/ballots`, final(option?.id, 8, 'No'));
    expect([again.status, again.text.includes('nobody can find it again')]).toEqual([403, true]);
    const page = await browser.get(url);
    expect(page.text).toContain('Your ballot is in. It cannot be changed');
    expect(page.text).not.toContain('checked');
    expect(await database.db.selectFrom('ballot_marks').select('mark').execute()).toEqual([{ mark: 1 }]);
  });

  test('a name sent along by force is not kept', async () => {
    const {
      url,
      options: [option],
    } = await openVote(app, town, { secrecy: 'secret' });
    const browser = await app.browser().signIn('core@example.org');
    await browser.post(`${url}/ballots`, { ...final(option?.id, 3, 'Words'), signed: '1', person_id: town.persons.core });
    expect(await database.db.selectFrom('reservations').select('person_id').execute()).toEqual([{ person_id: null }]);
  });

  test('small rings are put together from the start, so that a ring of one names nobody', async () => {
    const {
      url,
      options: [option],
    } = await openVote(app, town, { secrecy: 'secret' });
    await (await app.browser().signIn('advisor@example.org')).post(`${url}/ballots`, final(option?.id, 8, 'I alone am an advisor'));
    expect(await database.db.selectFrom('ballots').select('ring').execute()).toEqual([{ ring: 'core+advisors' }]);
  });

  test('members can check who voted, never what', async () => {
    const {
      url,
      options: [option],
    } = await openVote(app, town, { secrecy: 'secret' });
    await (await app.browser().signIn('core@example.org')).post(`${url}/ballots`, final(option?.id, 8, 'Secret words'));
    const member = await (await app.browser().signIn('listener@example.org')).get(url);
    expect(member.text).toContain('core person');
    expect(member.text).not.toContain('Secret words');
    expect((await app.browser().get(url)).text).not.toContain('core person');
  });
});

describe('when a secret vote closes', () => {
  test('its ballots are written anew, in another order and under other ids; nothing of the count changes', async () => {
    const people = Array.from({ length: 30 }, () => newId());
    const made = app.ctx().now;
    await database.db
      .insertInto('persons')
      .values(people.map((id) => ({ id, name: 'A person', created_at: made })))
      .execute();
    await database.db
      .insertInto('memberships')
      .values(
        people.map((person_id, at) => ({ id: newId(), issue_id: town.issue.id, person_id, ring: at < 28 ? 'feedback' : 'dissemination', joined_at: made })),
      )
      .execute();
    const vote = await openVote(app, town, { secrecy: 'secret', rings: ['feedback', 'dissemination'] });
    const { castBallot } = await import('./voting.ts');
    const option = vote.options[0]?.id ?? '';
    for (const [at, person] of people.entries()) {
      const cast = await castBallot(app.ctx(person), vote.id, {
        marks: { [option]: (at % 3) + 1 },
        words: at % 10 === 0 ? `Words ${at}` : null,
        lang: 'en',
        signed: true,
      });
      expect(cast.ok).toBe(true);
    }
    const inOrder = () =>
      sql<{ id: string; mark: number }>`select b.id, m.mark from ballots b join ballot_marks m on m.ballot_id = b.id order by b.ctid`.execute(database.db);
    const before = (await inOrder()).rows;
    app.setNow(vote.closesAt);
    await closeUndecided(app.ctx(town.persons.convener), vote.id, { reason: 'We talk again.', lang: 'en' });
    const after = (await inOrder()).rows;
    expect(after.map((row) => row.mark)).not.toEqual(before.map((row) => row.mark));
    expect(after.map((row) => row.mark).sort()).toEqual(before.map((row) => row.mark).sort());
    const old = new Set(before.map((row) => row.id));
    for (const { id } of after) expect([old.has(id), id[14]]).toEqual([false, '4']);
    expect(await database.db.selectFrom('ballots').select('ring').distinct().execute()).toEqual([{ ring: 'feedback+dissemination' }]);
    const words = await database.db.selectFrom('reservations').select(['body', 'person_id', 'ballot_id']).execute();
    expect(words.map((row) => row.body).sort()).toEqual(['Words 0', 'Words 10', 'Words 20']);
    for (const row of words) expect([row.person_id, row.ballot_id === null]).toEqual([null, false]);
  });
});
