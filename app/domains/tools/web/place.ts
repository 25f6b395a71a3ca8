import { must } from '../../../platform/acting.ts';
import { NotFound } from '../../../platform/errors.ts';
import { param, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import type { ToolStep } from '../../frameworks/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { standingOn, type Standing } from '../../people/index.ts';
import { canRead } from '../policy.ts';
import { rowsAt, type RowKind } from '../rows/index.ts';
import type { Sheet } from '../sheet.ts';
import { getSheet, toolOf } from '../sheets.ts';

export interface Place {
  readonly issue: Issue;
  readonly sheet: Sheet;
  readonly standing: Standing;
}

/** The sheet of the address, for those who belong to its issue. @throws NotFound, Denied */
export async function placeOf(c: Web): Promise<Place> {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const sheet = await getSheet(ctx, issue.id, param(c, 'sheet'));
  const standing = await standingOn(ctx, issue.id);
  must(canRead(standing));
  return { issue, sheet, standing };
}

/** The step of the address that has rows. @throws NotFound */
export async function stepOf(c: Web, { sheet }: Place): Promise<{ step: ToolStep; rows: RowKind }> {
  const { content } = await toolOf(c.var.ctx, sheet);
  const step = content.steps.find((one) => one.key === param(c, 'step'));
  const rows = step ? rowsAt(sheet.tool, step.key) : undefined;
  if (!step || !rows) throw new NotFound();
  return { step, rows };
}

/** The address of a sheet: at a step, and there at a row or another part of the page. */
export function sheetHref(place: Pick<Place, 'issue' | 'sheet'>, step?: string, at = step, query: Record<string, string> = {}): string {
  const path = href('sheet.show', { issue: place.issue.slug, sheet: place.sheet.id }, { ...(step ? { step } : {}), ...query });
  return at ? `${path}#${at}` : path;
}
