import { expect, test } from 'vitest';
import { world } from '#world/index.ts';
import { localeCookie } from '#app/platform/i18n/choose.ts';
import type { RouteName } from '#app/routes.ts';
import { overflows, useBrowser, violations, type Reader, type Reading } from './support/browser.ts';
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
    'groups.index',
    'group.edit',
  ],
  administrator: ['organization.show', 'organization.settings', 'groups.index', 'group.edit', 'desk.issue', 'issue.new', 'devices'],
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

/** Long pages that say the same to whoever does not lead: looked at once for them, and once for the convener. */
const sameForAll = new Set<RouteName | undefined>(['result.show', 'result.statement', 'room.show', 'join.show']);

/** Kinds of pages whose question and form were tried: they are the same for everybody. */
const used = new Set<string>();

/** A page as it opens, with everything unfolded, with its question asked, and with its form sent empty. */
async function inspect({ page }: Reading, path: string, route = path): Promise<string[]> {
  const wrong: string[] = [];
  const isNew = !used.has(route);
  used.add(route);
  const look = async (state: string, within?: string) => {
    const found = await violations(page, within);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      found.push(...(await overflows(page)).map((line) => `at ${width}: ${line}`));
    }
    wrong.push(...found.map((line) => `${path} ${state}: ${line}`));
  };
  await look('opened');
  await unfold(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('unfolded, dark');
  if (isNew && (await ask(page))) await look('asked, dark', '#confirm');
  await page.emulateMedia({ colorScheme: 'light' });
  if (isNew && (await sendEmpty(page))) await look('sent empty', 'main');
  return wrong;
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

test.each(['visitor', 'parent', 'member', 'convener', 'administrator'] as const)(
  'every page of the %s is sound, before and after it is used',
  async (shoes) => {
    const reading = await stepInto(shoes);
    const wrong: string[] = [];
    const met = await crawl(reading.page, everywhere, async (path, route) => {
      // An administrator meets all that the convener does; here only what differs.
      if (shoes === 'administrator' && !pagesOf.administrator.some((one) => one === route)) return;
      if ((shoes === 'parent' || shoes === 'member') && sameForAll.has(route)) return;
      wrong.push(...(await inspect(reading, path, route)));
    });
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
    wrong.push(...[...(await violations(reading.page)), ...(await overflows(reading.page))].map((line) => `${path}: ${line}`));
  });
  expect(wrong).toEqual([]);
});

test.each(['visitor', 'convener', 'administrator'] as const)(
  'words half as long again fit on every page of the %s',
  async (shoes) => {
    const reading = await stepInto(shoes, { language: 'en-XA' });
    const wrong: string[] = [];
    await crawl(reading.page, everywhere, async (path) => {
      await unfold(reading.page);
      for (const width of [360, 768, 1280]) {
        await reading.page.setViewportSize({ width, height: 900 });
        wrong.push(...(await overflows(reading.page)).map((line) => `${path} at ${width}: ${line}`));
      }
    });
    expect(wrong).toEqual([]);
  },
  600_000,
);
