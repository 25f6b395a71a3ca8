import { expect, test } from 'vitest';
import type { RouteName } from '#app/routes.ts';
import { violations, violationsInColour } from './axe.ts';
import { overflows, type Reading } from './browser.ts';
import { crawl } from './crawl.ts';
import { turnPage } from './hands.ts';
import { everywhere, leftOutFor, pagesOf, unfold, useShoes, type Shoes } from './shoes.ts';

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
  note('dark', await violationsInColour(page));
  if (await ask(page)) {
    await fits('asked');
    note('asked, dark', await violations(page, '#confirm'));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (await sendEmpty(page)) {
    await fits('sent empty');
    note('sent empty', await violations(page, 'main'));
  }
  return wrong;
}

/** How a page is built between bar and foot: what stands within what. However long its lists are, they count once. */
async function buildOf(page: Reading['page']): Promise<string> {
  return page.evaluate(() => {
    const name = (element: Element | null) =>
      element &&
      [element.tagName, element.getAttribute('class'), element.getAttribute('role'), element.getAttribute('type'), element.hasAttribute('id')].join(' ');
    return [...new Set([...document.querySelectorAll('main *')].map((each) => `${name(each.parentElement)} > ${name(each)}`))].sort().join('\n');
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

/** For a test file: walks every page of each of these people. Files run beside each other, so the long walks are in two. */
export function walkEveryPage(...people: readonly Shoes[]): void {
  const { stepInto } = useShoes();
  test.each(people)(
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
}
