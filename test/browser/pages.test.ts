import { expect, test } from 'vitest';
import { world } from '#world/index.ts';
import { localeCookie } from '#app/platform/i18n/choose.ts';
import type { RouteName } from '#app/routes.ts';
import { inColour, overflows, useBrowser, violations, type Reader, type Reading } from './support/browser.ts';
import { crawl } from './support/crawl.ts';
import { turnPage } from './support/hands.ts';
import { useLongtable } from './support/server.ts';

const longtable = useLongtable({ args: ['demo'] });
const { read } = useBrowser(() => longtable().origin);
const everywhere = ['/join', '/sign-in', '/sign-in/code?email=ana%40example.org', '/nothing-here', '/issues/new'];

type Shoes = (typeof world.roles)[number]['key'] | 'visitor';

/** What each of them comes to, beyond what links from the front page must lead everybody to. */
const pagesOf: Record<Shoes, readonly RouteName[]> = {
  visitor: [
    'issue.show',
    'conversation.show',
    'result.show',
    'result.statement',
    'statements.index',
    'statement.new',
    'say.new',
    'decision.show',
    'changed.show',
    'founding.show',
    'moderation.show',
    'sign-in',
  ],
  parent: ['my-table', 'my-inputs', 'input.said', 'devices', 'my-person', 'conversation.show', 'decision.show', 'reading.show', 'changed.show'],
  member: ['my-table', 'my-inputs', 'decision.show', 'reading.show', 'reading.placing', 'conversation.show', 'founding.show'],
  convener: [
    'desk.issue',
    'desk.edit',
    'desk.tools',
    'sheet.show',
    'sheet-row.edit',
    'sheet.print',
    'tool.blank',
    'desk.people',
    'membership.edit',
    'desk.promise',
    'promise.change',
    'desk.hear',
    'desk.record',
    'desk.decide',
    'desk.try',
    'desk.answer',
    'desk.depth',
    'conversation.new',
    'conversation.desk',
    'result.show',
    'result.statement',
    'room.show',
    'input.show',
    'decision.new',
    'decision.show',
    'answer.new',
    'reading.new',
    'reading.enter',
    'reading.show',
    'export.choose',
    'issue.new',
    'organization.show',
    'directory.list',
    'entry.show',
    'entry.edit',
    'entry.new',
    'entry.history',
    'encounter.edit',
    'merges.index',
    'merge.new',
    'imports.index',
  ],
  administrator: ['issue.show', 'organization.show', 'organization.settings', 'directory.list', 'entry.show', 'desk.issue', 'issue.new', 'devices'],
};

async function stepInto(shoes: Shoes, reader: Reader = {}): Promise<Reading> {
  const reading = await read(reader);
  const person = world.persons.find((one) => one.key === world.roles.find((role) => role.key === shoes)?.person);
  await reading.go('/');
  if (person) await reading.press(person.name);
  // Whoever steps in reads their own language; the stretched one is asked for anew.
  if (reader.language) await reading.context.addCookies([{ name: localeCookie, value: reader.language, url: longtable().origin }]);
  return reading;
}

/** Kinds of pages, and ways in which one is built, that axe has looked at: the same for another reader would tell it nothing new. */
const known = new Set<string>();

function isNew(what: string): boolean {
  if (known.has(what)) return false;
  known.add(what);
  return true;
}

/**
 * A page as it opens and with everything unfolded: whether it fits, always, and what axe says, where the page is built like none before.
 * The first of its kind is also looked at in the dark, with its question asked, and with its form sent empty.
 */
async function inspect({ page }: Reading, path: string, route = path): Promise<string[]> {
  const wrong: string[] = [];
  const note = (state: string, found: readonly string[]) => wrong.push(...found.map((line) => `${path} ${state}: ${line}`));
  const fits = async (state: string) => {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      note(`${state} at ${width}`, await overflows(page));
    }
  };
  await fits('opened');
  await unfold(page);
  await fits('unfolded');
  if (isNew(`${route} ${await buildOf(page)}`)) note('unfolded', await violations(page));
  if (!isNew(route)) return wrong;
  await page.emulateMedia({ colorScheme: 'dark' });
  note('dark', await violations(page, { only: inColour }));
  if (await ask(page)) {
    await fits('asked');
    note('asked, dark', await violations(page, { within: '#confirm' }));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (await sendEmpty(page)) {
    await fits('sent empty');
    note('sent empty', await violations(page, { within: 'main' }));
  }
  return wrong;
}

/** How a page is built: what stands within what. However long its lists are, they count once. */
async function buildOf(page: Reading['page']): Promise<string> {
  return page.evaluate(() => {
    const name = (element: Element | null) =>
      element &&
      [element.tagName, element.getAttribute('class'), element.getAttribute('role'), element.getAttribute('type'), element.hasAttribute('id')].join(' ');
    return [...new Set([...document.body.querySelectorAll('*')].map((each) => `${name(each.parentElement)} > ${name(each)}`))].sort().join('\n');
  });
}

async function unfold(page: Reading['page']): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}

/** Presses the first button that asks once more; says whether there is one. */
async function ask(page: Reading['page']): Promise<boolean> {
  const asked = await page.evaluate(() => {
    const button = [...document.querySelectorAll<HTMLButtonElement>('button[data-confirm]')].find((each) => each.form?.checkValidity());
    button?.click();
    return button !== undefined;
  });
  if (asked) await page.locator('dialog[open]').waitFor();
  return asked;
}

/** Sends the first form that cannot be sent empty, past the browser's own check; says whether there is one. */
async function sendEmpty(page: Reading['page']): Promise<boolean> {
  const name = 'data-empty';
  const found = await page.evaluate((mark) => {
    document.querySelector<HTMLDialogElement>('dialog[open]')?.close('no');
    const form = [...document.querySelectorAll<HTMLFormElement>('main form[method=post]')].find((each) => !each.checkValidity());
    form?.setAttribute(mark, '');
    if (form) form.noValidate = true;
    for (const button of form?.querySelectorAll('[data-confirm]') ?? []) button.removeAttribute('data-confirm');
    return form !== undefined;
  }, name);
  if (!found) return false;
  await turnPage(page, () => page.locator(`form[${name}]`).evaluate((form: HTMLFormElement) => form.requestSubmit()));
  await page.locator('.problems').waitFor();
  return true;
}

/** An administrator meets all that the convener does: only what may differ is opened once more. */
const leftOutFor = (shoes: Shoes) => new Set(shoes === 'administrator' ? pagesOf.convener.filter((route) => !pagesOf.administrator.includes(route)) : []);

test.each(['visitor', 'parent', 'member', 'convener', 'administrator'] as const)(
  'every page of the %s is sound, before and after it is used',
  async (shoes) => {
    const reading = await stepInto(shoes);
    const wrong: string[] = [];
    const visit = async (path: string, route?: RouteName) => void wrong.push(...(await inspect(reading, path, route)));
    const met = await crawl(reading.page, everywhere, visit, leftOutFor(shoes));
    expect(pagesOf[shoes].filter((route) => !met.has(route))).toEqual([]);
    expect(wrong).toEqual([]);
  },
  600_000,
);

test('what a participant reads is sound in Arabic, right to left', async () => {
  const reading = await read({ language: 'ar', width: 360 });
  const wrong: string[] = [];
  await crawl(reading.page, everywhere, async (path) => {
    await unfold(reading.page);
    // Colours are the same in every language.
    const found = [...(await violations(reading.page, { except: inColour })), ...(await overflows(reading.page))];
    wrong.push(...found.map((line) => `${path}: ${line}`));
  });
  expect(wrong).toEqual([]);
});

test.each(['visitor', 'convener', 'administrator'] as const)(
  'words half as long again fit on every page of the %s',
  async (shoes) => {
    const reading = await stepInto(shoes, { language: 'en-XA' });
    const wrong: string[] = [];
    const visit = async (path: string) => {
      await unfold(reading.page);
      for (const width of [360, 768, 1280]) {
        await reading.page.setViewportSize({ width, height: 900 });
        wrong.push(...(await overflows(reading.page)).map((line) => `${path} at ${width}: ${line}`));
      }
    };
    await crawl(reading.page, everywhere, visit, leftOutFor(shoes));
    expect(wrong).toEqual([]);
  },
  600_000,
);
