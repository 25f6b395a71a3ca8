import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { answerTests, nameSuccessor, sayRange, sayValue, setTerm, writeExpectations } from '../domains/members/index.ts';
import { findMembershipOf } from '../domains/people/index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let advisor: TestBrowser;
let membership: string;
const today = new Date('2026-06-01T15:00:00Z');
const mine = '/issues/late-buses/memberships/mine';
const lead = () => app.ctx(town.persons.convener);
const idOf = async (who: 'advisor' | 'core') => (await findMembershipOf(app.ctx(), town.issue.id, town.persons[who]))?.id ?? '';

beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(today);
  town = await buildTown(database.db);
  membership = await idOf('advisor');
  advisor = await app.browser().signIn('advisor@example.org');
});

/** Everything that a place can ask, and a mandate of which word is due both ways. */
async function askAll(): Promise<void> {
  app.setNow(new Date('2026-02-01T15:00:00Z'));
  const value = { professional: null, personal: 'My son is on time', cost: null, lang: 'en', shown: false };
  await sayValue(app.ctx(town.persons.advisor), town.issue.id, membership, value);
  const given = { issue_id: town.issue.id, person_id: town.persons.advisor, group_id: town.groups.drivers, given_on: '2026-02-01', every_days: 100 };
  await database.db
    .insertInto('mandates')
    .values({ ...given, id: town.groups.families, until_on: '2026-06-20', created_at: today, created_by: town.persons.convener })
    .execute();
  app.setNow(today);
  await writeExpectations(lead(), town.issue.id, { expected: 'Come when you can', responsibilities: null, whatNext: null, lang: 'en', over: 0 });
  await answerTests(lead(), town.issue.id, membership, [{ test: 'relevant', outcome: 'partly', reason: 'We think so', lang: 'en' }]);
  await nameSuccessor(lead(), town.issue.id, await idOf('core'), town.persons.advisor);
  await setTerm(lead(), town.issue.id, membership, { untilOn: '2026-06-25', reason: null, lang: 'en', over: 0 });
}

/** What a place asks: the one thing in full, and the list after it. */
function askedOn(html: string): { first: string; rest: string[] } {
  const section = /<section class="section" id="now">([\s\S]*?)<\/section>/.exec(html)?.[1] ?? '';
  const first = /<div class="ask stack"><h3>(.*?)<\/h3>/.exec(section)?.[1] ?? '';
  return {
    first: first.trim(),
    rest: [...section.matchAll(/<strong>([^<]*)<\/strong>/g)]
      .map((one) => one[1] ?? '')
      .filter((one) => one.endsWith('.') || one.endsWith(':') || one.endsWith('?')),
  };
}

describe('my place', () => {
  test('asks one thing at a time, the most pressing first, and goes on to the next', async () => {
    await askAll();
    expect(askedOn((await advisor.get(mine)).text)).toEqual({
      first: 'Is it still what you get?',
      rest: [
        'Carry word out to, and bring word back from:',
        'Your mandate ends soon:',
        'Your term ends soon.',
        'Read what is expected, and take it on.',
        'Is what we wrote about you right?',
        'You are asked to follow:',
      ],
    });
    const reviewed = await advisor.post(`/issues/late-buses/memberships/${membership}/values/reviews`, { still: 'yes', words: '', lang: 'en' });
    expect(reviewed.location).toBe(`/issues/late-buses/memberships/${membership}`);
    const next = askedOn((await advisor.get(reviewed.location ?? '')).text);
    // Word to carry has a page of its own, so it stands in the list, first.
    expect([next.first, next.rest[0]]).toEqual(['', 'Carry word out to, and bring word back from:']);
  });

  test.each([
    ['look-back', 'name="still"'],
    ['expectations', 'I have read it and take it on'],
    ['pencilled', 'We think so'],
    ['successor', 'Yes, I will follow'],
  ])('an address from the list puts that thing first: %s', async (kind, words) => {
    await askAll();
    const list = (await advisor.get('/me')).text;
    expect(list).toContain(`/memberships/mine?open=${kind}"`);
    const section = (await advisor.get(`${mine}?open=${kind}`)).text.split('id="now"')[1]?.split('</section>')[0];
    expect(section).toContain(words);
    expect(section?.match(/<form/g)).toHaveLength(1);
  });

  test('a range in pencil is asked about too', async () => {
    await sayRange(lead(), town.issue.id, membership, { stance: 'critic', power: null, level: null, frequency: null, howOften: null, part: null, lang: 'en' });
    expect(askedOn((await advisor.get(mine)).text).first).toBe('Is what we wrote about you right?');
    await advisor.post(`/issues/late-buses/memberships/${membership}/confirmation`);
    expect((await advisor.get(mine)).text).toContain('Nothing is asked of you here now.');
  });

  test('keeps every part of a place within reach without script, closed unless the address opens it', async () => {
    await askAll();
    const parts = ['ring', 'mandates', 'value', 'welcome', 'term', 'tests', 'range', 'leave'];
    const open = (html: string) => [...html.matchAll(/<details class="fold chapter" id="([a-z]+)"( open)?/g)].map((one) => [one[1], one[2] !== undefined]);
    expect(open((await advisor.get(mine)).text)).toEqual(parts.map((part) => [part, false]));
    const { text } = await advisor.get(`${mine}?open=term`);
    expect(open(text)).toEqual(parts.map((part) => [part, part === 'term']));
    const actions = ['/tests', '/ranges', '/values', '/successors', '/welcome/', '/reports', 'name="ring"', 'id="end"'];
    for (const action of actions) expect([action, text.includes(action)]).toEqual([action, true]);
    expect(new Set([...text.matchAll(/<form[^>]* id="([^"]+)"/g)].map((one) => one[1])).size).toBe([...text.matchAll(/<form[^>]* id="([^"]+)"/g)].length);
  });
});
