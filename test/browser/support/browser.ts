import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { packageFolder } from '#app/config.ts';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** How somebody reads: on a phone or at a desk, in the light or the dark, with script or without. */
export interface Reader {
  readonly width?: 360 | 768 | 1280;
  readonly dark?: boolean;
  readonly script?: boolean;
  readonly language?: 'en' | 'es' | 'ar' | 'en-XA';
  readonly reducedMotion?: boolean;
}

export interface Reading {
  readonly page: Page;
  readonly context: BrowserContext;
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
  afterAll(async () => {
    await browser.close();
    for (const reading of open) expect(reading.trouble).toEqual([]);
  });

  async function read(reader: Reader = {}): Promise<Reading> {
    const context = await browser.newContext({
      baseURL: origin(),
      viewport: { width: reader.width ?? 1280, height: reader.width === 360 ? 740 : 900 },
      colorScheme: reader.dark ? 'dark' : 'light',
      javaScriptEnabled: reader.script ?? true,
      reducedMotion: reader.reducedMotion ? 'reduce' : 'no-preference',
      locale: reader.language === 'es' ? 'es-US' : reader.language === 'ar' ? 'ar' : 'en-US',
    });
    if (reader.language) await context.addCookies([{ name: 'longtable.language', value: reader.language, url: origin() }]);
    const page = await context.newPage();
    const reading: Reading = { page, context, trouble: watch(page, origin()) };
    open.push(reading);
    return reading;
  }
  return { read };
}

/** Anything a customer would not want: script errors, broken files, requests to anybody else. A 4xx page is no trouble by itself. */
function watch(page: Page, origin: string): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) trouble.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:') && !request.url().startsWith('blob:')) trouble.push(`request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) trouble.push(`${response.status()}: ${response.url()}`);
  });
  return trouble;
}

/** What axe finds wrong, as lines that say where; none is the only good number. Needs a page with script. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  });
  return results.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${violation.help})`));
}

/** Whether the page is wider than its window: a thing no phone should meet. */
export async function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}

/** Keeps a picture for people to look at; the folder is not part of the project. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(packageFolder(), 'test/browser/screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
