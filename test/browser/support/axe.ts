import axeCore, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The slowest rules by far, and the only ones that can tell light from dark. */
const inColour = ['color-contrast', 'link-in-text-block'];
/** It would fetch style sheets and media once more, for rules about sound that plays by itself; there is none. */
const thrifty: RunOptions = { resultTypes: ['violations'], preload: false };

/** What axe finds wrong in a part of the page, as lines that say where; none is the only good number. */
export async function violations(page: Page, within = 'html'): Promise<string[]> {
  await bringAxe(page);
  const rules = Object.fromEntries(inColour.map((rule) => [rule, { enabled: false }]));
  const built = await page.evaluate(([place, options]) => (window as Watched).axe.run(place, options), [within, { ...thrifty, runOnly: tags, rules }] as const);
  return [...linesOf(built), ...(await violationsInColour(page, within))];
}

/** Ways for words to stand on a page whose colours were looked at, in the light and in the dark. */
const looked = new Set<string>();

/** What axe finds wrong with colours, where words stand like none that it looked at before: the same would look the same. */
export async function violationsInColour(page: Page, within = 'html'): Promise<string[]> {
  await bringAxe(page);
  const { isDark, ways } = await page.evaluate(
    (place) => ({ isDark: matchMedia('(prefers-color-scheme: dark)').matches, ways: [...(window as Watched).wordsByWay(place).keys()] }),
    within,
  );
  const unseen = ways.filter((way) => !looked.has(`${isDark} ${way}`));
  for (const way of unseen) looked.add(`${isDark} ${way}`);
  const found = await page.evaluate(
    async ([place, wanted, options]) => {
      const { axe, wordsByWay } = window as Watched;
      // Found anew, because a live page may have been made new meanwhile.
      const isWanted = new Set(wanted);
      const words = [...wordsByWay(place)].flatMap(([way, element]) => (isWanted.has(way) ? [element] : []));
      return words.length > 0 ? axe.run(words, options) : null;
    },
    [within, unseen, { ...thrifty, runOnly: { type: 'rule', values: inColour } }] as const,
  );
  return found ? linesOf(found) : [];
}

type Watched = Window & typeof globalThis & { axe: typeof axeCore; wordsByWay: typeof wordsByWay };

async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(`window.axe ?? (() => { ${axeCore.source} })(); window.wordsByWay = ${wordsByWay}`);
}

/** In the page: the first words that stand in each way, by what they are within what, and all that a style sheet can tell apart. */
function wordsByWay(place: string): Map<string, Element> {
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
  const words = [...(document.querySelector(place)?.querySelectorAll('*') ?? [])].filter(holdsWords);
  return new Map(words.toReversed().map((element) => [wayOf(element), element]));
}

function linesOf({ violations: found }: AxeResults): string[] {
  // Turbo marks the document as busy for the moment in which a live page is fetched anew.
  const lasting = found.map((violation) => ({
    ...violation,
    nodes: violation.nodes.filter((node) => !node.any.concat(node.all, node.none).some((check) => check.message.includes('aria-busy'))),
  }));
  return lasting.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${violation.help}) ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  );
}
