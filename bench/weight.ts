import { chromium, type Browser } from 'playwright-core';
import { startProgram } from '#test/process.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Slow 4G as Lighthouse applies it by the browser's own throttling: 562 ms, 180 KB/s; a processor four times slower. */
const slow = { offline: false, latency: 562, downloadThroughput: 180 * 1024, uploadThroughput: 84 * 1024 };

/** What a first visit to the participant's page weighs, and when something is painted on a slow phone. */
export async function bench(): Promise<void> {
  const program = await startProgram({ args: ['demo'], env: { LONGTABLE_LOG: 'error' } });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  try {
    const paints: number[] = [];
    let parts = new Map<string, number>();
    const path = await conversationPath(program.origin);
    for (let round = 0; round < 5; round += 1) {
      const visit = await firstVisit(browser, program.origin + path);
      paints.push(visit.firstPaint);
      parts = visit.parts;
    }
    const total = [...parts.values()].reduce((sum, bytes) => sum + bytes, 0);
    for (const [kind, bytes] of parts) console.log(`${kind}: ${(bytes / 1000).toFixed(1)} KB`);
    console.log(`first visit: ${(total / 1000).toFixed(1)} KB (goal 90), script ${((parts.get('Script') ?? 0) / 1000).toFixed(1)} KB (goal 30)`);
    paints.sort((one, other) => one - other);
    console.log(`first contentful paint, median of 5: ${Math.round(paints[2] ?? 0)} ms (goal 1,000), slowest ${Math.round(paints[4] ?? 0)} ms`);
  } finally {
    await browser.close();
    await program.discard();
  }
}

/** The open conversation of the demo's first issue, as its public page links it. */
async function conversationPath(origin: string): Promise<string> {
  const home = await (await fetch(origin)).text();
  const issue = /href="(\/issues\/[a-z0-9-]+)"/.exec(home)?.[1] ?? '';
  const page = await (await fetch(origin + issue)).text();
  const found = /href="(\/conversations\/[0-9a-f-]{36})"/.exec(page)?.[1];
  if (!found) throw new Error('the public page of the issue links no conversation');
  return found;
}

async function firstVisit(browser: Browser, url: string): Promise<{ parts: Map<string, number>; firstPaint: number }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', slow);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const kinds = new Map<string, string>();
  const parts = new Map<string, number>();
  cdp.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other';
    parts.set(kind, (parts.get(kind) ?? 0) + encodedDataLength);
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(1500);
  const firstPaint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  await context.close();
  return { parts, firstPaint };
}
