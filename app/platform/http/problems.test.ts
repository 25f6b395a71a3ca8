import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { typedTexts } from '../../ui/index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let convener: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  convener = await app.browser().signIn('convener@example.org');
});

const plain = (html: string) => html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const attribute = (tag: string, name: string) => plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** The form of a page that goes to this path, with everything that a browser would send of it. */
function formOf(html: string, path: string): { action: string; fields: Record<string, string> } {
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([one]) => one).find((one) => attribute(one, 'action').startsWith(path));
  if (!form) throw new Error(`No form goes to ${path}`);
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')];
    if (name && name !== '_csrf' && (!['radio', 'checkbox'].includes(type) || /\schecked/.test(tag))) fields[name] = attribute(tag, 'value');
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>([^<]*)/g)) fields[attribute(tag, 'name')] = plain(text);
  for (const [, tag = '', options = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g))
    fields[attribute(tag, 'name')] = attribute(/<option[^>]* selected[^>]*>/.exec(options)?.[0] ?? /<option[^>]*>/.exec(options)?.[0] ?? '', 'value');
  return { action: attribute(form, 'action'), fields };
}

/** What a page for a problem gives back, each text with its label. */
function keptOn(html: string): string[][] {
  const list = /<dl class="kept">([\s\S]*?)<\/dl>/.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<dt>([^<]*)<\/dt><dd[^>]*>([^<]*)<\/dd>/g)].map(([, label = '', text = '']) => [plain(label), plain(text)]);
}

/** Opens a form in two windows, and saves the first; what the second gets when it is saved too. */
async function saveSecond(page: string, path: string, typed: Record<string, string>) {
  const browser = await app.browser().signIn('admin@example.org');
  const { action, fields } = formOf((await browser.get(page)).text, path);
  expect((await browser.post(action, fields)).status).toBe(303);
  return browser.post(action, { ...fields, ...typed });
}

describe('whoever saves second gets back all that was typed, however short, and nothing else', () => {
  test('an entry of the directory', async () => {
    const path = `/organizations/${town.district}/directory/groups/${town.groups.drivers}`;
    const second = await saveSecond(`${path}/edit`, path, { name: 'Crew', knows: 'Every stop' });
    expect(second.status).toBe(409);
    expect(keptOn(second.text)).toEqual([
      ['Name of the group', 'Crew'],
      ['What they make practitioners know', 'Every stop'],
    ]);
  });

  test('an issue', async () => {
    const second = await saveSecond('/issues/late-buses/desk/edit', '/issues/late-buses', { statement: 'Late again', why: 'Class' });
    expect(second.status).toBe(409);
    expect(keptOn(second.text).map(([, text]) => text)).toEqual(expect.arrayContaining(['Late again', 'Class']));
    expect(keptOn(second.text).map(([, text]) => text)).not.toContain('district');
  });

  test('the settings of an organization', async () => {
    const path = `/organizations/${town.district}/settings`;
    const second = await saveSecond(path, path, { name: 'WB' });
    expect(second.status).toBe(409);
    expect(keptOn(second.text)[0]).toEqual(['Name', 'WB']);
    expect(second.text).not.toContain('_typed');
  });
});

describe('other refusals', () => {
  const path = '/issues/late-buses/say';

  test('give back the same where a token is too old, and lead back to the page that it was sent from, of this site alone', async () => {
    const { fields } = formOf((await convener.get(path)).text, path);
    const send = (from: string) => convener.post(path, { ...fields, body: 'Too dark', _csrf: 'old' }, { referer: from });
    const refused = await send(`http://longtable.test${path}?from=desk`);
    expect(refused.status).toBe(403);
    expect(keptOn(refused.text)).toEqual([['What do you want to say?', 'Too dark']]);
    expect(refused.text).toContain(`href="${path}?from=desk"`);
    expect((await send('http://longtable.test//elsewhere.example')).text).not.toContain('elsewhere');
    expect((await send('https://elsewhere.example/say')).text).not.toContain('elsewhere');
  });

  test('come after a page that only asks once more, which carries along what was typed before it', async () => {
    const advisor = await app.browser().signIn('advisor@example.org');
    const [, leave = ''] = /action="([^"]*memberships[^"]*_method=DELETE)"/.exec((await advisor.get('/issues/late-buses/memberships/mine')).text) ?? [];
    const { action, fields } = formOf((await advisor.get('/issues/late-buses/memberships/mine')).text, plain(leave));
    const asked = formOf((await advisor.post(action, { ...fields, reason: 'Moved' })).text, plain(leave));
    const refused = await advisor.post(asked.action, { ...asked.fields, _csrf: 'old' });
    expect(keptOn(refused.text).map(([, text]) => text)).toEqual(['Moved']);
  });
});

test('of a form that does not say what is typed, longer words are given back, and neither ids nor paths', () => {
  const id = '0197c7a0-1111-7222-8333-444455556666';
  const fields = {
    body: 'The last bus leaves at two.',
    short: 'Ana',
    group: id,
    several: `${id}\n${id}`,
    back: '/issues/late-buses/desk/people',
    _csrf: 'a'.repeat(40),
  };
  expect(typedTexts(fields)).toEqual([{ label: '', text: fields.body }]);
  expect(typedTexts({ ...fields, _typed: 'short Your name\r\nnothing Else' })).toEqual([
    { label: '', text: fields.body },
    { label: 'Your name', text: 'Ana' },
  ]);
});
