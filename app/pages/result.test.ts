import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { addVoters, buildCamps, type Camps } from '#test/camps.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { signed } from '../platform/http/tokens.ts';
import { analyseConversation, find } from '../domains/opinions/index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let camps: Camps;
let minute = 0;
const later = () => app.setNow(new Date(Date.UTC(2026, 2, 1, 12, (minute += 1))));
const analyse = () => analyseConversation(app.ctx(), async ({ votes, known }) => find(votes, known), camps.conversationId);
const set = (values: { closes_at?: Date | null; results_shown?: string; votes_open?: boolean }) =>
  database.db.updateTable('conversations').set(values).where('id', '=', camps.conversationId).execute();
const result = (after = '') => `/conversations/${camps.conversationId}/result${after}`;
const signedIn = (who: string) => app.browser().signIn(`${who}@example.org`);
async function close(): Promise<void> {
  later();
  await set({ closes_at: new Date(Date.UTC(2026, 2, 1, 12, minute)) });
  later();
  await analyse();
}

beforeEach(async () => {
  app = await createTestApp(database.db);
  minute = 0;
  later();
  town = await buildTown(database.db);
  camps = await buildCamps(database.db, town.issue.id, 40);
});

/** The page as people read it. */
function textOf(html: string): string {
  return html
    .replace(/<(style|script|head)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('a result', () => {
  test('is hidden while people vote, but from those who lead; it says when it will be shown', async () => {
    await analyse();
    const page = await app.browser().get(result());
    expect(page.status).toBe(200);
    expect(textOf(page.text)).not.toMatch(/20 or more/);
    const convener = textOf((await (await signedIn('convener')).get(result())).text);
    expect(convener).toMatch(/40 or more people/);
    expect(convener).toContain('Statement 0 of the camps');
  });

  test('that is shown live tells in steps, and nothing below the threshold', async () => {
    await set({ results_shown: 'live' });
    await analyse();
    const page = textOf((await app.browser().get(result())).text);
    expect(page).toMatch(/30 or more/);
    expect(page).not.toMatch(/\b3[1-9] (people )?agree/);
  });

  test('is told exactly when voting has closed, with the map and its table, and how it was worked out', async () => {
    await analyse();
    await close();
    const html = (await app.browser().get(result())).text;
    const page = textOf(html);
    expect(page).not.toMatch(/\d or more|\d\+/);
    expect(page).toMatch(/\b3\d agree/);
    expect(html).toContain('<longtable-map');
    expect(page).toContain('longtable-opinion/1');
    expect(html).not.toContain('NaN');
    expect(html).not.toContain('undefined');
  });

  test('is not there yet with too few people, and says kindly how many it takes', async () => {
    camps = await buildCamps(database.db, town.issue.id, 6);
    await set({ results_shown: 'live' });
    await analyse();
    const page = await app.browser().get(result());
    expect([page.status, textOf(page.text).includes('10')]).toEqual([200, true]);
    expect(textOf(page.text)).not.toContain('6 people');
  });

  test('leaves out a statement that was hidden since', async () => {
    await set({ results_shown: 'live' });
    await analyse();
    await database.db
      .updateTable('inputs')
      .set({ moderated: -1 })
      .where('id', '=', camps.statements[0] ?? '')
      .execute();
    const page = await app.browser().get(result());
    expect(page.text).not.toContain('Statement 0 of the camps');
    expect((await app.browser().get(result(`/statements/${camps.statements[0]}`))).status).toBe(404);
  });

  test('speaks Spanish, and marks the language of what people wrote', async () => {
    await set({ results_shown: 'live' });
    await analyse();
    const page = await app.browser({ locale: 'es' }).get(result());
    expect(page.text).toContain('<html lang="es"');
    expect(page.text).toContain('lang="en"');
    expect(textOf(page.text)).toMatch(/o más/);
  });

  test('is found from the page of its issue as soon as everybody may see it', async () => {
    const issue = async () => (await app.browser().get(`/issues/${town.issue.slug}`)).text;
    expect(await issue()).not.toContain(result());
    await set({ results_shown: 'live' });
    expect(await issue()).toContain(result());
    await set({ results_shown: 'closing' });
    await close();
    expect(await issue()).toContain(result());
  });

  test('of a private issue is not found', async () => {
    await database.db.deleteFrom('issue_publications').execute();
    for (const path of [result(), result(`/statements/${camps.statements[0]}`), result('/votes'), `/conversations/${camps.conversationId}/room`])
      expect((await app.browser().get(path)).status).toBe(404);
    expect((await app.browser().get('/conversations/nothing/result')).status).toBe(404);
  });

  test('tells whoever voted where they stand, and nobody else', async () => {
    await set({ results_shown: 'live' });
    await analyse();
    const visitor = app.browser();
    expect((await visitor.get(result())).text).not.toMatch(/data-kind="you"|class="[^"]*\byou\b/);
    const seat = signed(app.deps.secret, `seat:${town.issue.id}`, camps.voters[0] ?? '');
    visitor.cookies.set(`longtable.seat.${town.issue.id}`, seat);
    expect((await visitor.get(result())).text).toMatch(/\bYou\b/);
  });
});

describe('a statement', () => {
  test('has a page with its votes, and what became of it', async () => {
    await set({ results_shown: 'live' });
    await analyse();
    const page = await app.browser().get(result(`/statements/${camps.statements[0]}`));
    expect(page.status).toBe(200);
    expect(textOf(page.text)).toContain('Statement 0 of the camps');
    expect(textOf(page.text)).toContain('It has no answer yet.');
  });

  test('leads to where a missing result is explained', async () => {
    expect((await app.browser().get(result(`/statements/${camps.statements[0]}`))).location).toBe(result());
  });

  test('becomes a draft of a decision in one step, and its page says so to those who lead', async () => {
    await set({ results_shown: 'live' });
    await analyse();
    const convener = await signedIn('convener');
    const made = await convener.post(`/statements/${camps.statements[0]}/decisions`);
    expect(made.status).toBe(303);
    expect(made.location).toMatch(/\/decisions\/[^/]+\/edit/);
    expect(textOf((await convener.get(result(`/statements/${camps.statements[0]}`))).text)).toContain('It is an option in a decision:');
    expect(textOf((await app.browser().get(result(`/statements/${camps.statements[0]}`))).text)).not.toContain('It is an option');
    expect((await convener.get(result())).text).toContain('name="decision"');
  });
});

describe('the name of a group', () => {
  const given = { name: 'Early callers', reason: 'They want a call, and early.', lang: 'en' };

  test('is given with a reason, stays with the group as opinions move, and can be taken back', async () => {
    await set({ results_shown: 'live' });
    await analyse();
    const convener = await signedIn('convener');
    expect((await convener.post(result('/groups/A/name'), given)).location).toBe(result('#group-A'));
    expect(textOf((await app.browser().get(result())).text)).toContain('They want a call, and early.');
    await addVoters(database.db, town.issue.id, camps, 12);
    later();
    await analyse();
    const moved = textOf((await app.browser().get(result())).text);
    expect(moved).toMatch(/50 or more people/);
    expect(moved).toContain('Early callers');
    const letter = /Group ([AB]) ?: Early callers/.exec(moved)?.[1] ?? '';
    await convener.post(result(`/groups/${letter}/name`), { ...given, name: 'Callers' });
    expect(textOf((await app.browser().get(result())).text)).not.toContain('Early callers');
    expect((await convener.delete(result(`/groups/${letter}/name`))).status).toBe(303);
    expect(textOf((await app.browser().get(result())).text)).not.toContain('Callers');
    expect(await database.db.selectFrom('group_names').select('removed_at').execute()).toHaveLength(2);
  });

  test('needs both, and gives back what was typed', async () => {
    await analyse();
    const page = await (await signedIn('convener')).post(result('/groups/A/name'), { ...given, reason: '' });
    expect([page.status, page.text.includes('value="Early callers"')]).toEqual([422, true]);
  });

  test('is for a group that there is', async () => {
    await analyse();
    const convener = await signedIn('convener');
    for (const letter of ['E', 'AA', '%2e', '1']) expect((await convener.post(result(`/groups/${letter}/name`), given)).status).toBe(404);
  });

  permissionsInTown(
    'who may',
    `
      who      | name a group | see the result | take the votes | become a decision
      visitor  | sign-in      | opens          | refused        | sign-in
      stranger | refused      | opens          | refused        | refused
      core     | refused      | opens          | refused        | refused
      convener | yes          | opens          | opens          | yes
      admin    | yes          | opens          | opens          | yes
    `,
    () => app,
    {
      'name a group': async (browser) => {
        await analyse();
        return browser.post(result('/groups/A/name'), given);
      },
      'see the result': (browser) => browser.get(result()),
      'take the votes': async (browser) => {
        await close();
        return browser.get(result('/votes'));
      },
      'become a decision': (browser) => browser.post(`/statements/${camps.statements[1]}/decisions`),
    },
  );
});

describe('votes without names', () => {
  test('are given to everybody only where people voted under that promise, and after closing', async () => {
    await set({ votes_open: true });
    expect((await app.browser().get(result('/votes'))).status).toBe(403);
    await close();
    const zip = await app.browser().get(result('/votes'));
    expect([zip.status, zip.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect((await app.browser().get(result())).text).toContain(result('/votes'));
  });

  test('are not given of fewer people than the threshold', async () => {
    camps = await buildCamps(database.db, town.issue.id, 7);
    await set({ votes_open: true });
    await close();
    expect((await app.browser().get(result('/votes'))).status).toBe(403);
  });
});

describe('the wall of a room', () => {
  const room = () => `/conversations/${camps.conversationId}/room`;

  test('shows the code and, to a convener too, only what everybody may see', async () => {
    await analyse();
    const convener = await signedIn('convener');
    await convener.post(`/conversations/${camps.conversationId}/join-code`);
    const page = await convener.get(room());
    expect(page.status).toBe(200);
    const { code } = await database.db.selectFrom('join_codes').select('code').executeTakeFirstOrThrow();
    expect(textOf(page.text)).toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
    expect(page.text).toContain('<svg');
    expect(page.text).not.toContain('Statement 0 of the camps');
    expect(textOf(page.text)).not.toContain('Report');
  });

  test('shows what people say as they vote, where the conversation does', async () => {
    await set({ results_shown: 'live' });
    await analyse();
    const page = await app.browser().get(room());
    expect(page.text).toContain('of the camps');
    expect(page.text).toContain('longtable-live');
  });
});
