import axeCore, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The slowest rules by far, and the only ones that can tell light from dark. */
const inColour = ['color-contrast', 'link-in-text-block'];
const mark = 'data-colour-unseen';

/** What axe finds wrong in a part of the page, as lines that say where; none is the only good number. */
export async function violations(page: Page, within = 'html'): Promise<string[]> {
  const built = await run(page, within, { runOnly: tags, rules: Object.fromEntries(inColour.map((rule) => [rule, { enabled: false }])) });
  return [...built, ...(await violationsInColour(page, within))];
}

/** Ways for words to stand on a page whose colours were looked at, in the light and in the dark. */
const looked = new Set<string>();

/** What axe finds wrong with colours, where words stand like none that it looked at before: the same would look the same. */
export async function violationsInColour(page: Page, within = 'html'): Promise<string[]> {
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const unseen = (await waysToStand(page, within)).map((way) => {
    const isNew = way !== '' && !looked.has(`${dark} ${way}`);
    looked.add(`${dark} ${way}`);
    return isNew;
  });
  if (!unseen.includes(true)) return [];
  await setMarks(page, within, unseen);
  try {
    return await run(page, `[${mark}]`, { runOnly: { type: 'rule', values: inColour } });
  } finally {
    await setMarks(page, within, []);
  }
}

/** For each element, in their order: what it is, and within what, by all that a style sheet can tell apart; empty where it holds no words. */
async function waysToStand(page: Page, within: string): Promise<string[]> {
  return page.evaluate((place) => {
    const styled = /^(class|style|type|open|hidden|disabled|checked|dir|fill|data-.*|aria-(current|disabled|pressed|invalid))$/;
    const ways = new Map<Element | null, string>([[null, '']]);
    const wayOf = (element: Element | null): string => {
      const known = ways.get(element);
      if (element === null || known !== undefined) return known ?? '';
      const own = [...element.attributes].filter(({ name }) => styled.test(name)).map(({ name, value }) => `${name}=${value}`);
      const way = `${wayOf(element.parentElement)} > ${element.tagName} ${own.join(' ')}`;
      ways.set(element, way);
      return way;
    };
    const holdsWords = (element: Element) =>
      element.matches('input, select, textarea') || [...element.childNodes].some((child) => child instanceof Text && child.data.trim() !== '');
    return [...(document.querySelector(place)?.querySelectorAll('*') ?? [])].map((element) => (holdsWords(element) ? wayOf(element) : ''));
  }, within);
}

async function setMarks(page: Page, within: string, marked: readonly boolean[]): Promise<void> {
  await page.evaluate(
    ([place, name, which]) => {
      const elements = document.querySelector(place)?.querySelectorAll('*') ?? [];
      for (const [at, element] of [...elements].entries()) element.toggleAttribute(name, which[at] ?? false);
    },
    [within, mark, marked] as const,
  );
}

async function run(page: Page, within: string, options: RunOptions): Promise<string[]> {
  await page.evaluate(`window.axe ?? (() => { ${axeCore.source} })()`);
  const { violations: found } = await page.evaluate(
    async ([place, how]) => {
      const { axe } = window as unknown as { axe: typeof axeCore };
      return axe.run(place, how);
    },
    // It would fetch style sheets and media once more, for rules about sound that plays by itself; there is none.
    [within, { ...options, resultTypes: ['violations'], preload: false } satisfies RunOptions] as const,
  );
  // Turbo marks the document as busy for the moment in which a live page is fetched anew.
  const lasting = found.map((violation) => ({
    ...violation,
    nodes: violation.nodes.filter((node) => !node.any.concat(node.all, node.none).some((check) => check.message.includes('aria-busy'))),
  }));
  return lasting.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${violation.help}) ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  );
}
