import { world } from '#world/index.ts';
import { localeCookie } from '#app/platform/i18n/choose.ts';
import type { RouteName } from '#app/routes.ts';
import { useBrowser, type Reader, type Reading } from './browser.ts';
import { useLongtable } from './server.ts';

/** Where a walk over all pages begins, beside the front page. */
export const everywhere = ['/join', '/sign-in', '/sign-in/code?email=ana%40example.org', '/nothing-here', '/issues/new'];

/** Somebody of the demo in whose shoes its pages are walked, or nobody in particular. */
export type Shoes = (typeof world.roles)[number]['key'] | 'visitor';

/** What each of them comes to, beyond what links from the front page must lead everybody to. */
export const pagesOf: Record<Shoes, readonly RouteName[]> = {
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

/** An administrator meets all that the convener does: only what may differ is opened once more. */
export const leftOutFor = (shoes: Shoes) =>
  new Set(shoes === 'administrator' ? pagesOf.convener.filter((route) => !pagesOf.administrator.includes(route)) : []);

/** The demo for a test file, and ways to step into the shoes of its people. */
export function useShoes() {
  const longtable = useLongtable({ args: ['demo'] });
  const { read } = useBrowser(() => longtable().origin);

  async function stepInto(shoes: Shoes, reader: Reader = {}): Promise<Reading> {
    const reading = await read(reader);
    const person = world.persons.find((one) => one.key === world.roles.find((role) => role.key === shoes)?.person);
    await reading.go('/');
    if (person) await reading.press(person.name);
    // Whoever steps in reads their own language; the stretched one is asked for anew.
    if (reader.language) await reading.context.addCookies([{ name: localeCookie, value: reader.language, url: longtable().origin }]);
    return reading;
  }

  return { read, stepInto };
}

/** Opens all that is folded. */
export async function unfold(page: Reading['page']): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}
