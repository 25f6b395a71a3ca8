import { chromium, type Page } from 'playwright-core';
import { findNetwork } from '#app/engines/network/index.ts';
import { layOut } from '#app/engines/layout/index.ts';
import { startProgram } from '#test/process.ts';
import { world } from '#world/index.ts';

const elements = 500;
const relations = 1500;
const slug = world.issues[0]?.slug ?? '';

/** A map of 500 elements and 1,500 relations: laying it out, opening its page, and how smoothly it moves under the hand. */
export async function bench(): Promise<void> {
  const map = madeMap();
  const links = map.connections.map(({ from, to }) => ({ from, to }));
  const ids = map.elements.map(({ label }) => ({ id: label }));
  told(
    'laying out, one thread of Node',
    'ms (goal 2,000)',
    repeated(5, () => layOut(ids, links)),
  );
  told(
    'parts, brokers and who stands alone, one thread of Node',
    'ms',
    repeated(5, () =>
      findNetwork(
        ids.map(({ id }) => id),
        links,
      ),
    ),
  );
  const demo = await startProgram({ args: ['demo'], env: { LONGTABLE_LOG: 'error' } });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'] });
  try {
    const page = await (await browser.newContext({ baseURL: demo.origin, viewport: { width: 1280, height: 900 } })).newPage();
    await inBrowser(page, JSON.stringify(map));
  } finally {
    await browser.close();
    await demo.discard();
  }
}

async function inBrowser(page: Page, file: string): Promise<void> {
  await page.goto('/');
  await page.locator('.doors button').first().click();
  await page.waitForURL('**/me');
  await page.goto(`/issues/${slug}/map/import`);
  await page.fill('textarea[name=json]', file);
  await page.check('input[value=replace]');
  await page.locator('#import button.primary').click();
  const begun = performance.now();
  await page.locator('#agree button.primary').click();
  await page.waitForSelector('.net-svg');
  console.log(`taking in a file, placed, until its page is there: ${Math.round(performance.now() - begun)} ms`);
  for (let round = 0; round < 3; round += 1) console.log(`panning, 3 seconds with the mouse: ${await framesWhilePanning(page)}`);
  await page.evaluate(
    "void (window.took = new Promise((tell) => new MutationObserver(() => tell(document.querySelector('longtable-system-map').dataset.took)).observe(document.querySelector('longtable-system-map'), { attributeFilter: ['data-took'] })))",
  );
  await page.locator('#arrange button').click();
  console.log(`laying out, worker of Chromium: ${String(await page.evaluate('window.took'))} ms (goal 2,000)`);
}

/** Frames as the page itself sees them, while the mouse drags the ground to and fro. */
async function framesWhilePanning(page: Page): Promise<string> {
  const frame = await page.locator('.net-frame').boundingBox();
  if (!frame) throw new Error('the map has no frame');
  const at = { x: frame.x + 12, y: frame.y + 12 };
  await page.locator('button[value=in]').click();
  await page.evaluate(
    'window.round = (window.round ?? 0) + 1; window.frames60 = []; (function tick(time, round) { window.frames60.push(time); if (window.round === round) requestAnimationFrame((next) => tick(next, round)); })(performance.now(), window.round)',
  );
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  const start = performance.now();
  for (let step = 0; performance.now() - start < 3000; step += 1) {
    const turn = (step % 80) / 80;
    const along = turn < 0.5 ? turn : 1 - turn;
    await page.mouse.move(at.x + along * 900, at.y + along * 500);
  }
  await page.mouse.up();
  const times = (await page.evaluate('window.round += 1, window.frames60.splice(0)')) as number[];
  const gaps = times.slice(2).map((time, index) => time - (times[index + 1] ?? time));
  const sorted = gaps.toSorted((a, b) => a - b);
  const share = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  const seconds = gaps.reduce((sum, gap) => sum + gap, 0) / 1000;
  return `${(gaps.length / seconds).toFixed(1)} frames a second (goal 60); gap between frames: half within ${share(0.5)} ms, 95 of 100 within ${share(0.95)} ms, 99 within ${share(0.99)} ms`;
}

/** Most relations meet in few elements, as in life. The same every time. */
function madeMap() {
  let state = 7;
  const chance = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const name = (at: number) => `Group ${at} of many`;
  const kinds = ['works with', 'informs', 'funds', 'trusts', 'in tension with'];
  return {
    elements: Array.from({ length: elements }, (_, at) => ({ label: name(at), type: at % 3 === 0 ? 'Organization' : 'Group' })),
    connections: Array.from({ length: relations }, (_, at) => {
      const from = Math.floor(chance() * chance() * elements);
      const to = (from + 1 + Math.floor(chance() * (elements - 1))) % elements;
      return { from: name(from), to: name(to), type: kinds[at % kinds.length] ?? '', direction: 'directed' };
    }),
  };
}

function repeated(times: number, work: () => unknown): number[] {
  return Array.from({ length: times }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
}

function told(what: string, unit: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  console.log(
    `${what}: ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ${unit}; from ${Math.round(sorted[0] ?? 0)} to ${Math.round(sorted.at(-1) ?? 0)}`,
  );
}
