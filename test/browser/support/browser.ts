import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { packageFolder } from '#app/config.ts';
import { localeCookie } from '#app/platform/i18n/choose.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { violations } from './axe.ts';
import { handsOf, type Hands } from './hands.ts';
import { said } from './words.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const pictures = join(packageFolder(), 'test/browser/screenshots');
const heights = { 360: 740, 768: 1024, 1280: 900 } as const;
type Width = keyof typeof heights;

/** How somebody reads: on a phone or at a desk, in the light or the dark, with script or without. */
export interface Reader {
  readonly width?: Width;
  readonly dark?: boolean;
  /** With fingers, where nothing hovers. */
  readonly touch?: boolean;
  readonly script?: boolean;
  readonly language?: Locale;
  /** Colours on their way to others would be measured in between, so nothing moves unless asked for. */
  readonly motion?: boolean;
}

export interface Reading extends Hands {
  readonly context: BrowserContext;
  readonly script: boolean;
  /** What went wrong in the page: errors on its console, failed or foreign requests. */
  readonly trouble: string[];
}

/** The system's Chromium for a test file; every reading is a browser of its own, without cookies. */
export function useBrowser(origin: () => string) {
  let browser: Browser;
  const open: Reading[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  });
  // After each test and not at the end: a hook that fails there keeps the ones after it from stopping what they started.
  afterEach(() => expect(open.flatMap((reading) => reading.trouble.splice(0))).toEqual([]));
  afterAll(async () => browser?.close());

  async function read(reader: Reader = {}, at = origin()): Promise<Reading> {
    const language = reader.language ?? 'en';
    const width = reader.width ?? 1280;
    const context = await browser.newContext({
      baseURL: at,
      viewport: { width, height: heights[width] },
      colorScheme: reader.dark ? 'dark' : 'light',
      hasTouch: reader.touch ?? false,
      isMobile: reader.touch ?? false,
      javaScriptEnabled: reader.script ?? true,
      reducedMotion: reader.motion ? 'no-preference' : 'reduce',
      locale: { en: 'en-US', 'en-XA': 'en-US', es: 'es-US', ar: 'ar' }[language],
    });
    // A browser cannot ask for the stretched language of tests by itself.
    if (language === 'en-XA') await context.addCookies([{ name: localeCookie, value: language, url: at }]);
    const page = await context.newPage();
    const reading = { ...handsOf(page, said(language)), context, script: reader.script ?? true, trouble: watch(page, at) };
    open.push(reading);
    return reading;
  }
  return { read };
}

/** Anything a customer would not want: script errors, broken files, requests to anybody else. A 4xx page is no trouble by itself. */
function watch(page: Page, origin: string): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(`error on ${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) trouble.push(`console on ${page.url()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:') && !request.url().startsWith('blob:'))
      trouble.push(`request on ${page.url()}: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) trouble.push(`${response.status()}: ${response.url()}`);
  });
  return trouble;
}

/** What sticks out of the window sideways, as lines that say what; no phone should meet any. */
export async function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width + 1) return [];
    const wide = [...document.querySelectorAll('body *')].filter((each) => {
      const { left, right } = each.getBoundingClientRect();
      return right > width + 1 || left < -1;
    });
    return [
      `the page is ${document.documentElement.scrollWidth} wide in ${width}`,
      ...wide.slice(0, 5).map((each) => `${each.tagName}.${each.className}: ${each.textContent?.slice(0, 60)}`),
    ];
  });
}

/** Keeps a picture for people to look at, who are not there in CI; the folder is not part of the project. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['CI']) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, animations: 'disabled' });
}

/** Pictures of a page on a phone and at a desk, in the light and the dark; fails where it does not fit or axe finds something. Leaves the page as it was. */
export async function film({ page, script }: Reading, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of [360, 1280] as const) {
    await page.setViewportSize({ width, height: heights[width] });
    expect(await overflows(page), `${name} at ${width}`).toEqual([]);
    // axe needs a page with script.
    if (script && width === 1280) expect(await violations(page), name).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `${name}-${width}-${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
}
