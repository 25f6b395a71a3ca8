import { byteOrderMark, csvText } from '../../../platform/csv.ts';
import type { Controller } from '../../../platform/http/web.ts';
import { inLocale } from '../../frameworks/index.ts';
import { coverageOf } from '../coverages.ts';
import { ledIssue } from './finding.ts';
import type { Speaker } from './sentences.ts';
import { sheetOf, type SheetRow } from './sheet.ts';

/** The table of the page as a file for a spreadsheet: the same words, and no figure that the page does not tell. */
export const tableFile: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await ledIssue(c);
  const coverage = await coverageOf(ctx, issue);
  const head = (['list', 'kind', 'step.needed', 'step.reached', 'step.present', 'step.speaking', 'people', 'compared'] as const).map((key) =>
    ctx.t(`coverage:${key}`),
  );
  const rows = coverage.lists.flatMap((covered) => {
    const list = inLocale(covered.list.content.name, ctx.locale).text;
    return sheetOf(ctx satisfies Speaker, covered, coverage.threshold).map((row) => [list, ...cellsOf(row)]);
  });
  return c.body(`${byteOrderMark}${csvText([head, ...rows])}`, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${issue.slug}-coverage.csv"`,
  });
};

function cellsOf(row: SheetRow): string[] {
  return [row.name, row.needed, row.reached, row.present, row.speaking, row.people, row.compared];
}
