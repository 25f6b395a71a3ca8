import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import type { NowItem } from '../../../ui/index.ts';
import { inLocale } from '../../frameworks/index.ts';
import type { Issue } from '../../issues/index.ts';
import { isToolName, type ToolName } from '../sheet.ts';
import { currentTool, dueSheets } from '../sheets.ts';
import { countWaitingSlips } from '../slips.ts';

/** What the sheets of an issue ask of those who lead it: suggestions that wait, and days to come back that have come. */
export async function sheetsNow(ctx: Ctx, issue: Issue): Promise<NowItem[]> {
  const items: NowItem[] = [];
  for (const { tool, count } of await countWaitingSlips(ctx, issue.id))
    if (isToolName(tool))
      items.push({
        href: linkTo(issue, tool),
        strong: ctx.t('tools:now.slips', { count }),
        rest: ctx.t('tools:now.on', { tool: await nameOf(ctx, issue, tool) }),
      });
  for (const sheet of await dueSheets(ctx, issue.id))
    items.push({
      href: linkTo(issue, sheet.tool),
      strong: ctx.t('tools:now.due', { tool: await nameOf(ctx, issue, sheet.tool) }),
      rest: ctx.t('tools:now.due.rest'),
    });
  return items;
}

const linkTo = (issue: Issue, tool: ToolName) => href('tool.show', { issue: issue.slug, tool });

async function nameOf(ctx: Ctx, issue: Issue, tool: ToolName): Promise<string> {
  return inLocale((await currentTool(ctx, issue, tool)).content.name, ctx.locale).text;
}
