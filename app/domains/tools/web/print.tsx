import { render, type Controller } from '../../../platform/http/web.ts';
import { currentTool } from '../sheets.ts';
import { placeOf } from './place.ts';
import { BlankPage, FilledPage, type Paper } from './print-pages.tsx';
import { loadSheet } from './sheet-data.ts';
import { toolAt } from './tool-page.tsx';

const paperOf = (text: string | undefined): Paper => (text === 'letter' || text === 'a4' ? text : 'any');

/** A tool on paper, with room to write in. */
export const showBlank: Controller = async (c) => {
  const { ctx } = c.var;
  const { issue, tool } = await toolAt(c);
  const framework = await currentTool(ctx, issue, tool);
  return render(c, <BlankPage issue={issue} name={tool} tool={framework.content} origin={ctx.origin} paper={paperOf(c.req.query('paper'))} />);
};

/** A sheet on paper as it stands today: what the one who prints it may read. */
export const printSheet: Controller = async (c) => {
  const { ctx } = c.var;
  const { issue, sheet } = await placeOf(c);
  const data = await loadSheet(ctx, issue, sheet);
  return render(c, <FilledPage data={data} origin={ctx.origin} paper={paperOf(c.req.query('paper'))} />, 200, { issueId: issue.id });
};
