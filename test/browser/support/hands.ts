import type { Translate } from '#app/platform/i18n/translate.ts';
import type { Locator, Page } from 'playwright-core';

type Place = Page | Locator;

/** What somebody does on pages, by the words they read there. Every move that leads to another page waits for it. */
export interface Hands {
  readonly page: Page;
  go(path: string): Promise<void>;
  field(label: string, within?: Place): Locator;
  fill(label: string, text: string, within?: Place): Promise<void>;
  choose(label: string, option: string, within?: Place): Promise<void>;
  tick(label: string, within?: Place): Promise<void>;
  /** Presses a button that sends; `sure` also says yes where it asks once more, in the dialog or on the page. */
  press(name: string, how?: { within?: Place; sure?: string }): Promise<void>;
  follow(name: string, within?: Place): Promise<void>;
  unfold(label: string): Promise<void>;
  sees(text: string): Promise<void>;
}

export function handsOf(page: Page, t: Translate): Hands {
  const field = (label: string, within: Place = page) => within.getByLabel(startingWith(label, t('ui:optional')));
  return {
    page,
    go: async (path) => void (await page.goto(path)),
    field,
    fill: (label, text, within) => field(label, within).fill(text),
    choose: async (label, option, within) => void (await field(label, within).selectOption({ label: option })),
    tick: (label, within = page) => within.getByLabel(startingWith(label)).check(),
    async press(name, { within = page, sure } = {}) {
      const button = within.getByRole('button', { name, exact: true });
      await turnPage(page, async () => {
        await button.click();
        if (sure && (await asksInDialog(page, button))) await page.locator('dialog[open] button').first().click();
      });
      if (sure && (await page.locator('input[type=hidden][name=_confirmed]').count()) > 0) {
        await turnPage(page, () => page.locator('main').getByRole('button', { name: sure, exact: true }).click());
      }
    },
    follow: (name, within = page) => turnPage(page, () => within.getByRole('link', { name, exact: true }).first().click()),
    async unfold(label) {
      const summary = page.locator('summary').filter({ hasText: startingWith(label) });
      if ((await summary.locator('xpath=..').getAttribute('open')) === null) await summary.click();
    },
    sees: (text) => page.getByText(text).first().waitFor(),
  };
}

async function asksInDialog(page: Page, button: Locator): Promise<boolean> {
  return (await page.locator('#confirm').count()) > 0 && (await page.locator('dialog[open]').count()) > 0 && (await button.count()) > 0;
}

/** Acts, and waits until the page that comes of it stands, whether the whole document changes or only its body. */
export async function turnPage(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => document.body.setAttribute('data-before', ''));
  await act();
  await page.locator('body:not([data-before])').waitFor({ state: 'attached' });
  await page.waitForLoadState('load');
}

/** A label alone, or with what stands after it: that it may stay empty. */
function startingWith(label: string, after = ''): RegExp {
  const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^\\s*${escaped(label)}\\s*(${escaped(after)})?\\s*$`);
}
