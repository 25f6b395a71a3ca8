import { describe, expect, test } from 'vitest';
import { allowed, denied } from '#app/platform/result.ts';
import { checksOf, permissions, type Answer } from '#test/permissions.ts';

const people = { visitor: 0, member: 1, convener: 2 };
const doors = { garden: 0, hall: 1, cellar: 2 };
const enter = (near: number, door: number) => (near >= door ? allowed : denied('house:denied.too-far'));

permissions(
  'a table that is right',
  `
  who      | garden | hall    | cellar
  visitor  | yes    | too-far | too-far
  convener | yes    | yes     | yes
`,
  { rows: people, columns: doors, ask: enter },
);

permissions(
  'what came back over the wire, in words or in figures',
  `
  page     | in words | in figures
  shown    | opens    | 200
  done     | yes      | 303
  no       | refused  | 403
  nothing  | hidden   | 404
  mistaken | 422      | 422
`,
  {
    rows: { shown: 200, done: 303, no: 403, nothing: 404, mistaken: 422 },
    columns: { 'in words': 0, 'in figures': 0 },
    ask: async (status) => ({ status, location: status === 303 ? '/me' : null }),
  },
);

/** Runs a table of one column, "ask", and says what came of its rows: `right`, or the complaint. */
async function outcomes(table: string, answers: Record<string, Answer>): Promise<string[]> {
  const checks = checksOf('title', table, { rows: answers, columns: { ask: null }, ask: (answer) => answer });
  return Promise.all(
    checks.map(({ check }) =>
      check().then(
        () => 'right',
        (error: unknown) => String(error),
      ),
    ),
  );
}

describe('a cell that is wrong fails, and its neighbours do not', () => {
  test.each<[string, string, Answer]>([
    ['yes where it is denied', 'yes', denied('house:denied.too-far')],
    ['denied where it is yes', 'too-far', allowed],
    ['another reason', 'closed', denied('house:denied.too-far')],
    ['a part of the reason', 'far', denied('house:denied.too-far')],
    ['a page where something should be done', 'yes', 200],
    ['done where a page should open', 'opens', 303],
    ['refused where it should be hidden', 'hidden', { status: 403, location: null }],
    ['another figure', '409', 422],
    ['sign-in is not done', 'yes', { status: 303, location: '/sign-in?back=%2Fme' }],
    ['sign-in is not done, in figures', '303', { status: 303, location: '/sign-in' }],
    ['done is not sign-in', 'sign-in', { status: 303, location: '/me' }],
    ['another word', 'few', 'none'],
  ])('%s', async (_, cell, answer) => {
    const [sound, wrong] = await outcomes(`row | ask\n sound | yes\n wrong | ${cell}`, { sound: allowed, wrong: answer });
    expect(sound).toBe('right');
    expect(wrong).toMatch(/AssertionError/);
  });

  test('sign-in has a word of its own', async () => {
    expect(await outcomes('row | ask\n visitor | sign-in', { visitor: { status: 303, location: '/sign-in?back=%2Fme' } })).toEqual(['right']);
  });

  test('a page that broke fails with its text', async () => {
    expect(await outcomes('row | ask\n visitor | 500', { visitor: { status: 500, location: null, text: 'It broke.' } })).toEqual([
      'Error: status 500: It broke.',
    ]);
  });

  test('a question that breaks fails', async () => {
    const [check] = checksOf('title', 'row | ask\n visitor | yes', {
      rows: { visitor: 0 },
      columns: { ask: 0 },
      ask: () => Promise.reject(new Error('broken')),
    });
    await expect(check?.check()).rejects.toThrow('broken');
  });
});

describe('a table that cannot be read is refused, with its title and the place', () => {
  test.each([
    ['a row that there is not', 'who | garden\n visitr | yes', 'title: there is no row "visitr", only "visitor", "member", "convener".'],
    ['a column that there is not', 'who | attic\n visitor | yes', 'title: there is no column "attic", only "garden", "hall", "cellar".'],
    ['a name that every object has', 'who | garden\n constructor | yes', 'title: there is no row "constructor"'],
    ['a missing cell', 'who | garden | hall\n visitor | yes', 'title: row "visitor" says nothing in column "hall".'],
    ['an empty cell', 'who | garden | hall\n visitor | | yes', 'title: row "visitor" says nothing in column "garden".'],
    ['a cell too many', 'who | garden\n visitor | yes | yes', 'title: row "visitor" has 2 cells for 1 columns.'],
    ['a row twice', 'who | garden\n visitor | yes\n visitor | yes', 'title: row "visitor" stands there twice.'],
    ['a column twice', 'who | garden | garden\n visitor | yes | yes', 'title: column "garden" stands there twice.'],
    ['no columns', 'who\n visitor', 'title: the table needs a line of column names and a row.'],
    ['no rows', 'who | garden', 'title: the table needs a line of column names and a row.'],
    ['nothing', '\n  \n', 'title: the table needs a line of column names and a row.'],
  ])('%s', (_, table, complaint) => {
    expect(() => checksOf('title', table, { rows: people, columns: doors, ask: enter })).toThrow(complaint);
  });
});
