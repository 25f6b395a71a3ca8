import { beforeEach, describe, expect, test } from 'vitest';
import type { Verdict } from '#app/platform/result.ts';
import type { TestApp, TestBrowser } from './app.ts';

/** What a cell is compared with: what a policy said, the page or status that came back, or a word of the test's own. */
export type Answer = Verdict | { readonly status: number; readonly location: string | null; readonly text?: string } | number | string;

export interface Matrix<Row, Column> {
  /** What stands behind the name of each row, and of each column. The table may leave some out. */
  readonly rows: Readonly<Record<string, Row>>;
  readonly columns: Readonly<Record<string, Column>>;
  readonly ask: (row: Row, column: Column) => Answer | Promise<Answer>;
}

/**
 * Defines one test for each row of a table that says who may do what. The table is text, so that it keeps its shape and is read without knowing code:
 *
 *     permissions('who may place', `
 *       who         | open, core | open, all | closed, core | from paper
 *       visitor     | ring       | ring      | ring         | entered
 *       core member | yes        | yes       | closed       | entered
 *     `, { rows: people, columns: readings, ask: canPlace });
 *
 * The first line names the columns; its first cell only says what the rows are. The cells of a row are asked from left to right, within one test.
 *
 * What a cell says:
 * - of a policy: `yes`, or the reason why not, without its `slice:denied.`
 * - of a request: `yes` (303: done), `opens` (200: a page), `refused` (403: told why not), `hidden` (404: as if it were not there), `sign-in` (asked to sign in),
 *   or a status in figures
 * - else the very word that `ask` gave.
 * @throws when the table names a row or column that there is not, names one twice, or leaves a cell empty
 */
export function permissions<Row, Column>(title: string, table: string, matrix: Matrix<Row, Column>): void {
  const checks = checksOf(title, table, matrix);
  describe(title, () => {
    for (const { name, check } of checks) test(name, check);
  });
}

/** The people of a test town, from far to near. */
const townspeople = ['visitor', 'stranger', 'listener', 'advisor', 'core', 'convener', 'admin'] as const;
export type Townsperson = (typeof townspeople)[number];

/** Something that a person tries with a browser of their own. */
export type Deed = (browser: TestBrowser, who: Townsperson) => Answer | Promise<Answer>;

/**
 * The same for what the people of the town try through their browsers. Where the table begins with `who`, people are its rows and deeds its columns; else the other way round:
 *
 *     permissionsInTown('who may answer', `
 *       who      | answer  | open the form
 *       visitor  | sign-in | sign-in
 *       core     | refused | refused
 *       convener | yes     | opens
 *     `, () => app, {
 *       answer: (browser) => browser.post(path, fields),
 *       'open the form': (browser) => browser.get(`${path}/new`),
 *     });
 *
 * @throws as `permissions` does
 */
export function permissionsInTown(title: string, table: string, app: () => TestApp, deeds: Readonly<Record<string, Deed>>): void {
  const people = Object.fromEntries(townspeople.map((who) => [who, who]));
  const attempt = async (who: Townsperson, deed: Deed) => deed(who === 'visitor' ? app().browser() : await app().browser().signIn(`${who}@example.org`), who);
  if (/^\s*who\s*\|/.test(table)) permissions(title, table, { rows: people, columns: deeds, ask: attempt });
  else permissions(title, table, { rows: deeds, columns: people, ask: (deed, who) => attempt(who, deed) });
}

/** The same before the town's issue is published: those who are not of it do not find it. */
export function permissionsBeforePublishing(title: string, table: string, app: () => TestApp, deeds: Readonly<Record<string, Deed>>): void {
  describe('before the issue is published', () => {
    beforeEach(async () => {
      await app().deps.database.db.deleteFrom('issue_publications').execute();
    });
    permissionsInTown(title, table, app, deeds);
  });
}

export interface Check {
  /** The row's name. */
  readonly name: string;
  /** @throws when a cell says something else than what is so */
  readonly check: () => Promise<void>;
}

/**
 * What `permissions` tests, row by row.
 * @throws as `permissions` does
 */
export function checksOf<Row, Column>(title: string, table: string, { rows, columns, ask }: Matrix<Row, Column>): Check[] {
  const [header, ...lines] = linesOf(table);
  if (!header || header.length < 2 || lines.length === 0) throw new Error(`${title}: the table needs a line of column names and a row.`);
  const names = header.slice(1);
  const asked = names.map((at) => ({ at, column: known(title, 'column', columns, at) }));
  const named = lines.map(([name = '']) => name);
  once(title, 'column', names);
  once(title, 'row', named);
  return lines.map(([name = '', ...cells]) => {
    const row = known(title, 'row', rows, name);
    const expected = expectedOf(`${title}: row "${name}"`, names, cells);
    const check = async () => {
      const found: Record<string, string> = {};
      for (const { at, column } of asked) found[at] = spoken(await ask(row, column), expected[at] ?? '');
      expect(found).toEqual(expected);
    };
    return { name, check };
  });
}

function linesOf(table: string): string[][] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

function known<T>(title: string, kind: 'row' | 'column', named: Readonly<Record<string, T>>, name: string): T {
  const found = Object.entries(named).find(([one]) => one === name);
  if (found) return found[1];
  throw new Error(`${title}: there is no ${kind} "${name}", only "${Object.keys(named).join('", "')}".`);
}

function once(title: string, kind: 'row' | 'column', names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`${title}: ${kind} "${twice}" stands there twice.`);
}

function expectedOf(place: string, names: readonly string[], cells: readonly string[]): Record<string, string> {
  if (cells.length > names.length) throw new Error(`${place} has ${cells.length} cells for ${names.length} columns.`);
  return Object.fromEntries(
    names.map((name, at) => {
      const cell = cells[at];
      if (!cell) throw new Error(`${place} says nothing in column "${name}".`);
      return [name, cell];
    }),
  );
}

const outcomes: Readonly<Record<number, string>> = { 200: 'opens', 303: 'yes', 403: 'refused', 404: 'hidden' };

/** An answer in the words of the table; a status stays a number where its cell has one. */
function spoken(answer: Answer, cell: string): string {
  if (typeof answer === 'string') return answer;
  if (typeof answer === 'number') return /^\d+$/.test(cell) ? String(answer) : (outcomes[answer] ?? String(answer));
  if ('status' in answer && answer.status >= 500) throw new Error(`status ${answer.status}: ${answer.text?.slice(0, 2000)}`);
  if ('allowed' in answer) return answer.allowed ? 'yes' : answer.reason.replace(/^[\w-]+:denied\./, '');
  return answer.location?.startsWith('/sign-in') ? 'sign-in' : spoken(answer.status, cell);
}
